import { must } from "#shared/kernel/assert.ts";
import { peopleOf } from "./directory.ts";
import type { RouteStep } from "./flow.ts";
import type { Context, RecordState } from "./record.ts";
import { advance, stepOf, whoseTurn, type Progress } from "./route.ts";
import type { RouteEvent, RouteMove, StopEvent } from "./routeCommands.ts";
import { signedBy } from "./signer.ts";

type Repeated = Extract<StopEvent, { step: string }>;

/** An agreement with the steps that the flow then passes by itself, because the one person they ask has agreed before. */
export function withSkips({ route }: RecordState, agreed: RouteMove, context: Context): readonly RouteEvent[] {
  const events: RouteEvent[] = [agreed];
  let progress = advance(must(route, "a route"), signedBy(agreed, context));
  for (let skip = nextSkip(progress, context); skip !== null; skip = nextSkip(progress, context)) {
    events.push(skip);
    progress = advance(progress, signedBy<RouteMove>(skip, context));
  }
  return events;
}

function nextSkip(progress: Progress, context: Context): Repeated | null {
  const asked = whoseTurn(progress).find(({ step, added }) => added === undefined && isSame(progress, step, context));
  return asked === undefined ? null : { type: "route.repeated", step: asked.step, opinion: "" };
}

/** Whether the only person whom a step asks has agreed already, at the steps that count. */
function isSame(progress: Progress, id: string, { directory }: Context): boolean {
  const step = stepOf(progress, id);
  if (step?.same === undefined) return false;
  const people = new Set(step.holders.flatMap((holder) => peopleOf(directory, holder)).map(({ id: person }) => person));
  const counting = step.same === "next" ? lastStepBefore(progress, step) : progress.steps;
  const [person] = people;
  return people.size === 1 && progress.decided.some(({ verdict, by, step: at, round, added }) => verdict === "agree" && added === undefined && round === progress.round && by.person === person && counting.some(({ id: counted }) => counted === at));
}

/** The step just before, passing over those that the flow passed for the same reason. */
function lastStepBefore({ steps, skipped = [], round }: Progress, step: RouteStep): readonly RouteStep[] {
  const isSkipped = ({ id }: RouteStep): boolean => skipped.some((each) => each.step === id && each.round === round);
  return steps.slice(0, steps.indexOf(step)).filter((each) => !isSkipped(each)).slice(-1);
}
