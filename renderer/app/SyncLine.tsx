import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { LineView } from "#shared/contracts/port.ts";
import { fillIn, visible, wordOf } from "#renderer/sheets/values.ts";
import { useAsk, useQuery, useWorld } from "#renderer/kit/world.tsx";
import { lineText, problemText, timeText } from "./lineText.ts";
import { doingStrings } from "./strings.ts";
import { useAppWords } from "./useAppWords.ts";

/** The quiet line at the foot; pressed, it tells what waits here, what the hub has, and since when. */
export function SyncLine() {
  const words = useAppWords();
  const { language, now } = useWorld();
  const line = useQuery("line", {});
  const demonstration = useQuery("session", {})?.demonstration === true;
  const [open, setOpen] = useState(false);
  if (line === undefined) return <footer className="foot" />;
  return (
    <footer className="foot">
      {open ? <SyncPanel line={line} onClose={() => setOpen(false)} /> : null}
      <button type="button" className={`line ${line.reach}`} aria-expanded={open} aria-controls="sync-panel" onClick={() => setOpen(!open)}>
        <span className="dot" aria-hidden />{lineText(line, now(), language)}
      </button>
      {line.attention === 0 ? null : <Link to="/attention">{fillIn(words.needsAttention, { n: line.attention })}</Link>}
      {demonstration ? <span className="muted demonstration">{words.demonstrationNote}</span> : null}
    </footer>
  );
}

function SyncPanel({ line, onClose }: { readonly line: LineView; readonly onClose: () => void }) {
  const words = useAppWords();
  const { language, now } = useWorld();
  const { ask, busy } = useAsk("syncNow");
  return (
    <section id="sync-panel" className="sync-panel" aria-label={words.syncPanel} onKeyDown={({ key }) => (key === "Escape" ? onClose() : undefined)}>
      <h2>{words.syncPanel}</h2>
      <p>{fillIn(words.lineNow, { what: doingStrings[language][line.reach] })}</p>
      <p>{fillIn(words.waitingHere, { n: line.waiting })}</p>
      <WaitingHere waiting={line.waiting} />
      <p>{line.lastSync === null ? words.neverSynced : `${words.hubHas}${fillIn(words.hubSince, { time: timeText(line.lastSync, now(), language) })}`}</p>
      {line.attention === 0 ? null : <p><Link to="/attention" onClick={onClose}>{fillIn(words.needsAttention, { n: line.attention })}</Link></p>}
      {line.problem === null ? null : <p>{problemText(line.problem, language)}</p>}
      <p className="buttons"><button type="button" disabled={busy} onClick={() => void ask({})}>{words.syncNow}</button><button type="button" onClick={onClose}>{words.close}</button></p>
    </section>
  );
}

/** What of this person's own waits here, oldest first, and how much is others' or further on. */
function WaitingHere({ waiting }: { readonly waiting: number }) {
  const words = useAppWords();
  const { language, now, registry } = useWorld();
  const rows = useQuery("waitingHere", {}) ?? [];
  if (rows.length === 0) return null;
  return (
    <ul className="waiting-here">
      {rows.map(({ cid, kind, command, title, at }) => {
        const type = registry.type(kind);
        return <li key={cid}>{fillIn(words.waitingRow, { kind: type?.strings[language].title ?? kind, title: visible(title), command: wordOf(type, "commands", command, language), time: timeText(at, now(), language) })}</li>;
      })}
      {waiting > rows.length ? <li className="muted">{fillIn(words.waitingMore, { n: waiting - rows.length })}</li> : null}
    </ul>
  );
}
