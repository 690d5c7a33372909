import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { holds } from "./holder.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import { answerRecorded, mayRecord } from "./routeRecord.ts";
import { toSigner, transfer } from "./routeTransfer.ts";
import { returnTarget, stepOf, type Progress, type RouteCommand, type RouteEvent, type Signing, type Turn } from "./route.ts";

/** Every `route.*` command that moves a record; an urge is `urge`'s to decide. */
export type RouteMoveCommand = Exclude<RouteCommand, { type: "route.urge" }>;
type Refused = Result<never, Coded>;
type VerdictCommand = Extract<RouteMoveCommand, { type: "route.agree" | "route.disagree" | "route.return" | "route.read" }>;
type RecordCommand = Extract<RouteMoveCommand, { type: "route.record" }>;
type Answer = Result<Decision<RouteEvent>, Coded>;

/**
 * Decides a `route.*` command for a record of any type. Refusals: `route.notRunning`, `route.notYours`, `route.alreadyDecided` (by whom, how),
 * `route.contentChanged` (parked for confirmation), `route.ownRequest`, `route.needsOpinion`, `route.nowhereToReturn`, `not.allowed`,
 * and those of `transfer`, `mayRecord` and `answerRecorded`.
 */
export function decideRoute(state: RecordState, command: RouteMoveCommand, context: Context): Answer {
  switch (command.type) {
    case "route.withdraw": return withdraw(state, command.reason, context);
    case "route.transfer": return transfer(state, command, context);
    case "route.record": return record(state, command, context);
    case "route.confirm":
    case "route.contest": return answerRecorded(state, command, context);
    default: return decideVerdict(state, command, context);
  }
}

/** ROUTE-21: as the leader's own verdict would be decided, but in the name of both. */
function record(state: RecordState, command: RecordCommand, context: Context): Answer {
  const { route, status } = state;
  const turn = route?.waiting.find(({ id }) => id === command.turn);
  if (route === null || turn === undefined) return err(gone(route, command.turn, status));
  const refused = mayRecord(state, turn, command, context);
  if (refused !== null) return err(refused);
  const { content, opinion, givenOn, means, attachments: files } = command;
  const recorded = { for: toSigner(must(context.directory.people.get(command.for), command.for)), givenOn, means, files };
  return verdict(route, turn, { type: `route.${command.verdict}`, turn: turn.id, content, opinion, to: "start", resume: "again" }, { content: state.content, signing: { recorded } });
}

function decideVerdict(state: RecordState, command: VerdictCommand, context: Context): Answer {
  const { route } = state;
  const found = turnFor(state, command, context);
  if (!found.ok || route === null) return found.ok ? err({ code: "route.notRunning" }) : found;
  return verdict(route, found.value, command, { content: state.content, signing: signing(context) });
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

function verdict(route: Progress, turn: Turn, command: VerdictCommand, { content, signing }: { readonly content: string; readonly signing: Signing }): Answer {
  if (command.type === "route.read") return ok({ events: [{ type: "route.read", turn: turn.id, opinion: "" }] });
  if (command.content !== content) return err({ code: "route.contentChanged" });
  const { opinion } = command;
  if (command.type === "route.agree") return ok({ events: [{ type: "route.agreed", turn: turn.id, opinion, ...signing }] });
  if (opinion.trim() === "") return err({ code: "route.needsOpinion" });
  if (command.type === "route.disagree") return ok({ events: [{ type: "route.disagreed", turn: turn.id, opinion, ...signing }] });
  const target = returnTarget(route, command.to);
  if (target === null) return err({ code: "route.nowhereToReturn" });
  return ok({ events: [{ type: "route.returned", turn: turn.id, opinion, to: command.to, resume: command.resume, ...signing }] });
}

/** ROUTE-20: what a person decides himself is signed by the picture in force; what is only a consequence of something else he did is not. */
function signing({ actor, directory, cause }: Context): Signing {
  const picture = cause === null ? directory.people.get(actor.person)?.picture : undefined;
  return picture === undefined ? {} : { picture };
}
