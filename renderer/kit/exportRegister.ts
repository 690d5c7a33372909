import ExcelJS from "exceljs";
import type { RegisterView } from "#shared/contracts/port.ts";
import type { CellValue, RegisterColumn } from "#shared/engine/register.ts";
import type { Language } from "#shared/engine/words.ts";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { isFigure, type Cells } from "./registerCells.ts";

type Exported = { readonly title: string; readonly cells: Cells; readonly columns: readonly RegisterColumn[]; readonly view: Pick<RegisterView, "rows" | "totals">; readonly language: Language; readonly total: string };

/**
 * A register as a workbook: rows are numbered, figures are numbers; everything else is a cell of type text in text format, so that what begins with = + - @
 * or a tab is never a formula and never changed. The head stays in sight and sums stand last.
 */
export async function exportRegister({ title, cells, columns, view, language, total }: Exported): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(title.replaceAll(/[*?:/\\[\]]/g, " ").slice(0, 31), { views: [{ state: "frozen", ySplit: 1 }], pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0, printTitlesRow: "1:1" } });
  const numbered = { header: sheetStrings[language].number, width: 8, style: { numFmt: "0" } };
  page.columns = [numbered, ...columns.map((column) => ({ header: cells.label(column), width: Math.max(8, column.width / 2), style: { numFmt: column.kind === "money" ? "#,##0.00" : column.kind === "count" ? "0" : "@" } }))];
  page.getRow(1).font = { bold: true };
  for (const [index, row] of view.rows.entries()) page.addRow([index + 1, ...columns.map((column) => toCell(column, row[column.name] ?? null, cells))]);
  if (Object.keys(view.totals).length > 0) page.addRow([total, ...columns.map((column) => (column.total === true ? toCell(column, view.totals[column.name] ?? null, cells) : ""))]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function toCell(column: RegisterColumn, value: CellValue, cells: Cells): string | number | null {
  if (isFigure(column) && typeof value === "number") return column.kind === "money" ? value / 100 : value;
  return cells.text(column, value);
}
