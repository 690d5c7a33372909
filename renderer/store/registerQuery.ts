import type { RegisterFilter, RegisterView } from "#shared/contracts/port.ts";
import { totalsOf, type CellValue, type Register, type Row } from "#shared/engine/register.ts";
import type { Chunk, Entry } from "./columns.ts";
import type { Desk } from "./desk.ts";
import { mergeTop } from "./merge.ts";
import { findsTyped } from "./typed.ts";

export type ListedRow = Row & { readonly $record: string; readonly $saved: "saved" | "reported" };
type Filter = Omit<RegisterFilter, "offset" | "limit">;
type Choices = { readonly [column: string]: readonly string[] };
/** What one chunk gives to one filter: its rows that pass, in order, their totals, and what its columns may be filtered by. */
type Part = { readonly rows: readonly ListedRow[]; readonly totals: Row; readonly choices: Choices };

/** Every row of a register as this person sees it: confirmed rows, with those of pending records in their place. */
export function* listed(desk: Desk, name: string): IterableIterator<ListedRow> {
  yield* pendingRows(desk, name);
  const { pending } = desk.overlay;
  for (const chunk of desk.confirmed.columns.get(name)?.chunks ?? []) yield* confirmedRows(chunk.entries.filter(({ record }) => !pending.has(record)));
}

function* pendingRows(desk: Desk, name: string): IterableIterator<ListedRow> {
  for (const [record, { projection, unreported }] of desk.overlay.pending) for (const row of projection.rows.get(name) ?? []) yield { ...row, $record: record, $saved: unreported ? "saved" : "reported" };
}

function* confirmedRows(entries: readonly Entry[]): IterableIterator<ListedRow> {
  for (const { record, rows } of entries) for (const row of rows) yield { ...row, $record: record, $saved: "reported" };
}

/**
 * Parts of a register, one a chunk and one of what is pending. A chunk's part is kept until the chunk changes; chunks that hold a pending
 * record are looked through anew, without it.
 */
export function partsOf<Value>(desk: Desk, name: string, key: string, compute: (rows: readonly ListedRow[]) => Value): readonly Value[] {
  const { pending } = desk.overlay;
  const columns = desk.confirmed.columns.get(name);
  const disturbed = new Set<Chunk | undefined>([...pending.keys()].map((record) => columns?.chunkOf(record)));
  const parts = (columns?.chunks ?? []).map((chunk) =>
    disturbed.has(chunk) ? compute([...confirmedRows(chunk.entries.filter(({ record }) => !pending.has(record)))]) : chunk.computed(key, (entries) => compute([...confirmedRows(entries)])),
  );
  return pending.size === 0 ? parts : [...parts, compute([...pendingRows(desk, name)])];
}

/** A page of a register: filtered, sorted, with the totals and count of all that the filter lets through. */
export function readRegister(desk: Desk, register: Register, { offset = 0, limit = 500, ...filter }: RegisterFilter): RegisterView {
  const sort = filter.sort ?? { column: register.order, down: true };
  const order = (left: ListedRow, right: ListedRow): number => compareCells(left[sort.column] ?? null, right[sort.column] ?? null) * (sort.down ? -1 : 1);
  const parts = partsOf(desk, register.name, `register ${JSON.stringify(filter)}`, (rows) => toPart(rows, register, { filter, order }));
  return {
    ready: desk.confirmed.caughtUp > 0,
    rows: mergeTop(parts.map(({ rows }) => rows), order, offset, limit),
    count: parts.reduce((sum, { rows }) => sum + rows.length, 0),
    totals: totalsOf(register.columns, parts.map(({ totals }) => totals)),
    choices: joined(parts.map(({ choices }) => choices)),
  };
}

function toPart(all: readonly ListedRow[], register: Register, { filter, order }: { readonly filter: Filter; readonly order: (left: ListedRow, right: ListedRow) => number }): Part {
  const finds = findsTyped(filter.text ?? "");
  const rows = all.filter((row) => passes(row, register, filter) && finds(row.$record, (holds) => register.columns.some(({ name }) => holds(textOf(row, name).toLowerCase())))).sort(order);
  const filtered = register.columns.filter((column) => column.filter === true);
  const choices = Object.fromEntries(filtered.map(({ name }) => [name, [...new Set(all.map((row) => textOf(row, name)))]]));
  return { rows, totals: totalsOf(register.columns, rows), choices };
}

function joined(all: readonly Choices[]): Choices {
  const names = new Set(all.flatMap((choices) => Object.keys(choices)));
  return Object.fromEntries([...names].map((name) => [name, [...new Set(all.flatMap((choices) => choices[name] ?? []))].filter((value) => value !== "").sort()]));
}

function passes(row: ListedRow, { order }: Register, { equals = {}, from = "", to = "" }: Filter): boolean {
  const equal = Object.entries(equals).every(([column, value]) => value === "" || textOf(row, column) === value);
  return equal && within(row[order] ?? null, from, to);
}

const textOf = (row: Row, column: string): string => String(row[column] ?? "");

export function within(value: CellValue, from: string, to: string): boolean {
  const late = from === "" || compareCells(value, bound(value, from, 0)) >= 0;
  return late && (to === "" || compareCells(value, bound(value, to, 86_400_000)) < 0);
}

// A stored day is compared as it is written, a moment as milliseconds; `to` is inclusive.
function bound(like: CellValue, day: string, add: number): CellValue {
  return typeof like === "number" ? Date.parse(`${day}T00:00:00+08:00`) + add : add === 0 ? day : `${day}~`;
}

/** Numbers by size, everything else as text; nothing comes first. */
function compareCells(left: CellValue, right: CellValue): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [a, b] = [String(left ?? ""), String(right ?? "")];
  return a < b ? -1 : Number(a > b);
}
