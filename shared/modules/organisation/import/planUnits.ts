import { unitStrings } from "../unit/strings.ts";
import type { UnitForm } from "../unit/record.ts";
import { faultAt, listed, optionFrom, type Fault, type TableRow } from "./table.ts";

/** A record of the organisation as it stands. */
export type Held<Form> = { readonly id: string; readonly status: string; readonly version: number; readonly form: Form };
export type UnitDraft = { readonly id: string; readonly row: number; readonly form: UnitForm };
/** The unit that a cell names by code, full name or short name; a fault's code where it names none or more than one. */
export type FindUnit = (cell: string) => { readonly id: string } | { readonly code: "unit.unknown" | "unit.twoOfName" };
export type UnitsPlan = { readonly drafts: readonly UnitDraft[]; readonly find: FindUnit; readonly faults: readonly Fault[] };

const levels = [unitStrings.zh.options, unitStrings.en.options];
const codePattern = /^[0-9A-Za-z-]{1,40}$/;
const at = (row: { readonly row: number }, head: "code" | "name" | "parent" | "level" | "short") => faultAt("units", row, head);

/** ORG-1, ORG-2: the units of the workbook, each with its id and parent, those above first. */
export function planUnits(rows: readonly TableRow[], present: readonly Held<UnitForm>[]): UnitsPlan {
  const named = rows.map((row) => ({ ...row, id: idOf(row, present) }));
  const find = finderOf(named, present);
  const drafts = named.map((row): UnitDraft => ({ id: row.id, row: row.row, form: toForm(row, find) }));
  const parents = parentsOf(drafts, present);
  const doubled = twice(named);
  // Where two rows have one code, what lies above what cannot be told.
  const order = doubled.length > 0 ? [] : [...circles(drafts, parents), ...tops(drafts, present)];
  const faults = [...named.flatMap((row) => [...cellFaults(row), ...parentFaults(row, find)]), ...doubled, ...order];
  return { drafts: [...drafts].sort((left, right) => depthOf(left.id, parents) - depthOf(right.id, parents)), find, faults };
}

type NamedRow = TableRow & { readonly id: string };

function idOf({ cells: { code = "", name } }: TableRow, present: readonly Held<UnitForm>[]): string {
  const known = present.find(({ id }) => id === code || id === `unit-${code}`) ?? present.find(({ status, form }) => status === "active" && form.name === name);
  return known?.id ?? `unit-${code}`;
}

const toForm = ({ cells: { name = "", short = "", parent = "", level = "" } }: TableRow, find: FindUnit): UnitForm => ({ name, short, parent: aboveOf(parent, find), level: optionFrom(levels, level) ?? "" });

function aboveOf(cell: string, find: FindUnit): string {
  const above = find(cell);
  return cell !== "" && "id" in above ? above.id : "";
}

function finderOf(rows: readonly NamedRow[], present: readonly Held<UnitForm>[]): FindUnit {
  const redeclared = new Set(rows.map(({ id }) => id));
  const others = present.filter(({ id, status }) => status === "active" && !redeclared.has(id));
  const byCode = new Map([...others.flatMap(({ id }) => [[id, id], [id.replace(/^unit-/, ""), id]] as const), ...rows.map(({ cells, id }) => [cells.code ?? "", id] as const)]);
  const names = [...others.flatMap(({ id, form }) => [[form.name, id], [form.short, id]] as const), ...rows.flatMap(({ cells, id }) => [[cells.name, id], [cells.short, id]] as const)];
  return (cell) => {
    const code = byCode.get(cell);
    if (code !== undefined) return { id: code };
    const ids = new Set(names.filter(([name]) => name === cell).map(([, id]) => id));
    const [id] = ids;
    return id === undefined ? { code: "unit.unknown" } : ids.size > 1 ? { code: "unit.twoOfName" } : { id };
  };
}

function cellFaults(row: TableRow): readonly Fault[] {
  const { code = "", level = "" } = row.cells;
  const empty = (["code", "name", "short", "level"] as const).filter((head) => row.cells[head] === "").map((head) => at(row, head)("cell.missing"));
  const wrongCode = code === "" || codePattern.test(code) ? [] : [at(row, "code")("code.pattern", { value: code })];
  const wrongLevel = level === "" || optionFrom(levels, level) !== undefined ? [] : [at(row, "level")("level.unknown", { value: level, allowed: listed(unitStrings.zh.options) })];
  return [...empty, ...wrongCode, ...wrongLevel];
}

function parentFaults(row: TableRow, find: FindUnit): readonly Fault[] {
  const { parent = "" } = row.cells;
  const above = parent === "" ? { id: "" } : find(parent);
  if ("id" in above) return [];
  return [at(row, "parent")(above.code === "unit.unknown" ? "parent.unknown" : "unit.twoOfName", { value: parent })];
}

function twice(rows: readonly NamedRow[]): readonly Fault[] {
  return rows.flatMap((row, index) => {
    const before = rows.slice(0, index);
    const [code, name] = [before.find(({ id }) => id === row.id), before.find(({ cells }) => cells.name !== "" && cells.name === row.cells.name)];
    if (code !== undefined) return [at(row, "code")("code.twice", { value: row.cells.code ?? "", other: code.row })];
    return name === undefined ? [] : [at(row, "name")("name.twice", { value: row.cells.name ?? "", other: name.row })];
  });
}

const parentsOf = (drafts: readonly UnitDraft[], present: readonly Held<UnitForm>[]): ReadonlyMap<string, string> => new Map([...present, ...drafts].map(({ id, form }) => [id, form.parent]));

/** How many units lie above; a circle has no end and is answered with one more than there are units. */
function depthOf(id: string, parents: ReadonlyMap<string, string>): number {
  let depth = 0;
  for (let above = parents.get(id) ?? ""; above !== "" && depth <= parents.size; above = parents.get(above) ?? "") depth += 1;
  return depth;
}

const circles = (drafts: readonly UnitDraft[], parents: ReadonlyMap<string, string>): readonly Fault[] =>
  drafts.filter(({ id }) => depthOf(id, parents) > parents.size).map((draft) => at(draft, "parent")("parent.circle", { value: draft.form.name }));

/** ORG-2: one top, the present one unless the workbook says otherwise of it. */
function tops(drafts: readonly UnitDraft[], present: readonly Held<UnitForm>[]): readonly Fault[] {
  const redeclared = new Set(drafts.map(({ id }) => id));
  const standing = present.find(({ id, status, form }) => status === "active" && form.parent === "" && !redeclared.has(id));
  const [first, ...rest] = drafts.filter(({ form }) => form.parent === "");
  const [top, seconds] = standing === undefined ? [first, rest] : [standing, first === undefined ? [] : [first, ...rest]];
  return top === undefined ? [] : seconds.map((draft) => at(draft, "parent")("top.second", { value: top.form.name }));
}
