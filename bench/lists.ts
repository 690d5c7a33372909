import { inPage } from "./inPage.ts";
import type { ListTimes } from "./page/lists.ts";
import { limitRow, median, percentile, ratioRow, type BenchRow } from "./rows.ts";

const rows = 50_000;
const searched = 100_000;

/** The newest 50 of a register, and search, over what the store holds in memory; beside raw IndexedDB in the same page. */
export async function lists(): Promise<readonly BenchRow[]> {
  const times: ListTimes = await inPage("lists", (page) => page.evaluate(([a, b]) => globalThis.measureLists(a, b), [rows, searched] as const));
  const peer = ["raw IndexedDB getAll of 50 by index", median(times.raw)] as const;
  return [
    ratioRow(`newest 50 of a register of ${rows} rows after a change, median ms`, median(times.changed), peer, { landing: 1.5, goal: 1.3 }),
    ratioRow(`newest 50 of a register of ${rows} rows, unchanged, median ms`, median(times.again), peer, { landing: 1.5, goal: 1.3 }),
    limitRow(`search over ${searched} rows, p95 ms`, percentile(times.search, 0.95), { landing: 15, goal: 8, beside: { median: Number(median(times.search).toFixed(1)) } }),
    limitRow("search by initials over 5000 requests, p95 ms", percentile(times.initials, 0.95), { landing: 2000, goal: 100, beside: { "the first, which loads the readings": times.firstInitials } }),
    limitRow(`search over ${searched} rows ready from sealed chunks, s`, times.load / 1000, { landing: 1, goal: 0.5 }),
  ];
}
