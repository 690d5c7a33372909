import ExcelJS from "exceljs";
import type { Language } from "#shared/engine/words.ts";
import { importStrings, type Head, type Sheet } from "#shared/modules/organisation/import/strings.ts";
import { headsOf } from "#shared/modules/organisation/import/table.ts";
import { personStrings } from "#shared/modules/organisation/person/strings.ts";
import { unitStrings } from "#shared/modules/organisation/unit/strings.ts";

const widths: { readonly [Name in Head]: number } = { code: 12, name: 34, short: 16, parent: 16, level: 14, person: 14, login: 16, unit: 18, post: 18, title: 18, charge: 30 };
const lastRow = 5_001;

/** A blank workbook: heads that stay in sight, one example row a sheet, and lists to choose kind and post from. */
export async function templateBook(language: Language): Promise<Uint8Array> {
  const words = importStrings[language];
  const book = new ExcelJS.Workbook();
  addSheet(book, "units", language, Object.values(words.unitExample));
  addSheet(book, "people", language, Object.values(words.personExample));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, sheet: Sheet, language: Language, example: readonly string[]): void {
  const words = importStrings[language];
  const page = book.addWorksheet(words.sheets[sheet], { views: [{ state: "frozen", ySplit: 1 }] });
  page.columns = headsOf[sheet].map((head) => ({ header: words.heads[head], width: widths[head], style: { numFmt: "@" } }));
  page.getRow(1).font = { bold: true };
  page.addRow([...example]).font = { italic: true, color: { argb: "FF808080" } };
  const chosen = sheet === "units" ? { head: "level" as const, options: unitStrings[language].options } : { head: "post" as const, options: personStrings[language].options };
  const column = page.getColumn(headsOf[sheet].indexOf(chosen.head) + 1).letter;
  // One rule for the whole column; exceljs types know single cells only.
  (page as unknown as { readonly dataValidations: { readonly add: (range: string, rule: object) => void } }).dataValidations.add(`${column}2:${column}${lastRow}`, { type: "list", allowBlank: true, showErrorMessage: true, formulae: [`"${Object.values(chosen.options).join(",")}"`] });
}
