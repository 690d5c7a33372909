import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { createPdfQueue } from "#electron/host/pdfQueue.ts";
import { printHtml } from "#renderer/sheets/printHtml.tsx";
import { paginate } from "#shared/engine/paginate.ts";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { openOffice, type DemonstrationOffice } from "../office.ts";
import { monthEnd, stories } from "./fixtures.ts";
import { naming, signing } from "./signature.fixtures.ts";
import { papersOf, type Held, type Paper } from "./papers.ts";
import { play } from "./play.ts";

export type SheetRow = { readonly module: string; readonly record: string; readonly form: string; readonly title: string; readonly kind: Paper["kind"]; readonly file: string; readonly pages: number; readonly paper: string; readonly code: string | null };

/** Prints as the product does. */
export type Print = ReturnType<typeof createPdfQueue>;

const noon = Date.UTC(2026, 10, 24, 4);
const minute = 60_000;

/** Prints every sheet and register of the demonstration organisation into a folder, with `sheets.json` beside them. */
export async function printSheets(folder: string, print: Print): Promise<readonly SheetRow[]> {
  const papers = await papersAtOffice();
  const rows: SheetRow[] = [];
  for (const paper of papers) rows.push(await printed(paper, folder, print));
  await writeFile(join(folder, "sheets.json"), `${JSON.stringify(rows, null, 2)}\n`);
  return rows;
}

async function printed({ content, module, record, form, kind, file }: Paper, folder: string, print: Print): Promise<SheetRow> {
  const model = paginate(content);
  const pdf = await print(content.title, printHtml([model], "zh-CN"));
  if (!pdf.ok) throw new Error(`${file}: ${pdf.error.code}. Printing needs an installed Chromium, Chrome or Edge (or WENYI_BROWSER).`);
  await writeFile(join(folder, file), Buffer.from(pdf.value.base64, "base64"));
  if (pdf.value.pages !== model.pages.length) throw new Error(`${file}: laid out on ${model.pages.length} pages, printed on ${pdf.value.pages}`);
  return { module, record, form, title: content.title, kind, file, pages: pdf.value.pages, paper: content.landscape ? "A4 landscape" : "A4 portrait", code: content.mark ?? null };
}

async function papersAtOffice(): Promise<readonly Paper[]> {
  let now = noon;
  const office = await openOffice(() => (now += minute));
  try {
    const pc = await office.pc("branch-pc");
    for (const story of [signing, naming, ...stories]) await play(office, pc, story);
    now += 8 * 24 * 60 * minute;
    await play(office, pc, monthEnd);
    return papersOf(registry.modules, await shownAt(office), await heldAt(office));
  } finally {
    await office.close();
  }
}

/** The records whose sheets are printed: those of the stories, and one of each kind that has no route. */
async function shownAt({ hub }: DemonstrationOffice): Promise<readonly Held[]> {
  const { units, people, seals, calendars } = demonstration;
  const things = [units.at(-1), people[0], seals.at(-1), calendars.at(-1)].map((thing) => ({ name: "record", record: must(thing, "a thing of the demonstration").id }));
  const named = [...stories, monthEnd, ...things];
  const records = new Map((await hub.core.log.records(named.map(({ record }) => record))).map((record) => [record.id, record]));
  return named.map(({ name, record }) => ({ name, kind: must(records.get(record), record).kind, state: must(records.get(record), record).state }));
}

async function heldAt({ hub }: DemonstrationOffice): Promise<readonly Held[]> {
  const kinds = registry.modules.flatMap(({ records }) => records.map(({ name }) => name));
  return (await hub.core.log.recordsOfKinds(kinds)).map(({ id, kind, state }) => ({ name: id, kind, state }));
}
