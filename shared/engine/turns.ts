import type { Holder } from "./holder.ts";
import type { AnyRecordType, RecordState } from "./record.ts";
import { applicantTurn, whoseTurn, type Turn } from "./route.ts";
import type { Feed } from "./holder.ts";
import { personHolder } from "./holder.ts";

/** Every turn a record waits for: its route's, the applicant's when it came back, and those the type awaits after the route. */
export function turnsOf(type: AnyRecordType, state: RecordState): readonly Turn[] {
  if (state.status === "returned" && state.route !== null) return [applicantTurn(state.route, state.applicant.person, state.trail.at(-1)?.at ?? state.submitted)];
  const routed = state.route === null ? [] : whoseTurn(state.route);
  const own = type.awaits?.(state) ?? [];
  return [...routed, ...own.map(({ step, holder }): Turn => ({ id: `own/${step}/${holder}`, step, holder, since: state.trail.at(-1)?.at ?? state.submitted, kind: "do" }))];
}

/** Everyone who took part: the applicant, whoever decided, the posts that were asked so far. They keep what they took part in. */
export function participants(state: RecordState): readonly Feed[] {
  const asked: Holder[] = [...(state.route?.waiting ?? []), ...(state.route?.decided ?? [])].map(({ holder }) => holder);
  const people = [...(state.route?.decided ?? []), ...state.trail.filter(({ event }) => event === "submitted")].map(({ by }) => personHolder(by.person));
  return [...new Set<Feed>([personHolder(state.applicant.person), ...people, ...asked])];
}
