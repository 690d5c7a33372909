import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { holds } from "./holder.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import { answerRecorded, mayRecord } from "./routeRecord.ts";
import { transfer } from "./routeTransfer.ts";
import { toSigner } from "./signer.ts";
import { returnTarget, stepOf, type Progress } from "./route.ts";
import { add, circulate, open, pass, pickUp, putBack, recall, reduce } from "./routeAsk.ts";
import type { RouteCommand, RouteCommandOf, RouteEvent, Signing } from "./routeCommands.ts";
import { withSkips } from "./routeSkip.ts";
import { resume, suspend, takeBack, terminate } from "./routeStop.ts";
import { isHeld, isReading, type Turn } from "./turn.ts";

/** Every `route.*` command that moves a record; an urge is `urge`'s to decide, a number `giveNumber`'s. */
export type RouteMoveCommand = Exclude<RouteCommand, { type: "route.urge" | "route.number" }>;
type Refused = Result<never, Coded>;
type VerdictCommand = RouteCommandOf<"route.agree" | "route.disagree" | "route.return" | "route.read">;
type RecordCommand = RouteCommandOf<"route.record">;
type Answer = Result<Decision<RouteEvent>, Coded>;

type Deciders = { readonly [Type in RouteMoveCommand["type"]]: (state: RecordState, command: RouteCommandOf<Type>, context: Context) => Answer };
const deciders: Deciders = {
  "route.agree": decideVerdict, "route.disagree": decideVerdict, "route.return": decideVerdict, "route.read": decideVerdict, "route.record": record,
  "route.withdraw": withdraw, "route.transfer": transfer, "route.confirm": answerRecorded, "route.contest": answerRecorded,
  "route.add": add, "route.reduce": reduce, "route.pass": pass, "route.pickUp": pickUp, "route.putBack": putBack,
  "route.circulate": circulate, "route.recall": recall, "route.open": open,
  "route.takeBack": takeBack, "route.suspend": suspend, "route.resume": resume, "route.terminate": terminate,
};

/**
 * Decides a `route.*` command for a record of any type. Refusals: `route.notRunning`, `route.notYours`, `route.alreadyDecided` (by whom, how),
 * `route.contentChanged` (parked for confirmation), `route.ownRequest`, `route.needsOpinion`, `route.nowhereToReturn`, `route.held`,
 * `route.suspended`, `route.adviceOnly`, `not.allowed`, and those of `transfer`, `mayRecord`, `answerRecorded` and the commands beside them.
 */
export const decideRoute = (state: RecordState, command: RouteMoveCommand, context: Context): Answer => (deciders[command.type] as (state: RecordState, command: RouteMoveCommand, context: Context) => Answer)(state, command, context);

/** ROUTE-21: as the leader's own verdict would be decided, but in the name of both. */
function record(state: RecordState, command: RecordCommand, context: Context): Answer {
  const { route, status } = state;
  const turn = route?.waiting.find(({ id }) => id === command.turn);
  if (route === null || turn === undefined) return err(gone(route, command.turn, status));
  const refused = notYet(route, turn) ?? mayRecord(state, turn, command, context);
  if (refused !== null) return err(refused);
  const { content, opinion, givenOn, means, attachments: files } = command;
  const recorded = { for: toSigner(must(context.directory.people.get(command.for), command.for)), givenOn, means, files };
  return verdict(state, turn, { type: `route.${command.verdict}`, turn: turn.id, content, opinion, to: "start", resume: "again" }, { ...context, signing: { recorded } });
}

function decideVerdict(state: RecordState, command: VerdictCommand, context: Context): Answer {
  const found = turnFor(state, command, context);
  return found.ok ? verdict(state, found.value, command, { ...context, signing: signing(context) }) : found;
}

/** Why a turn is not asked although it waits. */
function notYet({ waiting, suspended }: Progress, turn: Turn): Coded | null {
  if (suspended !== undefined && !isReading(turn)) return { code: "route.suspended" };
  return isHeld(waiting, turn) ? { code: "route.held" } : null;
}

