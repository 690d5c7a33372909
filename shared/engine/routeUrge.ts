import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { oversees, peopleOf } from "./directory.ts";
import { holds } from "./holder.ts";
import { anyOf, isApplicant, tookPart, type Rule } from "./policy.ts";
import type { AnyRecordType, Context, Decision, RecordState, Signed } from "./record.ts";
import type { RouteCommandOf, UrgedEvent } from "./routeCommands.ts";
import type { Turn, Urged } from "./turn.ts";
import { turnsOf } from "./turns.ts";

type Asked = { readonly type: AnyRecordType; readonly state: RecordState };
export type UrgeCommand = RouteCommandOf<"route.urge">;

/** ROUTE-12: who may urge 催办: the applicant, whoever decided on it, and the posts that answer for the unit it comes from. */
const mayUrge: Rule<RecordState> = anyOf(isApplicant, tookPart, (state, { actor, directory }) => state !== null && oversees(directory, actor.posts, state.unit));

/** The turns that this actor may urge; when he last did is another question. */
export const urgeable = ({ type, state }: Asked, context: Context): readonly Turn[] => (mayUrge(state, context) ? turnsOf(type, state).filter(({ holder }) => !holds(context.actor, holder)) : []);

/**
 * Decides `route.urge` for any turn that a record waits for. It moves nothing and needs no content. Refusals: `not.allowed`,
 * `route.nothingToUrge` (the turn is over or went elsewhere), `route.ownTurn`, `route.urgedLately` (`until` when).
 */
export function urge(asked: Asked, { turn: id, words }: UrgeCommand, context: Context): Result<Decision<UrgedEvent>, Coded> {
  if (!mayUrge(asked.state, context)) return err({ code: "not.allowed" });
  const turn = turnsOf(asked.type, asked.state).find((each) => each.id === id);
  if (turn === undefined) return err({ code: "route.nothingToUrge" });
  if (holds(context.actor, turn.holder)) return err({ code: "route.ownTurn" });
  const until = againAt(turn, context);
  if (context.now < until) return err({ code: "route.urgedLately", until });
  const to = peopleOf(context.directory, turn.holder).map(({ name }) => name).join(" ");
  return ok({ events: [{ type: "route.urged", turn: id, holder: turn.holder, to, words: words.trim() }] });
}

/** ROUTE-14: counted from when the last one was received, which no PC's clock decides. */
const againAt = ({ urged }: Turn, { actor, directory }: Context): number => (urged?.by[actor.person] ?? -Infinity) + directory.pace.urgeHours * 3_600_000;

/** What one urge more makes of a turn's urges. */
export const urgedBy = (before: Urged | undefined, { by, at, received }: Signed<UrgedEvent>): Urged => ({ times: (before?.times ?? 0) + 1, last: at, by: { ...before?.by, [by.person]: received } });

/** The step that a turn's id names. */
export const urgedStep = (turn: string): string | null => turn.split("/")[1] ?? null;
