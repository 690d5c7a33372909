import type { Holder } from "./holder.ts";
import type { AnyRecordType, RecordState } from "./record.ts";
import { answerTurns } from "./routeRecord.ts";
import { applicantTurn, stepOf, whoseTurn } from "./route.ts";
import type { Turn } from "./turn.ts";
import { personHolder, type Feed } from "./holder.ts";
import type { Limit } from "./flow.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Every turn a record waits for: its route's, the applicant's when it came back, and those the type awaits after the route. */
export const turnsOf = (type: AnyRecordType, state: RecordState): readonly Turn[] => heldTurns(type, state).map((turn) => withUrges(turn, state));

function heldTurns(type: AnyRecordType, state: RecordState): readonly Turn[] {
  const { route } = state;
  if (route === null) return [...answerTurns(state), ...ownTurns(type, state)];
  const routed = whoseTurn(route).map((turn) => withLimit(turn, stepOf(route, turn.step)?.limit));
  if (state.status === "returned") return [...answerTurns(state), ...routed, applicantTurn(route, state.applicant.person, lastStepAt(state))];
  return [...answerTurns(state), ...routed, ...ownTurns(type, state)];
}

const ownTurns = (type: AnyRecordType, state: RecordState): readonly Turn[] => (type.awaits?.(state) ?? []).map(({ step, holder, limit }) => withLimit({ id: `own/${step}/${holder}`, step, holder, since: lastStepAt(state), kind: "do" }, limit));

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
