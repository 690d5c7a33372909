import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { oversees } from "./directory.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import type { RouteCommandOf, RouteEvent } from "./routeCommands.ts";

type Answer = Result<Decision<RouteEvent>, Coded>;

const running = new Set(["onRoute", "suspended"]);
const answersFor = ({ unit }: RecordState, { actor, directory }: Context): boolean => oversees(directory, actor.posts, unit);

/** ROUTE-50: 取回 of one's own agreement while nobody has acted on it and the route goes on. Refusal: `route.tooLateToTakeBack`. */
export function takeBack(state: RecordState, { turn: id, reason }: RouteCommandOf<"route.takeBack">, { actor }: Context): Answer {
  const signer = running.has(state.status) ? signerOfLatest(state, id) : null;
  return signer === actor.person ? ok({ events: [{ type: "route.takenBack", turn: id, opinion: reason.trim() }] }) : err({ code: "route.tooLateToTakeBack" });
}

/** Who signed the agreement under this turn, where nobody has acted since. */
function signerOfLatest({ route }: RecordState, turn: string): string | null {
  if (route?.before?.turn !== turn || route.outcome !== null) return null;
  const { by, recorded } = must(route.decided.findLast((decision) => decision.turn === turn), "what was agreed");
  return (recorded?.by ?? by).person;
}

/** ROUTE-51: 挂起, by whoever answers for the unit. Refusals: `not.allowed`, `route.notRunning`. */
export function suspend(state: RecordState, { reason }: RouteCommandOf<"route.suspend">, context: Context): Answer {
  if (!answersFor(state, context)) return err({ code: "not.allowed" });
  return state.status === "onRoute" ? ok({ events: [{ type: "route.suspended", opinion: reason.trim() }] }) : err({ code: "route.notRunning" });
}

/** 唤醒. Refusals: `not.allowed`, `route.notRunning`. */
export function resume(state: RecordState, { reason }: RouteCommandOf<"route.resume">, context: Context): Answer {
  if (!answersFor(state, context)) return err({ code: "not.allowed" });
  return state.status === "suspended" ? ok({ events: [{ type: "route.resumed", opinion: reason.trim() }] }) : err({ code: "route.notRunning" });
}

/** ROUTE-52: 终止; what was decided stays in the history. Refusals: `not.allowed`, `route.notRunning`. */
export function terminate(state: RecordState, { reason }: RouteCommandOf<"route.terminate">, context: Context): Answer {
  if (!answersFor(state, context)) return err({ code: "not.allowed" });
  return running.has(state.status) || state.status === "returned" ? ok({ events: [{ type: "route.terminated", opinion: reason.trim() }] }) : err({ code: "route.notRunning" });
}
