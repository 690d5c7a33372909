import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { chromium } from "@playwright/test";
import { findBrowser, quietFlags } from "#electron/browser/findBrowser.ts";
import { must } from "#shared/kernel/assert.ts";
import type { ListTimes } from "./page/lists.ts";
import { pageScript } from "./pageScript.ts";
import { limitRow, median, percentile, ratioRow, type BenchRow } from "./rows.ts";

const rows = 50_000;
const searched = 100_000;

/** The newest 50 of a register, and search, over what the store holds in memory; beside raw IndexedDB in the same page. */
export async function lists(): Promise<readonly BenchRow[]> {
  const times = await measure();
  const peer = ["raw IndexedDB getAll of 50 by index", median(times.raw)] as const;
  return [
    ratioRow(`newest 50 of a register of ${rows} rows after a change, median ms`, median(times.changed), peer, { landing: 1.5, goal: 1.3 }),
    ratioRow(`newest 50 of a register of ${rows} rows, unchanged, median ms`, median(times.again), peer, { landing: 1.5, goal: 1.3 }),
    limitRow(`search over ${searched} rows, p95 ms`, percentile(times.search, 0.95), { landing: 15, goal: 8, beside: { median: Number(median(times.search).toFixed(1)) } }),
    limitRow("search by initials over 5000 requests, p95 ms", percentile(times.initials, 0.95), { landing: 2000, goal: 100, beside: { "the first, which loads the readings": times.firstInitials } }),
    limitRow(`search over ${searched} rows ready from sealed chunks, s`, times.load / 1000, { landing: 1, goal: 0.5 }),
  ];
}

async function measure(): Promise<ListTimes> {
  const script = await pageScript("lists");
  const server = createServer(({ url }, response) => (url === "/page.js" ? response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(script) : response.writeHead(200, { "content-type": "text/html" }).end('<!doctype html><script src="/page.js"></script>')));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const browser = await chromium.launch({ executablePath: must(findBrowser(process.env), "an installed Chromium"), args: [...quietFlags, "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(([a, b]) => globalThis.measureLists(a, b), [rows, searched] as const);
  } finally {
    await browser.close();
    server.close();
  }
}