function withdraw(state: RecordState, { reason }: RouteCommandOf<"route.withdraw">, { actor }: Context): Answer {
  if (state.applicant.person !== actor.person) return err({ code: "not.allowed" });
  if (state.route === null || state.route.outcome !== null || !withdrawable.has(state.status)) return err({ code: "route.notRunning" });
  return ok({ events: [{ type: "route.withdrawn", opinion: reason }] });
}

const withdrawable = new Set(["onRoute", "returned", "suspended"]);

// The order matters to the person: "somebody else was first" is told before "it is over" or "it is not yours".
function turnFor(state: RecordState, { type, turn: id }: VerdictCommand, { actor }: Context): Result<Turn, Coded> | Refused {
  const { route } = state;
  if (route === null) return err(gone(route, id, state.status));
  const turn = route.waiting.find((waiting) => waiting.id === id);
  if (turn === undefined) return err(gone(route, id, state.status));
  if (!holds(actor, turn.holder)) return err({ code: "route.notYours" });
  if (turn.kind !== (type === "route.read" ? "read" : "approve")) return err({ code: "not.now" });
  const refused = isReading(turn) ? null : unanswerable(state, route, turn, actor.person);
  return refused === null ? ok(turn) : err(refused);
}

const unanswerable = ({ applicant }: RecordState, route: Progress, turn: Turn, person: string): Coded | null => notYet(route, turn) ?? (applicant.person === person ? { code: "route.ownRequest" } : null);

function gone(route: Progress | null, id: string, status: string): Coded {
  const [round, step] = id.split("/");
  const taken = route?.decided.findLast((decision) => decision.turn === id || (decision.step === step && String(decision.round) === round && stepOf(route, decision.step)?.mode === "any"));
  if (taken !== undefined) return { code: "route.alreadyDecided", by: taken.by.name, verdict: taken.verdict, at: taken.at };
  // The step waits, but no more for whoever answers: it was handed over meanwhile.
  if (route?.waiting.some((waiting) => waiting.id.startsWith(`${round}/${step}/`)) === true) return { code: "route.notYours" };
  return { code: status === "withdrawn" ? "route.withdrawnMeanwhile" : "route.notRunning" };
}

type Signed = Context & { readonly signing: Signing };

function verdict(state: RecordState, turn: Turn, command: VerdictCommand, context: Signed): Answer {
  if (command.type === "route.read") return ok({ events: [{ type: "route.read", turn: turn.id, opinion: command.opinion.trim() }] });
  if (command.content !== state.content) return err({ code: "route.contentChanged" });
  const { opinion } = command;
  const { signing: signature } = context;
  if (command.type === "route.agree") return ok({ events: withSkips(state, { type: "route.agreed", turn: turn.id, opinion, ...signature }, context) });
  if (opinion.trim() === "") return err({ code: "route.needsOpinion" });
  if (command.type === "route.disagree") return ok({ events: [{ type: "route.disagreed", turn: turn.id, opinion, ...signature }] });
  return returned(state, turn, command, signature);
}

function returned({ route }: RecordState, turn: Turn, { opinion, to, resume: then }: RouteCommandOf<"route.return">, signature: Signing): Answer {
  if (turn.added?.how === "entrusted") return err({ code: "route.adviceOnly" });
  if (route === null || returnTarget(route, to) === null) return err({ code: "route.nowhereToReturn" });
  return ok({ events: [{ type: "route.returned", turn: turn.id, opinion, to, resume: then, ...signature }] });
}

/** ROUTE-20: what a person decides himself is signed by the picture in force; what is only a consequence of something else he did is not. */
function signing({ actor, directory, cause }: Context): Signing {
  const picture = cause === null ? directory.people.get(actor.person)?.picture : undefined;
  return picture === undefined ? {} : { picture };
}
