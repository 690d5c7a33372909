import { useState } from "react";
import { blankOf, faultsOf, type Field, type Fields, type Form } from "#shared/engine/fields.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { FieldInput } from "#renderer/sheets/FieldInput.tsx";
import { isGroup } from "#renderer/sheets/ChoiceInput.tsx";
import { wordOf, wordsOf } from "#renderer/sheets/values.ts";
import { useActor } from "./links.ts";
import { Loading } from "./Page.tsx";
import { pick } from "./ReferencePicker.tsx";
import { faultText } from "./sentences.ts";
import { useWords, useWorld } from "./world.tsx";

type Props = { readonly type: AnyRecordType; readonly state: RecordState; readonly command: string; readonly busy: boolean; readonly onGive: (args: Form) => void; readonly onCancel: () => void };

/** The boxes that a type's own command asks this person for before it goes, with the note that belongs to the act. */
export function CommandForm(props: Props) {
  const actor = useActor();
  return actor === null ? <Loading /> : <Asking {...props} fields={props.type.asks?.[props.command]?.(props.state, actor) ?? {}} />;
}

function Asking({ type, state, command, fields, busy, onGive, onCancel }: Props & { readonly fields: Fields }) {
  const words = useWords();
  const { language } = useWorld();
  const [form, setForm] = useState<Form>(() => blankOf(fields));
  const [faults, setFaults] = useState<{ readonly [field: string]: string }>({});
  const give = (): void => {
    const found = faultsOf(fields, form);
    setFaults(found);
    if (Object.keys(found).length === 0) onGive(form);
  };
  return (
    <div className="question">
      {wordsOf(type, "notes", language)[command] === undefined ? null : <p className="note">{wordsOf(type, "notes", language)[command]}</p>}
      {Object.keys(fields).filter((name) => isQuestion(fields[name])).map((name) => <Box key={name} name={name} type={type} state={state} fields={fields} form={form} fault={faults[name]} onChange={(value) => setForm((latest) => ({ ...latest, [name]: value }))} />)}
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={give}>{wordOf(type, "commands", command, language)}</button><button type="button" onClick={onCancel}>{words.cancel}</button></p>
    </div>
  );
}

/** A choice of one, made already, is no question. */
const isQuestion = (field: Field | undefined): boolean => field?.options?.length !== 1 || field.options[0] !== field.blank;

type BoxProps = { readonly name: string; readonly type: AnyRecordType; readonly state: RecordState; readonly fields: Fields; readonly form: Form; readonly fault: string | undefined; readonly onChange: (value: unknown) => void };

function Box({ name, type, state, fields, form, fault, onChange }: BoxProps) {
  const { language } = useWorld();
  const field = fields[name];
  if (field === undefined) return null;
  const titles = Object.fromEntries(Object.entries(state.cards).map(([id, { title }]) => [id, title]));
  const id = `ask-${name}`;
  const label = wordsOf(type, "fields", language)[name] ?? name;
  const mark = field.required ? "required" : undefined;
  return (
    <div className={fault === undefined ? "ask" : "ask faulty"}>
      {isGroup(field) ? <span id={`${id}-label`} className={mark}>{label}</span> : <label htmlFor={id} className={mark}>{label}</label>}
      <FieldInput id={id} label={label} field={field} value={form[name]} options={{ ...titles, ...wordsOf(type, "options", language) }} language={language} fault={fault} describedBy={fault === undefined ? undefined : `${id}-fault`} onChange={onChange} pick={pick} />
      {fault === undefined ? null : <small className="fault" id={`${id}-fault`}>{faultText(fault, type, language)}</small>}
    </div>
  );
}
