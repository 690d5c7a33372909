import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { dayOf } from "#shared/kernel/instant.ts";
import { headOffice, postsOf, type Directory, type Person } from "./directory.ts";
import { holds, personHolder, postHolder, type Holder } from "./holder.ts";
import type { Context, Decision, RecordState } from "./record.ts";
import type { Verdicted } from "./route.ts";
import type { RouteCommandOf, RouteEvent } from "./routeCommands.ts";
import type { Turn } from "./turn.ts";

type RecordCommand = RouteCommandOf<"route.record">;
type AnswerCommand = RouteCommandOf<"route.confirm" | "route.contest">;

/** Whether a turn waits for this leader. */
export const isTurnOf = (leader: Person, { holder }: Pick<Turn, "holder">): boolean => holds({ person: leader.id, posts: postsOf(leader) }, holder);

/** The leaders whose verdicts this person may record (代录). */
export const leadersOf = ({ people }: Directory, person: string): readonly Person[] => (people.get(person)?.serves ?? []).flatMap((id) => people.get(id) ?? []).filter(({ active }) => active);

/**
 * ROUTE-21, ROUTE-22: whether a turn may be answered in somebody's name: by a secretary of his, for a step that waits for him, and for nobody's
 * own request. Refusals: `route.notSecretary`, `route.notYours`, `route.ownRequest`, `route.notGivenYet`.
 */
export function mayRecord({ applicant }: RecordState, turn: Turn, command: RecordCommand, { actor, directory, at }: Context): Coded | null {
  const leader = leadersOf(directory, actor.person).find(({ id }) => id === command.for);
  if (leader === undefined) return { code: "route.notSecretary" };
  if (turn.kind !== "approve" || !isTurnOf(leader, turn)) return { code: "route.notYours" };
  if (applicant.person === leader.id || applicant.person === actor.person) return { code: "route.ownRequest" };
  return command.givenOn > dayOf(at) ? { code: "route.notGivenYet" } : null;
}

/** The verdict that was recorded for this person under this turn, while he has not said what he thinks of it. */
const unanswered = ({ route }: RecordState, turn: string, person: string): Verdicted | undefined =>
  route?.decided.findLast((decision) => decision.turn === turn && decision.by.person === person && decision.recorded?.answer === null);

/** The turn under which something was recorded for this person that he has not answered; empty where there is none. */
export const unansweredBy = ({ route }: RecordState, person: string): string => route?.decided.find(({ by, recorded }) => by.person === person && recorded?.answer === null)?.turn ?? "";

/** ROUTE-23: the leader confirms or contests what was recorded in his name; whoever is to know of an objection is named in the event. */
export function answerRecorded(state: RecordState, command: AnswerCommand, { actor, directory }: Context): Result<Decision<RouteEvent>, Coded> {
  if (unanswered(state, command.turn, actor.person) === undefined) return err({ code: "not.now" });
  if (command.type === "route.confirm") return ok({ events: [{ type: "route.confirmed", turn: command.turn, opinion: "" }] });
  return ok({ events: [{ type: "route.contested", turn: command.turn, opinion: command.opinion, tell: [personHolder(state.applicant.person), ...officeOf(directory)] }] });
}

/** The office 办公室, which is told what went wrong; nobody where there is no head office. */
export function officeOf(directory: Directory): readonly Holder[] {
  const office = headOffice(directory);
  return office === undefined ? [] : [postHolder("officeHead", office.id)];
}

/** Before the id of the turn that was answered in his name. */
export const answerMark = "answer/";

/** The leader's turns: to look at what was recorded in his name. They hold nothing up. */
export const answerTurns = ({ route }: RecordState): readonly Turn[] =>
  (route?.decided ?? []).filter(({ recorded }) => recorded?.answer === null).map(({ turn, by, at }) => ({ id: answerMark + turn, step: "answer", holder: personHolder(by.person), since: at, kind: "do" }));
