import { useState } from "react";
import type { InputProps } from "#renderer/sheets/fieldProps.ts";
import { PersonPicker } from "./PersonPicker.tsx";
import { Picker } from "./Picker.tsx";
import { useQuery } from "./world.tsx";

/** Chooses a record of another type by what its card says: a seal, a car, a unit. */
export function ReferencePicker(props: InputProps) {
  const [text, setText] = useState("");
  const kind = props.field.kind ?? "";
  const rows = useQuery("references", { kind, text });
  const chosen = useQuery("references", { kind, text: "" })?.find(({ id }) => id === props.value);
  return <Picker {...props} rows={rows} text={text} onText={setText} chosen={chosen?.title ?? null} />;
}

/** The input of a box that names something else. */
export const pick = (props: InputProps) => (props.field.input === "person" ? <PersonPicker {...props} /> : <ReferencePicker {...props} />);
