import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import type { RouteStep } from "#shared/engine/flow.ts";
import { fillIn, wordOf } from "#renderer/sheets/values.ts";
import { AskForm, namesPeople } from "./asking/AskForm.tsx";
import { askingStrings } from "./asking/strings.ts";
import { CommandForm } from "./CommandForm.tsx";
import { editDraftKey } from "./links.ts";
import { isSeldom, needsSheet, stepOf, wantsWords, type MoveStep } from "./moves.ts";
import { Notice } from "./Page.tsx";
import { RecordForm, type Served } from "./recordFor/RecordForm.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useWords, useWorld } from "./world.tsx";

/** Gives a command; answers whether it was done. */
export type Giving = (command: string, args: { readonly [name: string]: unknown }) => Promise<boolean>;
type Props = { readonly type: AnyRecordType; readonly state: RecordState; readonly moves: readonly string[]; readonly earlier: readonly RouteStep[]; readonly busy: boolean; readonly opinion: string; readonly served: readonly Served[]; readonly hasOpinion: () => boolean; readonly onGive: Giving };

/** What may be done with a sheet now, as the engine's lifecycle and policy say it; one button a command, with its questions under it. */
export function MoveButtons(props: Props) {
  const { type, state, moves, busy, hasOpinion } = props;
  const { language } = useWorld();
  const [asking, setAsking] = useState<string | null>(null);
  const part = useFocusAfter<HTMLDivElement>(`${asking} ${busy}`);
  // What was done asks no longer, although it may be done once more; what was refused keeps every word.
  const give = (command: string, args: Parameters<Giving>[1]): void => void props.onGive(command, args).then((done) => done && setAsking(null));
  const press = (command: string): void => {
    const step = stepOf(type, command);
    if (wantsWords.has(step) && !hasOpinion()) return;
    if (step === "once" || step === "words") give(command, {});
    else setAsking(command);
  };
  if (asking !== null && moves.includes(asking)) return <div ref={part}><Question {...props} onAnswer={give} command={asking} step={stepOf(type, asking)} onCancel={() => setAsking(null)} /></div>;
  return (
    <div className="moves" ref={part}>
      {moves.filter((command) => !isSeldom(command)).map((command, index) => (needsSheet(type, command) ? <EditLink key={command} record={state.id} text={wordOf(type, "commands", command, language)} submit={command === "submit"} /> : (
        <button key={command} type="button" className={index === 0 ? "primary" : undefined} disabled={busy} onClick={() => press(command)}>{wordOf(type, "commands", command, language)}</button>
      )))}
      <Seldom moves={moves.filter(isSeldom)} busy={busy} onPress={press} />
    </div>
  );
}

/** What is done now and then, out of the way of what is done every day. */
function Seldom({ moves, busy, onPress }: { readonly moves: readonly string[]; readonly busy: boolean; readonly onPress: (command: string) => void }) {
  const { language } = useWorld();
  if (moves.length === 0) return null;
  return (
    <details className="seldom">
      <summary className="button">{askingStrings[language].more}</summary>
      <div className="moves">{moves.map((command) => <button key={command} type="button" disabled={busy} onClick={() => onPress(command)}>{wordOf(undefined, "commands", command, language)}</button>)}</div>
    </details>
  );
}

function EditLink({ record, text, submit }: { readonly record: string; readonly text: string; readonly submit: boolean }) {
  const words = useWords();
  return <Link className="button primary" to="/draft/$key" params={{ key: editDraftKey(record) }}>{submit ? words.editAgain : text}</Link>;
}

type Asked = Props & { readonly command: string; readonly step: MoveStep; readonly onAnswer: (command: string, args: Parameters<Giving>[1]) => void; readonly onCancel: () => void };

function Question({ type, state, command, step, earlier, busy, served, opinion, onAnswer, onCancel }: Asked): ReactNode {
  const words = useWords();
  const { language } = useWorld();
  if (step === "record") return <RecordForm served={served} opinion={opinion} busy={busy} onGive={(args) => onAnswer(command, args)} onCancel={onCancel} />;
  if (step === "form") return <CommandForm type={type} state={state} command={command} busy={busy} onGive={(args) => onAnswer(command, args)} onCancel={onCancel} />;
  if (namesPeople(command)) return <AskForm command={command} busy={busy} onGive={(args) => onAnswer(command, args)} onCancel={onCancel} />;
  if (step === "return") return <ReturnForm type={type} earlier={earlier} busy={busy} onGive={(args) => onAnswer(command, args)} onCancel={onCancel} />;
  return <Sure text={fillIn(words.really, { act: wordOf(type, "commands", command, language) })} reason={step === "why" ? "must" : step === "reason" ? "may" : "none"} busy={busy} onGive={(reason) => onAnswer(command, step === "sure" ? {} : { reason })} onCancel={onCancel} />;
}

type SureProps = { readonly text: string; readonly reason: "none" | "may" | "must"; readonly busy: boolean; readonly onGive: (reason: string) => void; readonly onCancel: () => void };

function Sure({ text, reason: wanted, busy, onGive, onCancel }: SureProps) {
  const words = useWords();
  const { language } = useWorld();
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const give = (): void => (wanted === "must" && reason.trim() === "" ? setFault(askingStrings[language].lacksWhy) : onGive(reason));
  return (
    <div className="question">
      <p>{text}</p>
      {wanted === "none" ? null : <p><label htmlFor="move-reason">{wanted === "must" ? askingStrings[language].why : words.reasonOptional}</label><input id="move-reason" type="text" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} /></p>}
      <Notice text={fault} />
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={give}>{words.confirm}</button><button type="button" onClick={onCancel}>{words.cancel}</button></p>
    </div>
  );
}

type ReturnProps = { readonly type: AnyRecordType; readonly earlier: readonly RouteStep[]; readonly busy: boolean; readonly onGive: (args: { readonly [name: string]: string }) => void; readonly onCancel: () => void };

/** 退回: to whom, and whether the steps are walked again or it comes straight back. */
function ReturnForm({ type, earlier, busy, onGive, onCancel }: ReturnProps) {
  const words = useWords();
  const { language } = useWorld();
  const [to, setTo] = useState("start");
  const [resume, setResume] = useState("again");
  return (
    <div className="question">
      <label htmlFor="return-to">{words.returnTo}</label>
      <select id="return-to" value={to} onChange={({ target }) => setTo(target.value)}>
        <option value="start">{words.toStart}</option>
        {earlier.length > 1 ? <option value="previous">{words.toPrevious}</option> : null}
        {earlier.map(({ id, name }) => <option key={id} value={id}>{wordOf(type, "steps", name, language)}</option>)}
      </select>
      <label htmlFor="return-then">{words.afterwards}</label>
      <select id="return-then" value={resume} onChange={({ target }) => setResume(target.value)}>
        <option value="again">{words.thenAgain}</option>
        <option value="back">{words.thenBack}</option>
      </select>
      <p className="buttons"><button type="button" className="primary" disabled={busy} onClick={() => onGive({ to, resume })}>{wordOf(type, "commands", "route.return", language)}</button><button type="button" onClick={onCancel}>{words.cancel}</button></p>
    </div>
  );
}
