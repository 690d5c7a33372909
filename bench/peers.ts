import { openOffice } from "../tools/office.ts";
import { inPage } from "./inPage.ts";
import { installPeers } from "./installPeers.ts";
import type { SearchTimes, Times } from "./page/peers.ts";
import { percentile, ratioRow, type BenchRow } from "./rows.ts";
import { givenTo, toldRequest } from "./told.ts";

const sizes = { put: 10_000, listed: 50_000, searched: 100_000 } as const;

/** Our store, list and search beside RxDB, PouchDB, MiniSearch and raw IndexedDB, with the same records in one page. */
export async function peers(): Promise<readonly BenchRow[]> {
  installPeers();
  const office = await openOffice(Date.now);
  try {
    const given = await givenTo(office, await toldRequest(office, await office.pc("bench-pc")));
    return await inPage("peers", async (page) => {
      const puts = await page.evaluate(([a, b]) => globalThis.measurePuts(a, b), [given, sizes.put] as const);
      const lists = await page.evaluate(([a, b]) => globalThis.measurePeerLists(a, b), [given, sizes.listed] as const);
      const searches = await page.evaluate(([a, b]) => globalThis.measurePeerSearch(a, b), [given, sizes.searched] as const);
      return [...putRows("120", puts.frames, puts.sealing), ...putRows("1,000", puts.thousands, puts.sealing), ...listRows(lists), ...searchRows(searches)];
    });
  } finally {
    await office.close();
  }
}

const of = (times: Times, store: string, part = 0.5): number => percentile(times[store] ?? [], part);

/** Ours folds, projects and seals every record; the others keep it as it is given. */
function putRows(frame: string, times: Times, sealing: readonly number[]): readonly BenchRow[] {
  const s = (store: string): number => of(times, store) / 1000;
  const name = `${sizes.put} records into the store in frames of ${frame}, sealed, s`;
  return [
    ratioRow(name, s("ours"), ["raw IndexedDB put, not sealed", s("raw")], { landing: 1.3, goal: 1.2, beside: { "sealing the same records, alone": percentile(sealing, 0.5) / 1000 } }),
    ratioRow(name, s("ours"), ["RxDB on Dexie, bulkUpsert", s("rxdb")], { landing: 0.75, goal: 0.75 }),
    ratioRow(name, s("ours"), ["PouchDB on indexeddb, bulkDocs", s("pouch")], { landing: 0.6, goal: 0.6, beside: { "PouchDB on idb, no index made": s("pouchIdb") } }),
  ];
}

/** The others answer whole records, ours the rows of a register. */
function listRows(times: Times): readonly BenchRow[] {
  const name = `newest 50 of ${sizes.listed} after a record came in, median ms`;
  const ours = of(times, "ours");
  const p95 = { "ours, p95": of(times, "ours", 0.95) };
  return [
    ratioRow(name, ours, ["raw IndexedDB getAll of 50 by index", of(times, "raw")], { landing: 1.5, goal: 1.3, beside: { ...p95, "raw, p95": of(times, "raw", 0.95) } }),
    ratioRow(name, ours, ["RxDB, a query that is kept", of(times, "rxdb")], { landing: 1, goal: 1, beside: { ...p95, "kept, p95": of(times, "rxdb", 0.95), "a new query": of(times, "rxdbAnew"), "a new query, p95": of(times, "rxdbAnew", 0.95) } }),
    ratioRow(name, ours, ["PouchDB find", of(times, "pouch")], { landing: 1, goal: 1, beside: { ...p95, "PouchDB, p95": of(times, "pouch", 0.95) } }),
  ];
}

function searchRows({ searches, ready }: SearchTimes): readonly BenchRow[] {
  const name = `search over ${sizes.searched} rows`;
  const both = (part: number): readonly [number, readonly [string, number]] => [of(searches, "ours", part), ["MiniSearch, pairs of characters", of(searches, "miniSearch", part)]];
  return [
    ratioRow(`${name}, p95 ms`, ...both(0.95), { landing: 1, goal: 1 }),
    ratioRow(`${name}, median ms`, ...both(0.5), { landing: 1, goal: 1 }),
    ratioRow(`${name}: ready, s`, ready.ours / 1000, ["MiniSearch, index built", ready.built / 1000], { landing: 0.3, goal: 0.3, beside: { "MiniSearch, index loaded from JSON": ready.loaded / 1000, "that JSON, MB": ready.packed / 1e6 } }),
  ];
}
