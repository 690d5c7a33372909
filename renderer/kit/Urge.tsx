import { useState } from "react";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "./Page.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useEach, type Said } from "./useEach.ts";
import { useWords } from "./world.tsx";

export type UrgeTarget = { readonly kind: string; readonly record: string; readonly turn: string };
type Props = { readonly targets: readonly UrgeTarget[]; readonly name: string; readonly text?: string; readonly onDone?: () => void };

/** 催办: a few words to whoever holds these turns. What one of them is refused for does not keep the others back. */
export function Urge({ targets, name, text, onDone }: Props) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>({ text: null, tone: "done" });
  const part = useFocusAfter<HTMLSpanElement>(asking);
  const { giveEach } = useEach(words.urgeDone);
  const send = async (written: string): Promise<void> => {
    const answer = await giveEach(targets.map(({ kind, record, turn }) => ({ kind, record, type: "route.urge", args: { turn, words: written } })));
    setSaid(answer);
    setAsking(false);
    if (answer.tone === "done") onDone?.();
  };
  return (
    <span className="urge" ref={part}>
      {asking ? <Words onSend={send} onCancel={() => setAsking(false)} /> : <button type="button" disabled={targets.length === 0} aria-label={fillIn(words.urgeNamed, { who: name })} onClick={() => { setSaid({ text: null, tone: "done" }); setAsking(true); }}>{text ?? words.urge}</button>}
      <Notice text={said.text} tone={said.tone} />
    </span>
  );
}

function Words({ onSend, onCancel }: { readonly onSend: (written: string) => Promise<void>; readonly onCancel: () => void }) {
  const words = useWords();
  const [written, setWritten] = useState("");
  const [busy, setBusy] = useState(false);
  const send = (): void => {
    setBusy(true);
    void onSend(written);
  };
  return (
    <span className="urge-words">
      <label>{words.urgeWords}<input type="text" maxLength={200} value={written} onChange={({ target }) => setWritten(target.value)} onKeyDown={({ key }) => { if (key === "Enter" && !busy) send(); }} /></label>
      <button type="button" className="primary" disabled={busy} onClick={send}>{words.urgeSend}</button>
      <button type="button" onClick={onCancel}>{words.cancel}</button>
    </span>
  );
}
