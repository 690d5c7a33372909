import { lineHeight, wrap } from "./measure.ts";
import { boxOf, heightOf, padding, sizes, type Desk } from "./pageDesk.ts";
import type { Align, PaperBlock, PaperTable, PaperWords } from "./pageModel.ts";

type Cells = readonly (readonly string[])[];
type Row = { readonly cells: Cells; readonly amounts: readonly (number | null)[] };
type Column = { readonly width: number; readonly align: Align };
/** The ruling of a table: its columns in millimetres, its type size, and the least height of a row. */
type Ruling = { readonly columns: readonly Column[]; readonly size: number; readonly least: number };

/** Rows under a repeated head. Where sums are asked for, each page ends with 过次页 and the next begins with 承前页. */
export function placeTable(desk: Desk, table: PaperTable, words: PaperWords): void {
  const ruling: Ruling = { columns: scaled(desk, table), size: table.size, least: 0 };
  const rows = [...table.rows, ...blanks(table)].map(({ cells, amounts }): Row => ({ amounts, cells: brokenRow(ruling, cells) }));
  const head = brokenRow(ruling, table.columns.map(({ label }) => label));
  const reserve = table.sums === null ? 0 : heightOf(1, table.size);
  const totals: number[] = table.columns.map(() => 0);
  startOn(desk, (table.heading === null ? 0 : heightOf(1)) + heightOfRow(ruling, head) + reserve, heightOfRow(ruling, rows[0]?.cells ?? []));
  drawHeading(desk, table.heading);
  drawHead(desk, ruling, head);
  for (const row of rows) {
    placeTableRow(desk, row.cells, { ruling, reserve, onTurn: () => turn(desk, table, words, { ruling, head, totals }) });
    row.amounts.forEach((amount, index) => (totals[index] = (totals[index] ?? 0) + (amount ?? 0)));
  }
  drawSum(desk, table, words.sum, { ruling, head, totals });
}

// A head never stands alone at the foot of a page: its first row goes with it, unless that row is taller than a page.
function startOn(desk: Desk, fixed: number, row: number): void {
  const first = Math.min(row, desk.bottom - desk.top - fixed - heightOf(1));
  if (desk.y > desk.top && desk.y + fixed + first > desk.bottom) desk.turn();
}

function scaled(desk: Desk, { columns }: PaperTable): Column[] {
  const scale = desk.width / columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width, align }) => ({ width: width * scale, align }));
}

const blanks = (table: PaperTable): { cells: string[]; amounts: null[] }[] => Array.from({ length: Math.max(0, table.minimum - table.rows.length) }, () => ({ cells: [], amounts: [] }));
const brokenRow = ({ columns, size }: Ruling, cells: readonly string[]): Cells => columns.map(({ width }, index) => wrap(cells[index] ?? "", width - 2 * padding.x, size));
const heightOfRow = ({ size, least }: Ruling, cells: Cells): number => Math.max(least, heightOf(Math.max(1, ...cells.map((lines) => lines.length)), size));

type Placing = { readonly ruling: Ruling; readonly reserve: number; readonly onTurn: () => void };

// A row that does not fit goes to the next page whole; only one taller than a page is cut between two lines.
function placeTableRow(desk: Desk, cells: Cells, placing: Placing): void {
  const { ruling, reserve, onTurn } = placing;
  const height = heightOfRow(ruling, cells);
  if (desk.y + height + reserve > desk.bottom + 1e-6 && hasRows(desk)) onTurn();
  const room = desk.bottom - reserve - desk.y;
  if (height <= room + 1e-6) return draw(desk, "value", cells, { ruling, height });
  const lines = Math.max(1, Math.floor((room - 2 * padding.y) / lineHeight(ruling.size)));
  draw(desk, "value", cells.map((cell) => cell.slice(0, lines)), { ruling, height: room });
  placeTableRow(desk, cells.map((cell) => cell.slice(lines)), placing);
}

// A page that holds only its repeated head is not turned again: a row taller than a page has to be cut there.
const hasRows = (desk: Desk): boolean => desk.boxes.some(({ role }) => role === "value" || role === "label") || desk.y > desk.bottom / 2;

type Turning = { readonly ruling: Ruling; readonly head: Cells; readonly totals: readonly number[] };

function turn(desk: Desk, table: PaperTable, words: PaperWords, turning: Turning): void {
  drawSum(desk, table, words.carried, turning);
  desk.turn();
  drawHead(desk, turning.ruling, turning.head);
  drawSum(desk, table, words.brought, turning);
}

function drawSum(desk: Desk, { columns, rows, sums, size }: PaperTable, word: string, { ruling, totals }: Turning): void {
  if (sums === null) return;
  const summed = columns.map((_, index) => rows.some(({ amounts }) => (amounts[index] ?? null) !== null));
  const cells = columns.map((_, index) => [index === 0 ? word : summed[index] === true ? sums(index, totals[index] ?? 0) : ""]);
  draw(desk, "sum", cells, { ruling, height: heightOf(1, size) });
}

function drawHeading(desk: Desk, heading: string | null): void {
  if (heading === null) return;
  const box = boxOf("heading", { x: desk.left, y: desk.y, width: desk.width, height: heightOf(1) }, [{ text: heading, align: "start" }], { middle: true, size: sizes.normal });
  desk.boxes.push({ ...box, frame: false, runs: box.runs.map((run) => ({ ...run, bold: true })) });
  desk.y += heightOf(1);
}

function drawHead(desk: Desk, ruling: Ruling, head: Cells): void {
  const centred = { ...ruling, columns: ruling.columns.map(({ width }): Column => ({ width, align: "center" })) };
  draw(desk, "columnHead", head, { ruling: centred, height: heightOfRow(ruling, head) });
}

function draw(desk: Desk, role: "value" | "sum" | "columnHead", cells: Cells, { ruling, height }: { readonly ruling: Ruling; readonly height: number }): void {
  let x = desk.left;
  ruling.columns.forEach(({ width, align }, index) => {
    const lines = (cells[index] ?? []).map((text) => ({ text, align }));
    desk.boxes.push(boxOf(role, { x, y: desk.y, width, height }, lines, { middle: role !== "value", size: ruling.size }));
    x += width;
  });
  desk.y += height;
}

type Matrix = Extract<PaperBlock, { kind: "matrix" }>;

/** Rows × generated columns, as a month: the columns are as wide as declared, or as narrow as the page asks. */
export function placeMatrix(desk: Desk, { head, rows, rowLabel, cell, height }: Matrix): void {
  const scale = Math.min(1, desk.width / (rowLabel + head.length * cell));
  const columns = [rowLabel, ...head.map(() => cell)].map((width): Column => ({ width: width * scale, align: "center" }));
  const ruling: Ruling = { columns, size: sizes.least, least: height };
  const first = brokenRow(ruling, ["", ...head]);
  startOn(desk, heightOfRow(ruling, first), height);
  drawHead(desk, ruling, first);
  const onTurn = (): void => {
    desk.turn();
    drawHead(desk, ruling, first);
  };
  for (const row of rows) placeTableRow(desk, brokenRow(ruling, [row.label, ...row.cells]), { ruling, reserve: 0, onTurn });
}
