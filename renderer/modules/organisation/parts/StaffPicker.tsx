import { useState } from "react";
import { Picker } from "#renderer/kit/Picker.tsx";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";
import { personStrings } from "#shared/modules/organisation/person/strings.ts";
import { person } from "#shared/engine/fields.ts";

type Props = { readonly id: string; readonly label: string; readonly value: string; readonly withLeft: boolean; readonly onChange: (person: string) => void };
const field = person();

/** Chooses one of the staff; those who have left too, where it is about what they left behind. */
export function StaffPicker({ id, label, value, withLeft, onChange }: Props) {
  const { language } = useWorld();
  const [text, setText] = useState("");
  const staff = useQuery("common", { kind: "organisation.person" }) ?? [];
  const rows = staff.filter(({ status }) => withLeft || status === "active").map(({ id: one, status, form }) => ({ id: one, title: String(form["name"]), hint: `${String(form["login"])}${status === "left" ? `　${personStrings[language].statuses.left}` : ""}` }));
  const shown = rows.filter(({ title, hint }) => `${title} ${hint}`.includes(text.trim()));
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <Picker
        id={id} label={label} field={field} value={value} options={{}} language={language} fault={undefined} describedBy={undefined} pick={() => null}
        rows={shown} text={text} onText={setText} chosen={rows.find((row) => row.id === value)?.title ?? null} onChange={(chosen) => onChange(String(chosen))}
      />
    </p>
  );
}
