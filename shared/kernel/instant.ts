/** A moment, in whole milliseconds since 1970-01-01T00:00Z. Offices count days in China Standard Time (UTC+8, no summer time). */
export type Instant = number;

const offset = 8 * 3_600_000;
const inChina = (at: Instant): Date => new Date(at + offset);
const two = (value: number): string => String(value).padStart(2, "0");

export const yearOf = (at: Instant): number => inChina(at).getUTCFullYear();

/** `2026-11-24`, the form in which dates are stored. */
export const dayOf = (at: Instant): string => inChina(at).toISOString().slice(0, 10);

/** `2026年11月24日`, as an office writes it (GB/T 9704—2012 7.3.5.4: no leading zeros). */
export const chineseDay = (at: Instant): string => chineseDate(dayOf(at));

/** `2026年11月24日 09:05`. */
export const chineseMoment = (at: Instant): string => `${chineseDay(at)} ${clockOf(at)}`;

export const clockOf = (at: Instant): string => `${two(inChina(at).getUTCHours())}:${two(inChina(at).getUTCMinutes())}`;

/** A stored date (`2026-11-24`) as `2026年11月24日`; an empty text stays empty. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return day === "" ? "" : `${year}年${month}月${date}日`;
}

/** Whether a text is a date that exists (2026-02-30 does not), between the years 1900 and 2999. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** Whole days from one stored date to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The first moment of a stored date in China Standard Time. */
export const startOfDay = (day: string): Instant => Date.parse(`${day}T00:00:00Z`) - offset;

/** The stored date `days` after another one. */
export const dayAfter = (day: string, days: number): string => dayOf(startOfDay(day) + days * 86_400_000);
