import { useRef, useState } from "react";
import type { Draft, RecordView } from "#shared/contracts/port.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { fillIn, sheetTitle } from "#renderer/sheets/values.ts";
import { answerMark } from "#shared/engine/routeRecord.ts";
import { opinionDraftKey } from "./links.ts";
import { MoveButtons, type Giving } from "./MoveButtons.tsx";
import { inOrder, isAskedHere, takesOpinion } from "./moves.ts";
import { Opinions } from "./Opinions.tsx";
import { Loading, Notice } from "./Page.tsx";
import { SavedMark } from "./SavedMark.tsx";
import { refusalText } from "./sentences.ts";
import { typedText } from "./typedText.ts";
import { UndoLast } from "./UndoLast.tsx";
import { useDraft } from "./useDraft.ts";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useAsk, useQuery, useWords, useWorld } from "./world.tsx";

type Props = { readonly view: RecordView; readonly type: AnyRecordType };

/** 办理: the opinion and the buttons. The words written are a draft of their own until they are given. */
export function HandlePanel(props: Props) {
  const { state, kind, moves } = props.view;
  const words = useWords();
  const key = opinionDraftKey(state.id);
  const draft = useQuery("draft", { key });
  const [done, setDone] = useState(false);
  const [restored, setRestored] = useState<Draft | null>(null);
  const part = useFocusAfter<HTMLElement>(`${done} ${moves.join(" ")}`);
  if (draft === undefined) return <Loading />;
  const blank: Draft = { key, kind, record: state.id, form: {}, attachments: [], opinion: "", changed: 0 };
  return (
    <section className="handle" ref={part} aria-label={words.handle}>
      <h2 tabIndex={-1}>{words.handle}</h2>
      {moves.length > 0 ? <Handle key={restored?.changed} {...props} initial={restored ?? draft ?? blank} onDone={setDone} /> : null}
      <UndoLast {...props} onUndone={(draft) => { setDone(false); setRestored(draft); }} />
      {done ? <Notice text={words.handled} tone="done" /> : <Notice text={moves.length === 0 ? words.noMoves : null} tone="plain" />}
    </section>
  );
}

type Handling = Props & { readonly initial: Draft; readonly onDone: (done: boolean) => void };

function Handle({ view, type, initial, onDone }: Handling) {
  const words = useWords();
  const { language } = useWorld();
  const { draft, change, end, state: saving } = useDraft(initial);
  const { ask, busy, refusal } = useAsk("command");
  const [fault, setFault] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const seen = useSeen(view.state.content);
  const moves = inOrder(view.moves.filter((move) => isAskedHere(type, move)));
  const give = async (command: string, args: Parameters<Giving>[1]): Promise<boolean> => {
    if (draft.opinion.length > mostWords) return complain(fillIn(words.opinionTooLong, { n: draft.opinion.length - mostWords }));
    const answer = await ask({ kind: view.kind, record: view.state.id, type: command, args: argsOf(view, command, { ...args, opinion: draft.opinion, content: seen.content }), draft: draft.key });
    onDone(answer.ok);
    if (answer.ok) end();
    return answer.ok;
  };
  const complain = (sentence: string): false => {
    setFault(sentence);
    box.current?.focus();
    return false;
  };
  const hasOpinion = (): boolean => {
    if (draft.opinion.trim() === "") complain(words.needsWords);
    return draft.opinion.trim() !== "";
  };
  return (
    <>
      {seen.changed ? <div className="notice problem" role="alert">{words.contentChanged} <button type="button" onClick={seen.accept}>{words.seenNew}</button></div> : null}
      {takesOpinion(moves) ? <Opinions opinion={draft.opinion} box={box} fault={fault} onChange={(opinion) => { setFault(null); change({ opinion }); }} /> : null}
      <SavedMark state={saving} typed={() => ({ name: sheetTitle(type, language), text: typedText(type, draft, language) })} />
      <MoveButtons type={type} state={view.state} moves={moves} earlier={view.state.route?.steps.slice(0, Math.max(0, view.state.route.at)) ?? []} busy={busy || seen.changed} opinion={draft.opinion} served={view.turns.flatMap(({ id: turn, leaders }) => leaders.map(({ person: leader, name }) => ({ turn, leader, name })))} hasOpinion={hasOpinion} onGive={give} />
      <Notice text={refusal === null ? null : refusalText(refusal, type, language)} />
    </>
  );
}

/** As many as the engine takes in one opinion. */
const mostWords = 2000;

/** A verdict is given for the content that was on screen; what arrived since has to be looked at first. */
function useSeen(content: string) {
  const [seen, setSeen] = useState(content);
  return { content: seen, changed: seen !== content, accept: () => setSeen(content) };
}

type Written = { readonly opinion: string; readonly content: string; readonly [name: string]: unknown };

/** Commands about the sheet itself, which name no turn; and verdicts, which take the words and the content that was seen. */
const aboutSheet: ReadonlySet<string> = new Set(["route.withdraw", "route.circulate", "route.suspend", "route.resume", "route.terminate"]);
const verdicts: ReadonlySet<string> = new Set(["route.agree", "route.disagree", "route.return", "route.record"]);

function argsOf(view: RecordView, command: string, { opinion, content, ...args }: Written): { readonly [name: string]: unknown } {
  if (!command.startsWith("route.") || aboutSheet.has(command)) return args;
  const turn = turnFor(view, command);
  if (verdicts.has(command)) return { turn, content, opinion, ...args };
  return takesOpinion([command]) ? { turn, opinion } : { turn, ...args };
}

/** The turn that a command answers: what was agreed a moment ago, what was recorded for this person, what is to be read, or what is to be decided. */
function turnFor({ turns, state }: RecordView, command: string): string {
  const mine = turns.filter((turn) => turn.mine);
  const answers = mine.filter(({ id }) => id.startsWith(answerMark)).map(({ id }) => id.slice(answerMark.length));
  const asked = (kind: "read" | "other"): string | undefined => mine.find((turn) => (turn.kind === "read") === (kind === "read") && !turn.id.startsWith(answerMark))?.id;
  const found: { readonly [named: string]: string | undefined } = { "route.takeBack": state.route?.before?.turn, "route.confirm": answers[0], "route.contest": answers[0], "route.read": asked("read") };
  return (Object.hasOwn(found, command) ? found[command] : asked("other")) ?? "";
}
