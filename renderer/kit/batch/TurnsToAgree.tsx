import { useState } from "react";
import type { DeskRow } from "#shared/contracts/port.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { TurnTable } from "../DeskTables.tsx";
import { Notice } from "../Page.tsx";
import { refusalText } from "../sentences.ts";
import { useFocusAfter } from "../useFocusAfter.ts";
import { useAsk, useWords, useWorld } from "../world.tsx";
import { batchStrings } from "./strings.ts";
import { useTicks } from "./useTicks.ts";

type Said = { readonly text: string | null; readonly tone: "done" | "problem" };

/** What waits for this person, with ticks by which several are agreed at once. One that is refused keeps none of the others back. */
export function TurnsToAgree({ rows }: { readonly rows: readonly DeskRow[] }) {
  const words = useWords();
  const { language } = useWorld();
  const own = batchStrings[language];
  const ticks = useTicks(rows);
  const n = ticks.chosen.length;
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<Said>({ text: null, tone: "done" });
  const part = useFocusAfter<HTMLDivElement>(asking);
  const { agreeTo, busy } = useAgreeing();
  const agree = async (): Promise<void> => {
    setSaid(await agreeTo(ticks.chosen));
    setAsking(false);
    ticks.clear();
  };
  return (
    <>
      {rows.length === 0 ? null : <TurnTable rows={rows} ticks={ticks} />}
      <div className="batch" ref={part}>
        {n > 0 && asking ? <p role="alert">{fillIn(own.sure, { n })} <button type="button" className="primary" disabled={busy} onClick={() => void agree()}>{words.confirm}</button> <button type="button" onClick={() => setAsking(false)}>{words.cancel}</button></p> : null}
        {n > 0 && !asking ? <p><button type="button" className="primary" onClick={() => { setSaid({ text: null, tone: "done" }); setAsking(true); }}>{fillIn(own.agree, { n })}</button> <button type="button" className="quiet" onClick={ticks.clear}>{own.clear}</button></p> : null}
        <Notice text={said.text} tone={said.tone} />
      </div>
    </>
  );
}

/** Gives the command row by row, for the content that the row was made of; answers how many were agreed, and the first reason why one was not. */
function useAgreeing(): { readonly agreeTo: (rows: readonly DeskRow[]) => Promise<Said>; readonly busy: boolean } {
  const { registry, language } = useWorld();
  const { ask, busy } = useAsk("command");
  const agreeTo = async (rows: readonly DeskRow[]): Promise<Said> => {
    const refused: { readonly kind: string; readonly error: Coded | { readonly code: string } }[] = [];
    for (const { kind, record, turn, content } of rows) {
      const answer = await ask({ kind, record, type: "route.agree", args: { turn, content, opinion: "" } });
      if (!answer.ok) refused.push({ kind, error: answer.error });
    }
    const [first] = refused;
    const done = fillIn(batchStrings[language].done, { n: rows.length - refused.length });
    return first === undefined ? { text: done, tone: "done" } : { text: `${done}${refusalText(first.error, registry.type(first.kind), language)}`, tone: "problem" };
  };
  return { agreeTo, busy };
}
