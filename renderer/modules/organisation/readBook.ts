import ExcelJS from "exceljs";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { importStrings, type Sheet } from "#shared/modules/organisation/import/strings.ts";
import type { Book, Table } from "#shared/modules/organisation/import/table.ts";

const largest = 10 * 1024 * 1024;
const mostRows = 5_000;
const mostColumns = 30;

/** Reads a workbook of units and people as text: what a formula came to, what a rich text says. */
export async function readBook(bytes: ArrayBuffer): Promise<Result<Book, { readonly code: "notWorkbook" | "bookTooBig" | "bookTooLong" }>> {
  if (bytes.byteLength > largest) return err({ code: "bookTooBig" });
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(bytes);
  } catch {
    return err({ code: "notWorkbook" }); // not a zip, not a workbook, or locked by a password
  }
  const [units, people] = [sheetOf(book, "units"), sheetOf(book, "people")];
  if ([units, people].some((sheet) => (sheet?.rowCount ?? 0) > mostRows + 1)) return err({ code: "bookTooLong" });
  return ok({ units: units === undefined ? null : toTable(units), people: people === undefined ? null : toTable(people) });
}

const sheetOf = (book: ExcelJS.Workbook, sheet: Sheet): ExcelJS.Worksheet | undefined => book.getWorksheet(importStrings.zh.sheets[sheet]) ?? book.getWorksheet(importStrings.en.sheets[sheet]);

function toTable(sheet: ExcelJS.Worksheet): Table {
  const width = Math.min(sheet.columnCount, mostColumns);
  return Array.from({ length: sheet.rowCount }, (_, row) => Array.from({ length: width }, (_, column) => textOf(sheet.getCell(row + 1, column + 1).value)));
}

/** A cell as a person reads it. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value).trim();
  if ("richText" in value) return value.richText.map(({ text }) => text).join("").trim();
  if ("text" in value) return textOf(value.text);
  return "result" in value ? textOf(value.result) : "";
}
