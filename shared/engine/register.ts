import type { RecordState } from "./record.ts";

/** One cell of a register's row: a text, a whole number (fen where the column says money), or nothing. */
export type CellValue = string | number | null;
export type Row = { readonly [column: string]: CellValue };

/** A column of a register 台账: how it reads, how wide it prints (millimetres on A4 landscape, 267 mm between margins). */
export type RegisterColumn = {
  readonly name: string;
  readonly kind: "text" | "count" | "money" | "day" | "moment" | "code";
  readonly width: number;
  readonly filter?: boolean;
  readonly total?: boolean;
};

/**
 * A register: rows come from the records of one type, 0 to n of each. `readers` are the posts that may read it: in their own unit and,
 * where they serve a unit above, in all units below it. Rows are ordered by `order`, newest first.
 */
export type Register<State extends RecordState = RecordState> = {
  readonly name: string;
  readonly columns: readonly RegisterColumn[];
  readonly order: string;
  readonly readers: readonly string[];
  readonly lines: (state: State) => readonly Row[];
};

export const defineRegister = <State extends RecordState>(register: Register<State>): Register<State> => register;

/** Totals of the columns that ask for one, over the rows given. */
export function totalsOf(columns: readonly RegisterColumn[], rows: readonly Row[]): Row {
  const summed = columns.filter((column) => column.total === true);
  return Object.fromEntries(summed.map(({ name }) => [name, rows.reduce((sum, row) => sum + (typeof row[name] === "number" ? row[name] : 0), 0)]));
}
