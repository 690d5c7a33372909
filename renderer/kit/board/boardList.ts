import type { BoardRow } from "#shared/contracts/port.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { RegisterColumn, Row } from "#shared/engine/register.ts";
import type { Language } from "#shared/engine/words.ts";
import { clockOf, dayOf } from "#shared/kernel/instant.ts";
import { fillIn, visible, wordOf } from "#renderer/sheets/values.ts";
import type { Cells } from "../registerCells.ts";
import { kitStrings } from "../strings.ts";
import { boardStrings } from "./strings.ts";

export type BoardFilter = { readonly unit: string; readonly kind: string; readonly onlyLate: boolean };
export type Held = { readonly holder: string; readonly rows: readonly BoardRow[]; readonly late: number };

export const isLate = ({ standing }: BoardRow): boolean => standing.light === "late";
export const filtered = (rows: readonly BoardRow[], { unit, kind, onlyLate }: BoardFilter): readonly BoardRow[] =>
  rows.filter((row) => (unit === "" || row.unitName === unit) && (kind === "" || row.kind === kind) && (!onlyLate || isLate(row)));

/** Rows by who holds them: whoever has most that is late first, then whoever has most. */
export function byHolder(rows: readonly BoardRow[]): readonly Held[] {
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) groups.set(row.holder, [...(groups.get(row.holder) ?? []), row]);
  const held = [...groups].map(([holder, own]): Held => ({ holder, rows: own, late: own.filter(isLate).length }));
  return held.sort((left, right) => right.late - left.late || right.rows.length - left.rows.length || (left.holder < right.holder ? -1 : 1));
}

/** The list on paper and as a workbook, 252 mm beside the numbers. */
export const columns: readonly RegisterColumn[] = [
  { name: "holder", kind: "text", width: 20 }, { name: "title", kind: "text", width: 58 }, { name: "kind", kind: "text", width: 20 }, { name: "step", kind: "text", width: 28 },
  { name: "unit", kind: "text", width: 36 }, { name: "since", kind: "text", width: 31 }, { name: "due", kind: "text", width: 23 }, { name: "light", kind: "text", width: 22 }, { name: "urged", kind: "count", width: 14 },
];

export function cellsIn(language: Language): Cells {
  const labels: { readonly [column: string]: string } = boardStrings[language].columns;
  return { label: ({ name }) => labels[name] ?? name, text: (_, value) => (value === null ? "" : String(value)) };
}

export function toRow({ holder, title, kind, number, step, unitName, since, standing, urged }: BoardRow, registry: Registry, language: Language): Row {
  const type = registry.type(kind);
  const { late, near } = kitStrings[language];
  const lights = { late: fillIn(late, { n: standing.late }), near, open: "" };
  return {
    holder: holder === "" ? boardStrings[language].nobody : holder, title: number === null ? visible(title) : fillIn(boardStrings[language].numbered, { title: visible(title), number }), kind: type?.strings[language].title ?? kind, step: wordOf(type, "steps", step, language),
    unit: unitName, since: `${dayOf(since)} ${clockOf(since)}`, due: standing.due ?? "", light: lights[standing.light], urged: urged?.times ?? 0,
  };
}
