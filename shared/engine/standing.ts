import { dayOf } from "#shared/kernel/instant.ts";
import { workingDayAfter, workingDaysBetween, type Calendar } from "#shared/kernel/workingDays.ts";
import type { Turn } from "./turn.ts";

/** How a turn stands against its limit 时限: due by the end of which day (null without a limit), how many working days late, and its light. */
export type Standing = { readonly due: string | null; readonly late: number; readonly light: "late" | "near" | "open" };

/** LIMIT-1…4: computed whenever it is read, from the office's calendar as it is then; never an event. */
export function standingOf({ since, limit }: Pick<Turn, "since" | "limit">, today: string, calendar: Calendar): Standing {
  if (limit === undefined) return { due: null, late: 0, light: "open" };
  const due = workingDayAfter(calendar, dayOf(since), limit.workingDays);
  const late = workingDaysBetween(calendar, due, today);
  return { due, late, light: late > 0 ? "late" : today >= due ? "near" : "open" };
}

const weights = { late: 2, near: 1, open: 0 } as const;
/** The later one first. */
export const byUrgency = (left: Standing, right: Standing): number => weights[right.light] - weights[left.light] || right.late - left.late;
