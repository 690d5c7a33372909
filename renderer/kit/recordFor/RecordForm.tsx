import { useState } from "react";
import type { Attachment } from "#shared/engine/record.ts";
import { choice, day, faultsOf, type Field, type Form } from "#shared/engine/fields.ts";
import { engineStrings } from "#shared/engine/strings.ts";
import { means } from "#shared/engine/routeCommands.ts";
import type { Language } from "#shared/engine/words.ts";
import { FieldInput } from "#renderer/sheets/FieldInput.tsx";
import { isGroup } from "#renderer/sheets/ChoiceInput.tsx";
import { fillIn } from "#renderer/sheets/values.ts";
import { Attachments } from "../Attachments.tsx";
import { Notice } from "../Page.tsx";
import { pick } from "../ReferencePicker.tsx";
import { recordStrings } from "./strings.ts";
import { useWords, useWorld } from "../world.tsx";

/** A turn that may be answered in a leader's name. */
export type Served = { readonly turn: string; readonly leader: string; readonly name: string };
type Props = { readonly served: readonly Served[]; readonly opinion: string; readonly busy: boolean; readonly onGive: (args: Form) => void; readonly onCancel: () => void };

const verdicts = ["agree", "disagree", "return"] as const;
const blank: Form = { verdict: "", means: "", givenOn: "" };
const fields: { readonly [name: string]: Field } = { verdict: choice(verdicts), means: choice(means), givenOn: day() };

/** 代录: for whom, what he decided, when and how he said so, and the paper that shows it. His words are those of the opinion box above. */
export function RecordForm({ served, opinion, busy, onGive, onCancel }: Props) {
  const words = useWords();
  const { language } = useWorld();
  const own = recordStrings[language];
  const [form, setForm] = useState(blank);
  const [chosen, setChosen] = useState(0);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [faults, setFaults] = useState<{ readonly [field: string]: string }>({});
  const { turn, leader, name } = served[chosen] ?? { turn: "", leader: "", name: "" };
  const lacksWords = form["verdict"] !== "agree" && form["verdict"] !== "" && opinion.trim() === "";
  const give = (): void => {
    const found = faultsOf(fields, form);
    setFaults(found);
    if (Object.keys(found).length === 0 && !lacksWords) onGive({ ...form, turn, for: leader, attachments: files });
  };
  return (
    <div className="question">
      <p className="note">{fillIn(own.hint, { name })}</p>
      {served.length > 1 ? <p><label htmlFor="record-for">{own.leader}</label><select id="record-for" value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>{served.map((each, index) => <option key={each.turn + each.leader} value={index}>{each.name}</option>)}</select></p> : null}
      {Object.keys(fields).map((field) => <Box key={field} name={field} value={form[field]} fault={faults[field]} language={language} onChange={(value) => setForm((latest) => ({ ...latest, [field]: value }))} />)}
      <Attachments attachments={files} record={null} onChange={setFiles} />
      <Notice text={lacksWords ? words.needsWords : null} tone="plain" />
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={give}>{own.give}</button><button type="button" onClick={onCancel}>{words.cancel}</button></p>
    </div>
  );
}

type BoxProps = { readonly name: string; readonly value: unknown; readonly fault: string | undefined; readonly language: Language; readonly onChange: (value: unknown) => void };

function Box({ name, value, fault, language, onChange }: BoxProps) {
  const field = fields[name];
  const label = recordStrings[language].fields[name as keyof (typeof recordStrings)["zh"]["fields"]];
  const { verdicts: options, means: ways, commands, faults } = engineStrings[language];
  if (field === undefined) return null;
  const id = `record-${name}`;
  const words = { ...options, ...ways, return: commands["route.return"] };
  return (
    <div className={fault === undefined ? "ask" : "ask faulty"}>
      {isGroup(field) ? <span id={`${id}-label`} className="required">{label}</span> : <label htmlFor={id} className="required">{label}</label>}
      <FieldInput id={id} label={label} field={field} value={value} options={words} language={language} fault={fault} describedBy={fault === undefined ? undefined : `${id}-fault`} onChange={onChange} pick={pick} />
      {fault === undefined ? null : <small className="fault" id={`${id}-fault`}>{(faults as { readonly [code: string]: string })[fault] ?? faults["field.wrong"]}</small>}
    </div>
  );
}
