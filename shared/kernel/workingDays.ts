import { dayAfter } from "./instant.ts";

/** Which days an office rests although they are no weekend, and works although they are one; `years` are those of which that is known. */
export type Calendar = { readonly years: ReadonlySet<number>; readonly off: ReadonlySet<string>; readonly worked: ReadonlySet<string> };

/** Nothing known: weekends alone are days off. */
export const weekendsOnly: Calendar = { years: new Set(), off: new Set(), worked: new Set() };

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

export const isWorkingDay = ({ off, worked }: Calendar, day: string): boolean => worked.has(day) || (!off.has(day) && !isWeekend(day));

/** The `days`-th working day after a stored date, which is not counted itself. */
export function workingDayAfter(calendar: Calendar, day: string, days: number): string {
  let last = day;
  for (let left = days; left > 0; left -= Number(isWorkingDay(calendar, last))) last = dayAfter(last, 1);
  return last;
}

/** How many working days lie after one stored date, up to and including another. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = dayAfter(from, 1); day <= to; day = dayAfter(day, 1)) count += Number(isWorkingDay(calendar, day));
  return count;
}
