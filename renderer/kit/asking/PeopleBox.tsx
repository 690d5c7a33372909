import { useState } from "react";
import { person } from "#shared/engine/fields.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { PersonPicker } from "../PersonPicker.tsx";
import { useQuery, useWorld } from "../world.tsx";
import { askingStrings } from "./strings.ts";

type Props = { readonly chosen: readonly string[]; readonly onChange: (people: readonly string[]) => void; readonly label: string; readonly most: number };
const field = person();

/** Chooses people one by one, or a whole unit at once; those chosen stand above the box, each with a way out. */
export function PeopleBox({ chosen, onChange, label, most }: Props) {
  const { language } = useWorld();
  const words = askingStrings[language];
  const people = useQuery("people", { text: "" }) ?? [];
  const [picked, setPicked] = useState("");
  const add = (ids: readonly string[]): void => onChange([...new Set([...chosen, ...ids])].slice(-most));
  const pickOne = (id: unknown): void => {
    setPicked("");
    if (typeof id === "string" && id !== "") add([id]);
  };
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? id;
  return (
    <div className="people-box">
      <label htmlFor="people-box" className="required">{label}</label>
      {chosen.length === 0 ? <p className="muted">{words.nobody}</p> : <ul className="chips">{chosen.map((id) => <li key={id}>{nameOf(id)} <button type="button" className="quiet" aria-label={fillIn(words.takeOut, { name: nameOf(id) })} onClick={() => onChange(chosen.filter((each) => each !== id))}>✕</button></li>)}</ul>}
      <PersonPicker id="people-box" label={label} field={field} value={picked} options={{}} language={language} fault={undefined} describedBy={undefined} onChange={pickOne} pick={() => null} />
      {most > 1 ? <UnitBox onChoose={(unit) => add(people.filter(({ posts }) => posts.some((post) => post.unit === unit)).map(({ id }) => id))} /> : null}
    </div>
  );
}

function UnitBox({ onChoose }: { readonly onChoose: (unit: string) => void }) {
  const { language } = useWorld();
  const words = askingStrings[language];
  const units = useQuery("units", {}) ?? [];
  return (
    <>
      <label htmlFor="people-unit">{words.addUnit}</label>
      <select id="people-unit" value="" onChange={({ target }) => onChoose(target.value)}>
        <option value="">{words.chooseUnit}</option>
        {units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </>
  );
}
