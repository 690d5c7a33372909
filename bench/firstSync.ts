import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pc } from "#e2e/support/office.ts";
import { freePort } from "#e2e/support/program.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { slowLine, type SlowLine } from "#e2e/support/slowLine.ts";
import { wholeRequests } from "#tools/requests/commands.ts";
import { openOffice } from "../tools/office.ts";
import { pageScript } from "./pageScript.ts";
import type { FirstSync } from "./page/firstSync.ts";
import { limitRow, ratioRow, type BenchRow } from "./rows.ts";
import { workerPath } from "./saved.ts";


const bytesASecond = 32_000; // 256 kbit/s
const requests = 3334;

/** A new PC's first sync of 10,000 events over a slow line, in the real product; beside what the line alone takes for the same bytes. No cuts. */
export async function firstSync(): Promise<readonly BenchRow[]> {
  const office = await openOffice(Date.now);
  const line = await slowLine(office.hub.url, { bytesASecond, roundTrip: 600 });
  try {
    const pc = await office.pc("bench-pc");
    for (const messages of wholeRequests(pc, requests, 100)) {
      const answer = await office.hub.admit.push({ dev: pc.dev, messages: [...messages] });
      if (!answer.ok || answer.value.receipts.some(({ receipt }) => receipt.outcome !== "accepted")) throw new Error("a request was not admitted");
    }
    const { rows, whole, bytes } = await syncedOver(line);
    return [
      ratioRow(`first sync of ${requests * 3} events at 256 kbit/s and 600 ms, s`, whole / 1000, ["bytes ÷ rate", bytes / bytesASecond], { landing: 1.08, goal: 1.05 }),
      limitRow("first sync: first rows on the way, s", rows / 1000, { landing: 3, goal: 2.5, beside: { "bytes in all": bytes } }),
    ];
  } finally {
    line.close();
    await office.close();
  }
}

async function syncedOver(line: SlowLine): Promise<{ readonly rows: number; readonly whole: number; readonly bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "wenyi-bench-"));
  const client = new Pc({ folder, port: await freePort(), hub: line.url });
  try {
    await client.startHost();
    const page = await client.openWindow();
    await page.evaluate(await pageScript("firstSync"));
    const before = line.down();
    const times: FirstSync = await page.evaluate(([worker, password]) => globalThis.measureFirstSync(worker, "zhoum", password), [workerPath(), demonstration.password] as const);
    return { ...times, bytes: line.down() - before };
  } finally {
    await client.shut();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
