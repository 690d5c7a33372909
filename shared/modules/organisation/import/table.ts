import { importStrings, type FaultCode, type Head, type Sheet } from "./strings.ts";

/** A sheet as text, its heads in the first row: what a workbook comes to when it is read. */
export type Table = readonly (readonly string[])[];
export type Book = { readonly [Name in Sheet]: Table | null };

/** What is wrong (`fault`) or worth a look (`warning`), and where: `row` counts as the spreadsheet does. */
export type Fault = { readonly sheet: Sheet; readonly row: number; readonly head: Head | null; readonly code: FaultCode; readonly facts: { readonly [fact: string]: string | number }; readonly weight: "fault" | "warning" };

/** One row by its heads; a cell that is not there is empty. */
export type TableRow = { readonly row: number; readonly cells: { readonly [Name in Head]?: string } };

/** The heads of each sheet. */
export const headsOf: { readonly [Name in Sheet]: readonly Head[] } = {
  units: ["code", "name", "short", "parent", "level"],
  people: ["person", "login", "unit", "post", "title", "charge"],
};

const mostOf: { readonly [Name in Head]: number } = { code: 40, name: 60, short: 20, parent: 60, level: 20, person: 30, login: 40, unit: 60, post: 20, title: 30, charge: 400 };

type Read = { readonly rows: readonly TableRow[]; readonly faults: readonly Fault[] };

/** Reads a sheet by its heads, whatever their order; rows in which nothing stands are passed over. */
export function readTable(sheet: Sheet, table: Table | null): Read {
  if (table === null) return { rows: [], faults: [] };
  const [first = []] = table;
  const places = headsOf[sheet].map((head) => [head, first.findIndex((cell) => isHead(head, cell))] as const);
  const missing = places.filter(([, place]) => place < 0).map(([head]): Fault => ({ sheet, row: 1, head, code: "head.missing", facts: {}, weight: "fault" }));
  if (missing.length > 0) return { rows: [], faults: missing };
  const rows = table.slice(1).map((cells, index): TableRow => ({ row: index + 2, cells: Object.fromEntries(places.map(([head, place]) => [head, (cells[place] ?? "").trim()])) }));
  const filled = rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== "") && !isExample(cells[headsOf[sheet][0] ?? "code"] ?? ""));
  return { rows: filled, faults: filled.flatMap((row) => tooLong(sheet, row)) };
}

// The template's example row may stay.
const isExample = (cell: string): boolean => cell.startsWith(importStrings.zh.exampleMark) || cell.startsWith(importStrings.en.exampleMark);

const isHead = (head: Head, cell: string): boolean => [importStrings.zh, importStrings.en].some(({ heads }) => heads[head] === cell.trim().replace(/[*\uff0a]$/, ""));

const tooLong = (sheet: Sheet, { row, cells }: TableRow): readonly Fault[] =>
  headsOf[sheet].filter((head) => (cells[head] ?? "").length > mostOf[head]).map((head) => ({ sheet, row, head, code: "cell.tooLong", facts: { max: mostOf[head] }, weight: "fault" }));

export const faultAt = (sheet: Sheet, { row }: { readonly row: number }, head: Head) => (code: FaultCode, facts: Fault["facts"] = {}, weight: Fault["weight"] = "fault"): Fault => ({ sheet, row, head, code, facts, weight });

export const listed = (options: { readonly [option: string]: string }): string => Object.values(options).join(importStrings.zh.separator);

/** The option that a cell names in either language, by its words; undefined where it names none. */
export function optionFrom<Option extends string>(options: readonly { readonly [Name in Option]: string }[], cell: string): Option | undefined {
  return options.flatMap((words) => Object.entries(words) as [Option, string][]).find(([option, word]) => word === cell || option === cell)?.[0];
}
