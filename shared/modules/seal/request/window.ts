import type { Due } from "#shared/engine/record.ts";
import { dayAfter, dayOf, startOfDay, yearOf, type Instant } from "#shared/kernel/instant.ts";
import { sealOf } from "./policy.ts";
import { usedOf, type RequestState } from "./schema.ts";

/** 使用期限 in days where a seal names none (standards §3.2 [P]: an approval lapses, and never runs across the year). */
const usualDays = 30;

/** SEAL-14: when an approval lapses: the use window of the strictest of its seals is over, or the year is. */
export function lapsesAt(state: RequestState): Instant {
  const { approved } = usedOf(state);
  const days = Math.min(...state.form.seals.map((seal) => Number(sealOf(state, seal).facts["window"] ?? usualDays)));
  return Math.min(startOfDay(dayAfter(dayOf(approved), days + 1)), startOfDay(`${yearOf(approved) + 1}-01-01`));
}

/** The clockwork's part: what is approved and not used in time lapses. A seal that is outside comes back first. */
export const due = (state: RequestState): readonly Due[] => (state.status === "approved" ? [{ rule: "lapse", at: lapsesAt(state), command: { type: "lapse" } }] : []);
