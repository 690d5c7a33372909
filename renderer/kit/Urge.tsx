import { useState } from "react";
import type { Coded } from "#shared/kernel/result.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { Notice } from "./Page.tsx";
import { refusalText } from "./sentences.ts";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useAsk, useWords, useWorld } from "./world.tsx";

export type UrgeTarget = { readonly kind: string; readonly record: string; readonly turn: string };
type Props = { readonly targets: readonly UrgeTarget[]; readonly name: string; readonly text?: string; readonly onDone?: () => void };
type Said = { readonly text: string | null; readonly tone: "done" | "problem" };

/** 催办: a few words to whoever holds these turns. What one of them is refused for does not keep the others back. */
export function Urge({ targets, name, text, onDone }: Props) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>({ text: null, tone: "done" });
  const part = useFocusAfter<HTMLSpanElement>(asking);
  const urgeAll = useUrging(targets);
  const send = async (written: string): Promise<void> => {
    const answer = await urgeAll(written);
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

/** Gives the command turn by turn; answers how many were urged, or the first reason why one was not. */
function useUrging(targets: readonly UrgeTarget[]): (written: string) => Promise<Said> {
  const words = useWords();
  const { registry, language } = useWorld();
  const { ask } = useAsk("command");
  return async (written) => {
    const refused: { readonly kind: string; readonly error: Coded | { readonly code: string } }[] = [];
    for (const { kind, record, turn } of targets) {
      const answer = await ask({ kind, record, type: "route.urge", args: { turn, words: written } });
      if (!answer.ok) refused.push({ kind, error: answer.error });
    }
    const [first] = refused;
    const done = targets.length - refused.length;
    const counted = done === 0 ? "" : fillIn(words.urgeDone, { n: done });
    return first === undefined ? { text: counted, tone: "done" } : { text: `${counted}${refusalText(first.error, registry.type(first.kind), language)}`, tone: "problem" };
  };
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
