import { useQuery } from "./world.tsx";
import { Picker } from "./Picker.tsx";
import type { InputProps } from "#renderer/sheets/fieldProps.ts";
import { useState } from "react";

/** Chooses a person by name, by the initials of the name, or by unit. */
export function PersonPicker(props: InputProps) {
  const [text, setText] = useState("");
  const people = useQuery("people", { text });
  const chosen = useQuery("people", { text: "" })?.find(({ id }) => id === props.value);
  const rows = people?.map(({ id, name, unitName, posts }) => ({ id, title: name, hint: [unitName, posts[0]?.title ?? ""].filter((part) => part !== "").join(" ") }));
  return <Picker {...props} rows={rows} text={text} onText={setText} chosen={chosen?.name ?? null} />;
}
