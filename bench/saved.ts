import { readdirSync } from "node:fs";
import { Office } from "#e2e/support/office.ts";
import { lineWords } from "./fixtures.ts";
import { must } from "#shared/kernel/assert.ts";
import { pageScript } from "./pageScript.ts";
import type { SavedTimes } from "./page/saved.ts";
import { percentile, ratioRow, type BenchRow } from "./rows.ts";

const rounds = 160;

/** The store worker's file as the page names it, so that a second connection meets the same worker. */
export const workerPath = (): string => `/assets/${must(readdirSync("out/renderer/assets").find((file) => /^worker-.*\.js$/.test(file)), "the built store worker")}`;

/** From asking to “saved” in the real product with its line cut: decided, signed, journalled with fdatasync, replayed; beside a strict IndexedDB commit in the same page. */
export async function saved(): Promise<readonly BenchRow[]> {
  const office = await Office.open();
  try {
    const pc = await office.pc("branch");
    const page = await pc.openWindow();
    await pc.signIn("chenxl");
    await page.getByText(lineWords.synced).waitFor();
    await pc.setLine(false);
    await page.evaluate(await pageScript("saved"));
    const times: SavedTimes = await page.evaluate(([worker, count]) => globalThis.measureSaved(worker, count), [workerPath(), rounds] as const);
    const row = (part: number, name: string): BenchRow => ratioRow(`saved, ${name} ms`, percentile(times.saved, part), ["raw strict IndexedDB commit", percentile(times.raw, part)], { landing: 1.5, goal: 1.2, beside: { "of which the host's journal": percentile(times.journal, part) } });
    return [row(0.95, "p95"), row(0.5, "median")];
  } finally {
    await office.close();
  }
}
