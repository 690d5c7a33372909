import { useState } from "react";
import { ways } from "#shared/engine/turn.ts";
import { wordOf } from "#renderer/sheets/values.ts";
import { Notice } from "../Page.tsx";
import { useWords, useWorld } from "../world.tsx";
import { PeopleBox } from "./PeopleBox.tsx";
import { askingStrings } from "./strings.ts";

type Props = { readonly command: AskCommand; readonly busy: boolean; readonly onGive: (args: { readonly [name: string]: unknown }) => void; readonly onCancel: () => void };
/** The commands that name other people. */
const kinds = { "route.add": { most: 20 }, "route.pass": { most: 1 }, "route.circulate": { most: 500 } } as const;
type AskCommand = keyof typeof kinds;
export const namesPeople = (command: string): command is AskCommand => Object.hasOwn(kinds, command);

/** 加签, 委派, 转办, 传阅: to whom, how, and the words that go along. */
export function AskForm({ command, busy, onGive, onCancel }: Props) {
  const words = useWords();
  const { language } = useWorld();
  const own = askingStrings[language];
  const [people, setPeople] = useState<readonly string[]>([]);
  const [how, setHow] = useState("before");
  const [mode, setMode] = useState("all");
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const isPassing = command === "route.pass";
  const give = (): void => {
    const lacking = people.length === 0 ? own.lacksPeople : isPassing && said.trim() === "" ? own.lacksWhy : null;
    setFault(lacking);
    if (lacking === null) onGive(argsOf(command, { people, how, mode, said }));
  };
  return (
    <div className="question">
      <PeopleBox chosen={people} most={kinds[command].most} label={isPassing ? own.person : own.people} onChange={setPeople} />
      {command === "route.add" ? <Choice id="ask-how" label={own.how} codes={ways} words={own.hows} value={how} onChange={setHow} /> : null}
      {command === "route.add" && people.length > 1 ? <Choice id="ask-mode" label={own.mode} codes={["all", "any", "sequence"]} words={own.modes} value={mode} onChange={setMode} /> : null}
      <label htmlFor="ask-words" className={isPassing ? "required" : undefined}>{command === "route.circulate" ? own.purpose : isPassing ? own.why : own.words}</label>
      <input id="ask-words" type="text" maxLength={200} value={said} onChange={({ target }) => setSaid(target.value)} />
      <Notice text={fault} />
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={give}>{wordOf(undefined, "commands", command, language)}</button><button type="button" onClick={onCancel}>{words.cancel}</button></p>
    </div>
  );
}

type Filled = { readonly people: readonly string[]; readonly how: string; readonly mode: string; readonly said: string };

function argsOf(command: AskCommand, { people, how, mode, said }: Filled): { readonly [name: string]: unknown } {
  if (command === "route.pass") return { to: people[0] ?? "", reason: said.trim() };
  return command === "route.add" ? { people, how, mode, words: said.trim() } : { people, words: said.trim() };
}

type ChoiceProps<Code extends string> = { readonly id: string; readonly label: string; readonly codes: readonly Code[]; readonly words: { readonly [code in Code]: string }; readonly value: string; readonly onChange: (code: string) => void };

function Choice<Code extends string>({ id, label, codes, words, value, onChange }: ChoiceProps<Code>) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>{codes.map((code) => <option key={code} value={code}>{words[code]}</option>)}</select>
    </>
  );
}
