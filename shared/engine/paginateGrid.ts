import { lineHeight, wrap } from "./measure.ts";
import { boxOf, heightOf, padding, pictureLines, sizes, type Desk, type Line } from "./pageDesk.ts";
import type { PageBox, PaperCell, PaperRow, Paragraph } from "./pageModel.ts";

/** Labelled boxes in rows, as on the paper form. A box grows with what is written in it. */
export function placeGrid(desk: Desk, columns: readonly number[], rows: readonly PaperRow[], continued: string): void {
  const scale = Math.min(1, desk.width / columns.reduce((sum, width) => sum + width, 0));
  for (const row of rows) placeRow(desk, toRow(desk.left, columns.map((width) => width * scale), row), continued);
}

type RowCell = { readonly label: readonly string[]; readonly x: number; readonly labelWidth: number; readonly width: number; readonly middle: boolean; readonly lines: readonly Line[] };
type OpenRow = { readonly height: number; readonly cells: readonly RowCell[] };

function toRow(left: number, columns: readonly number[], row: PaperRow): OpenRow {
  let column = 0;
  let x = left;
  const cells = row.cells.map((cell) => {
    const labelWidth = columns[column] ?? 0;
    const width = columns.slice(column + 1, column + 1 + cell.span).reduce((sum, part) => sum + part, 0);
    const opened = toCell(cell, x, labelWidth, width);
    column += 1 + cell.span;
    x += labelWidth + width;
    return opened;
  });
  return { height: row.height, cells };
}

const toCell = (cell: PaperCell, x: number, labelWidth: number, width: number): RowCell => ({
  label: wrap(cell.label, labelWidth - 2 * padding.x, sizes.normal), x, labelWidth, width, middle: cell.middle, lines: cell.content.flatMap((paragraph) => linesOf(paragraph, width)),
});

function linesOf({ text, align, picture }: Paragraph, width: number): Line[] {
  const written = wrap(text, width - 2 * padding.x, sizes.normal).map((line): Line => ({ text: line, align }));
  return picture === undefined ? written : [...Array.from({ length: pictureLines }, (_, index): Line => ({ text: "", align, ...(index === 0 ? { picture } : {}) })), ...written];
}

// A row that does not fit goes to the next page whole; only one taller than a page is continued on the next.
function placeRow(desk: Desk, row: OpenRow, continued: string): void {
  const needed = Math.max(row.height, ...row.cells.map(({ label, lines }) => heightOf(Math.max(label.length, lines.length))));
  if (desk.y + needed > desk.bottom + 1e-6 && desk.y > desk.top) desk.turn();
  const room = desk.bottom - desk.y;
  if (needed <= room + 1e-6) return drawRow(desk, row, needed);
  const fitting = Math.max(1, Math.floor((room - 2 * padding.y) / lineHeight(sizes.normal)));
  drawRow(desk, { ...row, cells: row.cells.map((cell) => ({ ...cell, label: cell.label.slice(0, fitting), lines: cell.lines.slice(0, cutOf(cell.lines, fitting)) })) }, room);
  desk.turn();
  placeRow(desk, { height: 0, cells: row.cells.map((cell) => rest(cell, fitting, continued)) }, continued);
}

/** After how many lines a box is cut: never through a picture. */
function cutOf(lines: readonly Line[], fitting: number): number {
  const open = lines.slice(Math.max(0, fitting - pictureLines + 1), fitting).findIndex(({ picture }) => picture !== undefined);
  return open < 0 ? fitting : Math.max(0, fitting - pictureLines + 1) + open;
}

function rest(cell: RowCell, fitting: number, continued: string): RowCell {
  const left = cell.lines.slice(cutOf(cell.lines, fitting));
  const label = cell.label.join("").replace(continued, "") + (left.length > 0 ? continued : "");
  return { ...cell, label: wrap(label, cell.labelWidth - 2 * padding.x, sizes.normal), lines: left };
}

function drawRow(desk: Desk, { cells }: OpenRow, height: number): void {
  for (const cell of cells) {
    if (cell.labelWidth > 0 && cell.label.join("") !== "") desk.boxes.push(labelBox(cell, desk.y, height));
    desk.boxes.push(valueBox(cell, desk.y, height));
  }
  desk.y += height;
}

const labelBox = (cell: RowCell, y: number, height: number): PageBox =>
  boxOf("label", { x: cell.x, y, width: cell.labelWidth, height }, cell.label.map((text) => ({ text, align: "center" })), { middle: true, size: sizes.normal });

function valueBox(cell: RowCell, y: number, height: number): PageBox {
  const bare = cell.label.join("") === "";
  const x = bare ? cell.x : cell.x + cell.labelWidth;
  const width = bare ? cell.width + cell.labelWidth : cell.width;
  return boxOf("value", { x, y, width, height }, cell.lines, { middle: cell.middle, size: sizes.normal });
}
