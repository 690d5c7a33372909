import { dayOf } from "#shared/kernel/instant.ts";
import type { CellValue, Row } from "./register.ts";

/** What a report groups by: the values of a column, or the months of a day or moment. */
export type Dimension = { readonly name: string; readonly column: string; readonly by: "value" | "month" };

/**
 * A report 统计: a pure function over the rows of a register. `measures` are columns that are summed; every figure leads to the rows
 * behind it. Its title is in `strings.registers`, the names of its dimensions and measures in `strings.columns`.
 */
export type Report = { readonly name: string; readonly register: string; readonly dimensions: readonly [Dimension, ...Dimension[]]; readonly measures: readonly string[] };

/** One group: how many rows, and the sum of each measure. */
export type Tally = { readonly key: string; readonly count: number; readonly sums: { readonly [measure: string]: number } };

/** `2026-11` of a moment or stored day; empty where there is none. */
export function monthOf(value: CellValue): string {
  if (value === null || value === "") return "";
  return (typeof value === "number" ? dayOf(value) : value).slice(0, 7);
}

/** The groups of some rows by one dimension: months in their order, other values by their number of rows. */
export function tally({ measures }: Pick<Report, "measures">, { column, by }: Dimension, rows: readonly Row[]): readonly Tally[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = by === "month" ? monthOf(row[column] ?? null) : String(row[column] ?? "");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const tallies = [...groups].map(([key, held]) => ({ key, count: held.length, sums: Object.fromEntries(measures.map((measure) => [measure, sumOf(held, measure)])) }));
  return tallies.sort((left, right) => (by === "month" ? Number(left.key > right.key) || -1 : right.count - left.count || (left.key < right.key ? -1 : 1)));
}

const sumOf = (rows: readonly Row[], column: string): number => rows.reduce((sum, row) => sum + (typeof row[column] === "number" ? row[column] : 0), 0);

/** The first and last day of a month, as stored days. */
export const daysOfMonth = (month: string): { readonly from: string; readonly to: string } => ({ from: `${month}-01`, to: `${month}-${String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()).padStart(2, "0")}` });
