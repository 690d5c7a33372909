import type { RegisterView } from "#shared/contracts/port.ts";
import { sizes } from "#shared/engine/pageDesk.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import type { RegisterColumn } from "#shared/engine/register.ts";
import type { Language } from "#shared/engine/words.ts";
import { paperWords } from "#renderer/sheets/content.ts";
import { sheetStrings } from "#renderer/sheets/strings.ts";
import { figures } from "#renderer/sheets/values.ts";
import { isFigure, type Cells } from "./registerCells.ts";

type Printed = { readonly title: string; readonly cells: Cells; readonly columns: readonly RegisterColumn[]; readonly view: Pick<RegisterView, "rows">; readonly language: Language; readonly left: string; readonly right: string };

/** 过次页 has to fit under it. */
const numberWidth = 15;

/** A register on A4 landscape, as the bound book: rows numbered through all pages, its head on every page, 过次页 and 承前页 where columns are summed. */
export function registerPaper({ title, cells, columns, view, language, left, right }: Printed): PaperContent {
  const summed = columns.some(({ total }) => total === true);
  return {
    title, landscape: true, left, right, code: title, note: "", words: paperWords(language),
    blocks: [{
      kind: "table", heading: null, size: sizes.least, minimum: 0,
      columns: [{ label: sheetStrings[language].number, width: numberWidth, align: "center" }, ...columns.map((column) => ({ label: cells.label(column), width: column.width, align: isFigure(column) ? ("end" as const) : ("start" as const) }))],
      rows: view.rows.map((row, index) => ({
        cells: [String(index + 1), ...columns.map((column) => cells.text(column, row[column.name] ?? null))],
        amounts: [null, ...columns.map(({ name, total }) => (total === true && typeof row[name] === "number" ? row[name] : null))],
      })),
      sums: summed ? (index, total) => (columns[index - 1]?.kind === "money" ? figures(total) : String(total)) : null,
    }],
  };
}
