import { useState } from "react";
import type { InputProps } from "#renderer/sheets/fieldProps.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { PersonPicker } from "./PersonPicker.tsx";
import { Picker } from "./Picker.tsx";
import { useQuery, useWords } from "./world.tsx";

/** Chooses a record of another type by what its card says: a seal, a car, a unit. */
function ReferencePicker(props: InputProps) {
  const [text, setText] = useState("");
  const { kind = "", only } = props.field;
  const rows = useQuery("references", { kind, text, ...(only === undefined ? {} : { only }) });
  const chosen = useQuery("references", { kind, text: "" })?.find(({ id }) => id === props.value);
  return <Picker {...props} rows={rows} text={text} onText={setText} chosen={chosen?.title ?? null} />;
}

/** Chooses several: each one chosen stands above the box and can be taken off again. */
function ReferencesPicker(props: InputProps) {
  const words = useWords();
  const [text, setText] = useState("");
  const { kind = "", only } = props.field;
  const chosen = Array.isArray(props.value) ? (props.value as readonly string[]) : [];
  const rows = useQuery("references", { kind, text, ...(only === undefined ? {} : { only }) })?.filter(({ id }) => !chosen.includes(id));
  const all = useQuery("references", { kind, text: "" });
  const titleOf = (id: string): string => all?.find((row) => row.id === id)?.title ?? "…";
  return (
    <>
      {chosen.length === 0 ? null : (
        <ul className="chosen">
          {chosen.map((id) => (
            <li key={id}>{titleOf(id)}<button type="button" className="quiet" aria-label={fillIn(words.takeOff, { title: titleOf(id) })} onClick={() => props.onChange(chosen.filter((each) => each !== id))}>✕</button></li>
          ))}
        </ul>
      )}
      <Picker {...props} value="" rows={rows} text={text} onText={setText} chosen={null} onChange={(id) => props.onChange([...chosen, id as string])} />
    </>
  );
}

const pickers: { readonly [input in InputProps["field"]["input"]]?: typeof ReferencePicker } = { person: PersonPicker, references: ReferencesPicker };

/** The input of a box that names something else. */
export function pick(props: InputProps) {
  const Input = pickers[props.field.input] ?? ReferencePicker;
  return <Input {...props} />;
}
