import { useNavigate } from "@tanstack/react-router";
import type { Draft, RecordView, Undoable } from "#shared/contracts/port.ts";
import type { Form } from "#shared/engine/fields.ts";
import type { AnyRecordType, Attachment } from "#shared/engine/record.ts";
import { fillIn, wordOf } from "#renderer/sheets/values.ts";
import { fixDraftKey, opinionDraftKey } from "./links.ts";
import { Notice } from "./Page.tsx";
import { refusalText } from "./sentences.ts";
import { useAsk, useWords, useWorld } from "./world.tsx";

type Props = { readonly view: RecordView; readonly type: AnyRecordType; readonly onUndone: (draft: Draft | null) => void };

/** 撤销: while what this person did last has not left the PC, one button takes it back, and what was typed is there again. */
export function UndoLast({ view, type, onUndone }: Props) {
  const words = useWords();
  const { language, port, now } = useWorld();
  const navigate = useNavigate();
  const { ask, busy, refusal } = useAsk("undo");
  const { undo } = view;
  if (undo === null) return <Notice text={refusal === null ? null : refusalText(refusal, type, language)} />;
  const takeBack = async (): Promise<void> => {
    const draft = typedIn(undo, view, now());
    if (draft !== null && !(await port.ask("saveDraft", draft)).ok) return;
    const undone = await ask({ cid: undo.cid });
    if (!undone.ok && draft !== null) await port.ask("dropDraft", { key: draft.key });
    if (!undone.ok) return;
    onUndone(draft);
    if (isForm(undo)) await navigate({ to: "/draft/$key", params: { key: fixDraftKey(undo.cid) }, replace: true });
  };
  return (
    <div className="undo">
      <small className="muted">{fillIn(words.stillHere, { act: wordOf(type, "commands", undo.command, language) })}</small>
      <button type="button" disabled={busy} onClick={() => void takeBack()}>{words.undo}</button>
    </div>
  );
}

const isForm = ({ args }: Undoable): boolean => args["form"] !== undefined;

/** What was typed, as the draft it was before; null where nothing was. */
function typedIn(undo: Undoable, { kind, state }: RecordView, changed: number): Draft | null {
  const { form = {}, attachments = [], opinion = "" } = undo.args as { readonly form?: Form; readonly attachments?: readonly Attachment[]; readonly opinion?: string };
  const typed = { kind, form, attachments, opinion, changed };
  if (isForm(undo)) return { ...typed, key: fixDraftKey(undo.cid), record: undo.begins ? null : state.id };
  return opinion === "" ? null : { ...typed, key: opinionDraftKey(state.id), record: state.id };
}
