import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printOfficial } from "#renderer/sheets/officialPage/printOfficial.tsx";
import { samples } from "#shared/modules/documents/page/fixtures.ts";
import { layOut } from "#shared/modules/documents/page/layOut.ts";
import { reportOf } from "#shared/modules/documents/page/report.ts";
import { fontsIn } from "./fonts.ts";
import type { Print } from "./sheets.ts";

export type OfficialRow = { readonly name: string; readonly file: string; readonly pages: number; readonly milliseconds: number; readonly report: readonly string[] };

/** Prints one official document of each format into a folder, with `official.json` beside them: pages, time to lay out, and the layout report. */
export async function printOfficialPages(folder: string, print: Print): Promise<readonly OfficialRow[]> {
  const rows: OfficialRow[] = [];
  for (const { name, document } of samples) {
    const before = performance.now();
    const laidOut = layOut(document);
    const milliseconds = Math.round(performance.now() - before);
    const file = `official-${name}.pdf`;
    const pdf = await print(name, printOfficial(name, laidOut, "places"));
    if (!pdf.ok) throw new Error(`${file}: ${pdf.error.code}. Printing needs an installed Chromium, Chrome or Edge (or WENYI_BROWSER).`);
    if (pdf.value.pages !== laidOut.pages.length) throw new Error(`${file}: laid out on ${laidOut.pages.length} pages, printed on ${pdf.value.pages}`);
    const bytes = Buffer.from(pdf.value.base64, "base64");
    await writeFile(join(folder, file), bytes);
    rows.push({ name, file, pages: pdf.value.pages, milliseconds, report: reportOf(laidOut, await fontsIn(bytes), "zh") });
  }
  await writeFile(join(folder, "official.json"), `${JSON.stringify(rows, null, 2)}\n`);
  return rows;
}
