import type { Holder } from "./holder.ts";
import type { AnyRecordType, RecordState } from "./record.ts";
import { answerTurns } from "./routeRecord.ts";
import { applicantTurn, whoseTurn, type Turn } from "./route.ts";
import { personHolder, type Feed } from "./holder.ts";
import type { Limit } from "./flow.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Every turn a record waits for: its route's, the applicant's when it came back, and those the type awaits after the route. */
export const turnsOf = (type: AnyRecordType, state: RecordState): readonly Turn[] => heldTurns(type, state).map((turn) => withUrges(turn, state));

function heldTurns(type: AnyRecordType, state: RecordState): readonly Turn[] {
  if (state.status === "returned" && state.route !== null) return [...answerTurns(state), applicantTurn(state.route, state.applicant.person, lastStepAt(state))];
  const routed = state.route === null ? [] : whoseTurn(state.route).map((turn) => withLimit(turn, state.route?.steps.find(({ id }) => id === turn.step)?.limit));
  const own = type.awaits?.(state) ?? [];
  return [...answerTurns(state), ...routed, ...own.map(({ step, holder, limit }): Turn => withLimit({ id: `own/${step}/${holder}`, step, holder, since: lastStepAt(state), kind: "do" }, limit))];
}

const withLimit = (turn: Turn, limit: Limit | undefined): Turn => (limit === undefined ? turn : { ...turn, limit });

// An urge is no step: what waits does not grow younger by it.
const lastStepAt = ({ trail, submitted }: RecordState): Instant => trail.findLast(({ event }) => event !== "route.urged")?.at ?? submitted;

function withUrges(turn: Turn, { urges }: RecordState): Turn {
  const urged = urges?.[turn.id];
  // An own turn may come again under the same id; what was urged before it began was another.
  return urged === undefined || urged.last < turn.since ? turn : { ...turn, urged };
}

/** Who receives a record: whom its type names, and whoever has to know what went wrong around it. */
export const audienceOf = (type: AnyRecordType, state: RecordState): readonly Feed[] => [...new Set<Feed>([...type.audience(state), ...(state.alerts ?? []).flatMap(({ tell }) => tell)])];

/** Everyone who took part: the applicant, whoever decided, the posts that were asked so far. They keep what they took part in. */
export function participants({ route, trail, applicant }: RecordState): readonly Feed[] {
  const { waiting, decided } = route ?? { waiting: [], decided: [] };
  const asked: Holder[] = [...waiting, ...decided].map(({ holder }) => holder);
  const signers = [...decided, ...decided.flatMap(({ recorded }) => recorded ?? []), ...trail.filter(({ event }) => event === "submitted")];
  return [...new Set<Feed>([personHolder(applicant.person), ...signers.map(({ by }) => personHolder(by.person)), ...asked])];
}
