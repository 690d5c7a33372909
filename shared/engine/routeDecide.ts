import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { holds } from "./holder.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import { transfer } from "./routeTransfer.ts";
import { returnTarget, stepOf, type Progress, type RouteCommand, type RouteEvent, type Signing, type Turn } from "./route.ts";

/** Every `route.*` command that moves a record; an urge is `urge`'s to decide. */
export type RouteMoveCommand = Exclude<RouteCommand, { type: "route.urge" }>;
type Refused = Result<never, Coded>;
type VerdictCommand = Exclude<RouteMoveCommand, { type: "route.withdraw" | "route.transfer" }>;
type Answer = Result<Decision<RouteEvent>, Coded>;

/**
 * Decides a `route.*` command for a record of any type. Refusals: `route.notRunning`, `route.notYours`, `route.alreadyDecided` (by whom, how),
 * `route.contentChanged` (parked for confirmation), `route.ownRequest`, `route.needsOpinion`, `route.nowhereToReturn`, `not.allowed`,
 * and those of `transfer`.
 */
export function decideRoute(state: RecordState, command: RouteMoveCommand, context: Context): Answer {
  const { route } = state;
  if (command.type === "route.withdraw") return withdraw(state, command.reason, context);
  if (command.type === "route.transfer") return transfer(state, command, context);
  const found = turnFor(state, command, context);
  if (!found.ok || route === null) return found.ok ? err({ code: "route.notRunning" }) : found;
  return verdict(route, found.value, command, { state, context });
}

function withdraw(state: RecordState, reason: string, { actor }: Context): Answer {
  if (state.applicant.person !== actor.person) return err({ code: "not.allowed" });
  if (state.route === null || state.route.outcome !== null || (state.status !== "onRoute" && state.status !== "returned")) return err({ code: "route.notRunning" });
  return ok({ events: [{ type: "route.withdrawn", opinion: reason }] });
}

// The order matters to the person: "somebody else was first" is told before "it is over" or "it is not yours".
function turnFor({ route, status, applicant }: RecordState, { type, turn: id }: VerdictCommand, { actor }: Context): Result<Turn, Coded> | Refused {
  const turn = route?.waiting.find((waiting) => waiting.id === id);
  if (turn === undefined) return err(gone(route, id, status));
  if (!holds(actor, turn.holder)) return err({ code: "route.notYours" });
  if (turn.kind !== (type === "route.read" ? "read" : "approve")) return err({ code: "not.now" });
  return turn.kind === "approve" && applicant.person === actor.person ? err({ code: "route.ownRequest" }) : ok(turn);
}

function gone(route: Progress | null, id: string, status: string): Coded {
  const [round, step] = id.split("/");
  const taken = route?.decided.findLast((decision) => decision.turn === id || (decision.step === step && String(decision.round) === round && stepOf(route, decision.step)?.mode === "any"));
  if (taken !== undefined) return { code: "route.alreadyDecided", by: taken.by.name, verdict: taken.verdict, at: taken.at };
  // The step waits, but no more for whoever answers: it was handed over meanwhile.
  if (route?.waiting.some((waiting) => waiting.id.startsWith(`${round}/${step}/`)) === true) return { code: "route.notYours" };
  return { code: status === "withdrawn" ? "route.withdrawnMeanwhile" : "route.notRunning" };
}

function verdict(route: Progress, turn: Turn, command: VerdictCommand, { state, context }: { readonly state: RecordState; readonly context: Context }): Answer {
  if (command.type === "route.read") return ok({ events: [{ type: "route.read", turn: turn.id, opinion: "" }] });
  if (command.content !== state.content) return err({ code: "route.contentChanged" });
  const { opinion } = command;
  if (command.type === "route.agree") return ok({ events: [{ type: "route.agreed", turn: turn.id, opinion, ...signing(context) }] });
  if (opinion.trim() === "") return err({ code: "route.needsOpinion" });
  if (command.type === "route.disagree") return ok({ events: [{ type: "route.disagreed", turn: turn.id, opinion, ...signing(context) }] });
  const target = returnTarget(route, command.to);
  if (target === null) return err({ code: "route.nowhereToReturn" });
  return ok({ events: [{ type: "route.returned", turn: turn.id, opinion, to: command.to, resume: command.resume, ...signing(context) }] });
}

/** ROUTE-20: what a person decides himself is signed by the picture in force; what is only a consequence of something else he did is not. */
function signing({ actor, directory, cause }: Context): Signing {
  const picture = cause === null ? directory.people.get(actor.person)?.picture : undefined;
  return picture === undefined ? {} : { picture };
}
