import type { RecordView } from "#shared/contracts/port.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { opinionText, signatureText } from "#renderer/sheets/opinions.ts";
import { dayOf, daysBetween } from "#shared/kernel/instant.ts";
import { fillIn, momentText, wordOf } from "#renderer/sheets/values.ts";
import { Urge } from "./Urge.tsx";
import { useWords, useWorld } from "./world.tsx";

/** 流程: each step, who decided it, who holds it now. Colour only repeats what the words and marks say. */
export function ProgressList({ view: { state, turns, kind }, type }: { readonly view: RecordView; readonly type: AnyRecordType }) {
  const words = useWords();
  const { language, now } = useWorld();
  const { route } = state;
  if (route === null) return null;
  const waiting = turns.map(({ step, holder, since, urged }) => {
    const days = daysBetween(dayOf(since), dayOf(now()));
    const held = fillIn(words.heldSince, { holder: `${wordOf(type, "steps", step, language)} ${holder}`, moment: momentText(since, language), long: days <= 0 ? words.today : fillIn(words.forDays, { n: days }) });
    return urged === null ? held : `${held} ${fillIn(words.urgedLast, { n: urged.times, moment: momentText(urged.last, language) })}`;
  });
  return (
    <section className="progress" aria-label={words.progress}>
      <h2>{words.progress}</h2>
      <ol>
        {route.steps.map(({ id, name }) => {
          const decided = route.decided.findLast(({ step }) => step === id);
          const now = turns.some(({ step }) => step === id);
          return (
            <li key={id} className={now ? "now" : decided === undefined ? "later" : "past"}>
              <span className="mark" aria-hidden>{now ? "▶" : decided === undefined ? "○" : "✓"}</span> {wordOf(type, "steps", name, language)}
              {decided === undefined ? null : <small className="under">{opinionText(decided, language)} {signatureText(decided, language)}</small>}
            </li>
          );
        })}
      </ol>
      <p className="muted">{waiting.length === 0 ? words.finished : fillIn(words.holders, { who: waiting.join("，") })}</p>
      {turns.filter(({ mayUrge }) => mayUrge).map(({ id, holder }, _, open) => <Urge key={id} name={holder} text={open.length === 1 ? words.urge : fillIn(words.urgeNamed, { who: holder })} targets={[{ kind, record: state.id, turn: id }]} />)}
    </section>
  );
}
