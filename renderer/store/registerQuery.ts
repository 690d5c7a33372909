import type { RegisterFilter, RegisterView } from "#shared/contracts/port.ts";
import { totalsOf, type CellValue, type Register, type Row } from "#shared/engine/register.ts";
import type { Desk } from "./desk.ts";
import { Memo } from "./memo.ts";

export type ListedRow = Row & { readonly $record: string; readonly $saved: "saved" | "reported" };

/** Every row of a register as this person sees it: confirmed rows, with those of pending records in their place. */
export function* listed(desk: Desk, name: string): IterableIterator<ListedRow> {
  const { pending } = desk.overlay;
  for (const [record, { projection, unreported }] of pending) yield* marked(record, projection.rows.get(name), unreported ? "saved" : "reported");
  const confirmed = desk.confirmed.columns.get(name)?.entries() ?? [];
  for (const { record, rows } of confirmed) if (!pending.has(record)) yield* marked(record, rows, "reported");
}

function* marked(record: string, rows: readonly Row[] | undefined, saved: ListedRow["$saved"]): IterableIterator<ListedRow> {
  for (const row of rows ?? []) yield { ...row, $record: record, $saved: saved };
}

const memos = new WeakMap<Desk, Memo>();

/** Computes something from a register's rows, or answers what was computed before where neither they nor what is pending changed since. */
export function fromRegister<Value>(desk: Desk, name: string, key: string, compute: () => Value): Value {
  const memo = memos.get(desk) ?? new Memo(24);
  memos.set(desk, memo);
  const { confirmed, overlay } = desk;
  return memo.get(`${name} ${key}`, `${confirmed.columns.get(name)?.revision ?? 0}.${overlay.revision}`, compute);
}

/** A page of a register: filtered, sorted, with the totals and count of all that the filter lets through. */
export function readRegister(desk: Desk, register: Register, { offset = 0, limit = 500, ...filter }: RegisterFilter): RegisterView {
  const { rows, ...whole } = fromRegister(desk, register.name, JSON.stringify(filter), () => wholeRegister(desk, register, filter));
  return { ready: desk.confirmed.caughtUp > 0, rows: rows.slice(offset, offset + limit), ...whole };
}

function wholeRegister(desk: Desk, register: Register, filter: RegisterFilter): Omit<RegisterView, "ready"> {
  const sort = filter.sort ?? { column: register.order, down: true };
  const all = [...listed(desk, register.name)];
  const rows = all.filter((row) => passes(row, register, filter)).sort((left, right) => compare(left[sort.column] ?? null, right[sort.column] ?? null) * (sort.down ? -1 : 1));
  const filtered = register.columns.filter((column) => column.filter === true);
  return {
    rows,
    count: rows.length,
    totals: totalsOf(register.columns, rows),
    choices: Object.fromEntries(filtered.map(({ name }) => [name, [...new Set(all.map((row) => textOf(row, name)))].filter((value) => value !== "").sort()])),
  };
}

function passes(row: ListedRow, { columns, order }: Register, { text = "", equals = {}, from = "", to = "" }: RegisterFilter): boolean {
  const wanted = text.trim().toLowerCase();
  const equal = Object.entries(equals).every(([column, value]) => value === "" || textOf(row, column) === value);
  const holdsText = columns.some(({ name }) => textOf(row, name).toLowerCase().includes(wanted));
  return equal && holdsText && within(row[order] ?? null, from, to);
}

const textOf = (row: Row, column: string): string => String(row[column] ?? "");

function within(value: CellValue, from: string, to: string): boolean {
  const late = from === "" || compare(value, bound(value, from, 0)) >= 0;
  return late && (to === "" || compare(value, bound(value, to, 86_400_000)) < 0);
}

// A stored day is compared as it is written, a moment as milliseconds; `to` is inclusive.
function bound(like: CellValue, day: string, add: number): CellValue {
  return typeof like === "number" ? Date.parse(`${day}T00:00:00+08:00`) + add : add === 0 ? day : `${day}~`;
}

function compare(left: CellValue, right: CellValue): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left ?? "") < String(right ?? "") ? -1 : Number(String(left ?? "") > String(right ?? ""));
}
