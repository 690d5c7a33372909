import type { RecordView, TurnView } from "#shared/contracts/port.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Verdicted } from "#shared/engine/route.ts";
import { fillIn, momentText, visible } from "#renderer/sheets/values.ts";
import { Notice } from "../Page.tsx";
import { refusalText } from "../sentences.ts";
import { useAsk, useWorld } from "../world.tsx";
import { askingStrings } from "./strings.ts";

type Props = { readonly view: RecordView; readonly type: AnyRecordType };

/** 传阅情况: who has not opened it, who has it open, who has read it and what he wrote; whoever sent it takes it back from here. */
export function Readers({ view, type }: Props) {
  const { language } = useWorld();
  const words = askingStrings[language];
  const { ask, busy, refusal } = useAsk("command");
  const waiting = view.turns.filter(({ added }) => added?.how === "circulated");
  const read = (view.state.route?.decided ?? []).filter(({ added }) => added?.how === "circulated");
  if (waiting.length + read.length === 0) return null;
  const recall = (turn: string | null) => (): void => void ask({ kind: view.kind, record: view.state.id, type: "route.recall", args: { turn, reason: "" } });
  const mine = waiting.filter(({ added }) => added?.mine === true);
  return (
    <section className="progress" aria-label={words.readers}>
      <h2>{words.readers}</h2>
      <ol>
        {read.map((each) => <HasRead key={each.turn} verdict={each} />)}
        {waiting.map((turn) => <StillReads key={turn.id} turn={turn} busy={busy} onRecall={recall(turn.id)} />)}
      </ol>
      {mine.length > 1 ? <p><button type="button" disabled={busy} onClick={recall(null)}>{words.recallAll}</button></p> : null}
      <Notice text={refusal === null ? null : refusalText(refusal, type, language)} />
    </section>
  );
}

function HasRead({ verdict: { by, at, opinion } }: { readonly verdict: Verdicted }) {
  const { language } = useWorld();
  return <li className="past"><span className="mark" aria-hidden>✓</span> {by.name}　{fillIn(askingStrings[language].read, { moment: momentText(at, language) })}{opinion === "" ? null : <small className="under">{visible(opinion)}</small>}</li>;
}

function StillReads({ turn: { holder, opened, added }, busy, onRecall }: { readonly turn: TurnView; readonly busy: boolean; readonly onRecall: () => void }) {
  const { language } = useWorld();
  const words = askingStrings[language];
  const stands = opened === null ? words.received : fillIn(words.opened, { moment: momentText(opened, language) });
  return (
    <li className={opened === null ? "later" : undefined}>
      <span className="mark" aria-hidden>{opened === null ? "○" : "▶"}</span> {holder}　{stands} {added?.mine === true ? <button type="button" className="quiet" disabled={busy} aria-label={`${words.recall} ${holder}`} onClick={onRecall}>{words.recall}</button> : null}
      {added === null ? null : <small className="under">{fillIn(words.from, { by: added.by, words: visible(added.words) })}</small>}
    </li>
  );
}
