import { useState } from "react";
import type { DeskRow } from "#shared/contracts/port.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { TurnTable } from "../DeskTables.tsx";
import { Notice } from "../Page.tsx";
import { useFocusAfter } from "../useFocusAfter.ts";
import { useEach, type Said } from "../useEach.ts";
import { useWords, useWorld } from "../world.tsx";
import { batchStrings } from "./strings.ts";
import { useTicks } from "./useTicks.ts";

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
  const { giveEach, busy } = useEach(own.done);
  const agree = async (): Promise<void> => {
    setSaid(await giveEach(ticks.chosen.map(({ kind, record, turn, content }) => ({ kind, record, type: "route.agree", args: { turn, content, opinion: "" } }))));
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
