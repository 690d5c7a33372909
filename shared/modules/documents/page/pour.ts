import { must } from "#shared/kernel/assert.ts";
import type { Deviation, PlacedBox } from "./boxes.ts";
import type { Row } from "./body.ts";
import { core, elastic, hair, pitch, square } from "./geometry.ts";
import { movedTo } from "./head.ts";
import type { Tail } from "./signing.ts";

/** A run of pages: what its first page has above the text, where the text begins there and may reach to, its lines, and what signs it. */
export type Section = {
  readonly head: readonly PlacedBox[];
  readonly top: number;
  readonly floor: number;
  /** The first page's lines reach its floor exactly where the text goes on behind it (10.1). */
  readonly fills: boolean;
  readonly rows: readonly Row[];
  readonly tail: Tail | null;
  /** What stands at the foot of the last page takes this much of it. */
  readonly foot: number;
};

/** A page as it is filled: `bottom` is the lower edge of the lowest thing on it. */
export type Poured = { readonly boxes: readonly PlacedBox[]; readonly bottom: number };
type Sheetful = { readonly rows: readonly Row[]; readonly pitch: number; readonly top: number; readonly floor: number; readonly head: readonly PlacedBox[] };

/** Fills pages with lines, 22 each after the first (5.2.3), and keeps the signing block with at least one line of the text (7.3.5.5). */
export function pour(section: Section): { readonly pages: readonly Poured[]; readonly deviations: readonly Deviation[] } {
  const sheets = split(section);
  const settled = settle(sheets, section);
  const pages = settled.sheets.map((sheet, index) => placed(sheet, index === settled.sheets.length - 1 ? section.tail : null));
  return { pages, deviations: settled.deviations };
}

function split({ head, top, floor, fills, rows }: Section): readonly Sheetful[] {
  const sheets: Sheetful[] = [];
  let rest = rows;
  do {
    const isFirst = sheets.length === 0;
    const blank: Sheetful = isFirst ? { rows: [], pitch, top, floor, head } : { rows: [], pitch, top: core.top, floor: core.bottom, head: [] };
    const count = countOf(rest, blank, isFirst && fills);
    const taken = rest.slice(0, count);
    rest = withoutBlanks(rest.slice(count));
    sheets.push({ ...blank, rows: taken, pitch: isFirst && fills && rest.length > 0 ? filling(blank, count) : pitch });
  } while (rest.length > 0);
  return sheets;
}

/** How many lines a page takes; a heading is not left alone at its foot. */
function countOf(rest: readonly Row[], { top, floor }: Sheetful, fills: boolean): number {
  const steps = (floor - top - square) / pitch;
  const room = Math.max(0, (fills ? Math.round(steps) : Math.floor(steps + hair)) + 1);
  if (rest.length <= room) return rest.length;
  let count = room;
  while (count > 1 && rest[count - 1]?.keep === true) count--;
  return count;
}

const filling = ({ top, floor }: Sheetful, count: number): number => (count < 2 ? pitch : (floor - top - square) / (count - 1));

function withoutBlanks(rows: readonly Row[]): readonly Row[] {
  const first = rows.findIndex(({ kind }) => kind !== "blank");
  return first < 0 ? [] : rows.slice(first);
}

type Settled = { readonly sheets: readonly Sheetful[]; readonly deviations: readonly Deviation[] };

/** Lets the last page hold what has to stand on it: as it is, with its lines closer together, or with lines from the page before. */
function settle(sheets: readonly Sheetful[], { tail, foot }: Section): Settled {
  const [until, last] = [sheets.slice(0, -1), must(sheets.at(-1), "a page")];
  const before = until.at(-1);
  if (tail !== null && before !== undefined && !hasText(last.rows)) return moved(until, before, last.rows);
  const close = closeEnough(last, tail?.height ?? 0, foot);
  if (close === null) return moved(sheets, last, []);
  return close === last ? { sheets, deviations: [] } : { sheets: [...until, close], deviations: [{ code: "pitchChanged", page: sheets.length, millimetres: rounded(close.pitch) }] };
}

/** The page with signing block and imprint, or at least the block, on it; null where only fewer lines would help. */
function closeEnough(page: Sheetful, tail: number, foot: number): Sheetful | null {
  const whole = { need: tail + foot, floor: core.bottom };
  const signed = { need: tail, floor: page.floor };
  if (fits(page, whole)) return page;
  return tightened(page, whole) ?? (fits(page, signed) ? page : tightened(page, signed));
}

/** What has to stand below the lines, and the edge that it may reach. */
type Below = { readonly need: number; readonly floor: number };

const hasText = (rows: readonly Row[]): boolean => rows.some(({ kind }) => kind === "body");
const bottomOf = ({ rows, pitch, top }: Sheetful): number => (rows.length === 0 ? top - square : top + (rows.length - 1) * pitch + square);
const fits = (sheet: Sheetful, { need, floor }: Below): boolean => bottomOf(sheet) + need <= floor + hair;

/** The page with its lines so close that what is needed fits below them; null where they would stand too close. */
function tightened(sheet: Sheetful, { need, floor }: Below): Sheetful | null {
  const closest = (floor - need - square - sheet.top) / Math.max(1, sheet.rows.length - 1);
  return sheet.rows.length > 1 && closest >= elastic.least * pitch ? { ...sheet, pitch: closest } : null;
}

const rounded = (millimetres: number): number => Math.round(millimetres * 100) / 100;

/** The last lines of a page go to the next one, before what stands there: one of the text among them and if possible two; those that stay fill their page. */
function moved(until: readonly Sheetful[], page: Sheetful, following: readonly Row[]): Settled {
  const start = movingFrom(page.rows);
  const going = withoutBlanks(page.rows.slice(start));
  const staying = { ...page, rows: page.rows.slice(0, start), pitch: spread(page, start) };
  const next: Sheetful = { rows: [...going, ...following], pitch, top: core.top, floor: core.bottom, head: [] };
  const number = until.length + 1;
  return { sheets: [...until.slice(0, -1), staying, next], deviations: [hasText(going) ? { code: "linesMoved", page: number, lines: going.length } : { code: "signingAlone", page: number }] };
}

/** The page keeps a line of text, and no heading at its foot. */
function movingFrom(rows: readonly Row[]): number {
  const [first, last] = [rows.findIndex(({ kind }) => kind === "body"), rows.findLastIndex(({ kind }) => kind === "body")];
  let start = Math.max(first + 1, last - 1);
  while (start > first + 1 && rows[start - 1]?.keep === true) start--;
  return start;
}

function spread(page: Sheetful, count: number): number {
  const full = filling(page, count);
  return full >= pitch && full <= elastic.most * pitch ? full : pitch;
}

function placed(sheet: Sheetful, tail: Tail | null): Poured {
  const lines = sheet.rows.flatMap(({ boxes }, index) => movedTo(boxes, sheet.top + index * sheet.pitch));
  const bottom = bottomOf(sheet);
  return { boxes: [...sheet.head, ...lines, ...(tail?.place(bottom) ?? [])], bottom: bottom + (tail?.height ?? 0) };
}
