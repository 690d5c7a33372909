import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowser, quietFlags } from "#electron/browser/findBrowser.ts";
import { createPrinter } from "#electron/browser/print.ts";
import { createPdfQueue, withPolicy } from "#electron/host/pdfQueue.ts";
import { printHtml } from "#renderer/sheets/printHtml.tsx";
import { paginate } from "#shared/engine/paginate.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import { must } from "#shared/kernel/assert.ts";
import { median, limitRow, ratioRow, type BenchRow } from "./rows.ts";

const rounds = 7;

/** One sheet, from its content to a counted PDF, beside Chromium printing the finished page; and a register of 500 rows. */
export async function paper(): Promise<readonly BenchRow[]> {
  const browser = must(findBrowser(process.env), "an installed Chromium, Chrome or Edge");
  const print = createPdfQueue(createPrinter(browser, () => undefined));
  const ready = withPolicy(printHtml([paginate(sheetContent)], "zh-CN"));
  const [ours, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await timed(() => print(sheetContent.title, printHtml([paginate(sheetContent)], "zh-CN"))));
    alone.push(await timed(() => printAlone(browser, ready)));
  }
  const register = await timed(() => print("register", printHtml([paginate(registerContent(500))], "zh-CN")));
  return [
    ratioRow("one sheet to PDF, median ms", median(ours), ["Chromium alone", median(alone)], { landing: 1.1, goal: 1.05 }),
    limitRow("register of 500 rows to PDF, s", register / 1000, { landing: 5, goal: 3 }),
  ];
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await act();
  return performance.now() - before;
}

async function printAlone(browser: string, html: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "wenyi-bench-"));
  await writeFile(join(folder, "page.html"), html);
  const flags = ["--headless=new", "--no-pdf-header-footer", `--print-to-pdf=${join(folder, "page.pdf")}`, `--user-data-dir=${join(folder, "profile")}`, "--disable-gpu", ...quietFlags, pathToFileURL(join(folder, "page.html")).href];
  await once(spawn(browser, flags, { stdio: "ignore", timeout: 60_000 }), "exit");
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

const words = { page: "{n}/{m}", carried: "carried over", brought: "brought forward", sum: "total", continued: "(cont.)" };
const around = { landscape: false, left: "unit", right: "number", code: "code", note: "", words };
const paragraph = "One paper of the branch, sent to the county with two tables. ".repeat(3);
const cell = (label: string) => ({ label, span: 1, middle: true, content: [{ text: paragraph.slice(0, 30), align: "start" as const }] });

const sheetContent: PaperContent = {
  ...around, title: "Sheet",
  blocks: [{ kind: "grid", columns: [28, 57, 28, 57], rows: Array.from({ length: 12 }, () => ({ height: 12, cells: [cell("left"), cell("right")] })) }],
};

const registerContent = (rows: number): PaperContent => ({
  ...around, title: "Register", landscape: true,
  blocks: [{ kind: "table", heading: null, size: 9, minimum: 0, columns: Array.from({ length: 8 }, (_, index) => ({ label: `column ${index}`, width: 33, align: "start" as const })), rows: Array.from({ length: rows }, (_, index) => ({ cells: Array.from({ length: 8 }, (_, column) => `${index}/${column} ${paragraph.slice(0, 12)}`), amounts: Array.from({ length: 8 }, () => null) })), sums: null }],
});
