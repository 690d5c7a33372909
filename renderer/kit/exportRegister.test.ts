import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { RegisterColumn } from "#shared/engine/register.ts";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { cellsOf } from "./registerCells.ts";
import { exportRegister } from "./exportRegister.ts";

const type = must(registry.type("seal.request"), "seal.request");
const columns: readonly RegisterColumn[] = [{ name: "document", kind: "text", width: 50 }, { name: "copies", kind: "count", width: 12, total: true }, { name: "amount", kind: "money", width: 20, total: true }];
const documents = ["=1+1", "+86 10", "-5", "@SUM(A1)", "\t=1", "采购合同"];

async function reopened() {
  const rows = documents.map((document, index) => ({ document, copies: index, amount: 168_032, $record: "r", $saved: "saved" as const }));
  const bytes = await exportRegister({ title: "用印[登记]簿", cells: cellsOf(type, "zh"), columns, language: "zh", total: "合计", view: { rows, totals: { copies: 15, amount: 1_008_192 } } });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return must(book.worksheets[0], "the sheet");
}

test("XLSX-1 what looks like a formula is a text, letter by letter as it was typed", async () => {
  const page = await reopened();
  const cells = documents.map((_, index) => page.getCell(index + 2, 2));
  expect(cells.map(({ value }) => value)).toEqual(documents);
  for (const cell of cells) {
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.numFmt).toBe("@");
  }
});

test("XLSX-2 figures are numbers, money in yuan, sums in the last row", async () => {
  const page = await reopened();
  expect(page.getRow(1).values).toEqual([undefined, "序号", "文件名称", "份数", "amount"]);
  expect([2, 7].map((row) => page.getCell(row, 1).value)).toEqual([1, 6]);
  expect(page.getCell(2, 4).value).toBe(1680.32);
  expect([1, 3, 4].map((column) => page.getCell(8, column).value)).toEqual(["合计", 15, 10_081.92]);
});
