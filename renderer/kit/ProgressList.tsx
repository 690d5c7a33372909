import type { RecordView } from "#shared/contracts/port.ts";
import type { RouteStep } from "#shared/engine/flow.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Progress } from "#shared/engine/route.ts";
import { opinionText, signatureText } from "#renderer/sheets/opinions.ts";
import { dayOf, daysBetween } from "#shared/kernel/instant.ts";
import { fillIn, momentText, wordOf } from "#renderer/sheets/values.ts";
import { AskedBeside } from "./asking/AskedBeside.tsx";
import { Urge } from "./Urge.tsx";
import { useWords, useWorld } from "./world.tsx";

/** 流程: each step, who decided it, who holds it now. Colour only repeats what the words and marks say. */
export function ProgressList({ view, type }: { readonly view: RecordView; readonly type: AnyRecordType }) {
  const { state, kind } = view;
  // Who reads it is told beside; the flow does not wait for him.
  const turns = view.turns.filter(({ added }) => added?.how !== "circulated");
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
        {route.steps.map((step) => <Step key={step.id} step={step} route={route} type={type} isNow={turns.some((turn) => turn.step === step.id)} />)}
      </ol>
      <p className="muted">{waiting.length === 0 ? words.finished : fillIn(words.holders, { who: waiting.join("，") })}</p>
      <AskedBeside view={view} type={type} />
      {turns.filter(({ mayUrge }) => mayUrge).map(({ id, holder }, _, open) => <Urge key={id} name={holder} text={open.length === 1 ? words.urge : fillIn(words.urgeNamed, { who: holder })} targets={[{ kind, record: state.id, turn: id }]} />)}
    </section>
  );
}

type StepProps = { readonly step: RouteStep; readonly route: Progress; readonly type: AnyRecordType; readonly isNow: boolean };

function Step({ step: { id, name }, route, type, isNow }: StepProps) {
  const { language } = useWorld();
  const decided = route.decided.findLast(({ step }) => step === id);
  const skip = route.skipped?.findLast(({ step, round }) => step === id && round === route.round);
  const stands = isNow ? "now" : standsAt(decided, skip);
  return (
    <li className={stands}>
      <span className="mark" aria-hidden>{marks[stands]}</span> {wordOf(type, "steps", name, language)}
      {decided === undefined ? null : <small className="under">{opinionText(decided, language)} {signatureText(decided, language)}</small>}
      {skip === undefined ? null : <small className="under">{wordOf(undefined, "events", skips[skip.why], language)}</small>}
    </li>
  );
}

const standsAt = (decided: object | undefined, skip: object | undefined): "past" | "skipped" | "later" => (decided !== undefined ? "past" : skip === undefined ? "later" : "skipped");
const skips = { same: "route.repeated", nobody: "route.unmanned" } as const;
const marks = { now: "▶", past: "✓", skipped: "–", later: "○" } as const;
