/**
 * What must hold across records. The hub settles claims in the transaction that stores the events, in sorted order, and writes a
 * number into the event field that waits for it; clients leave that field null (待编号).
 */
export type Claim =
  | { readonly kind: "unique"; readonly key: string }
  | { readonly kind: "number"; readonly series: string; readonly format: string; readonly event: number; readonly field: string }
  | { readonly kind: "reserve"; readonly ledger: string; readonly key: string; readonly amount: number; readonly limit: number }
  | { readonly kind: "interval"; readonly resource: string; readonly from: number; readonly to: number };

/** No other record may hold this key. */
export const unique = (key: string): Claim => ({ kind: "unique", key });

/**
 * The next number of a series (gapless from 1, one series a year), put into `field` of the `event`-th event of the decision.
 * In `format`, `{year}` is the year of admission in China Standard Time and `{n}` the number; `{n4}` pads it to four digits.
 */
export const number = (series: string, format: string, field = "number", event = 0): Claim => ({ kind: "number", series, format, event, field });
export const reserve = (ledger: string, key: string, amount: number, limit: number): Claim => ({ kind: "reserve", ledger, key, amount, limit });
/** The resource is taken from one instant up to, not including, another. */
export const interval = (resource: string, from: number, to: number): Claim => ({ kind: "interval", resource, from, to });

/** The n of a number that was given in this format in this year (the inverse of `formatNumber`); null where the text is no such number. */
export function numberIn(format: string, year: number, text: string): number | null {
  const [before = "", after = ""] = format.replaceAll("{year}", String(year)).split(/\{n4?\}/);
  const n = Number(text.slice(before.length, text.length - after.length));
  return Number.isInteger(n) && n > 0 && formatNumber(format, year, n) === text ? n : null;
}

export const formatNumber = (format: string, year: number, n: number): string =>
  format.replaceAll("{year}", String(year)).replaceAll("{n4}", String(n).padStart(4, "0")).replaceAll("{n}", String(n));
