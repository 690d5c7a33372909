/** Runs in a real Chromium page: the store's own reading of lists and search over many rows, beside raw IndexedDB. Bundled by bench/lists.ts. */
import { registry } from "#shared/modules/registry.ts";
import type { Row } from "#shared/engine/register.ts";
import { must } from "#shared/kernel/assert.ts";
import { Columns, loadColumns } from "#renderer/store/columns.ts";
import { memoryRows } from "#renderer/store/memoryRows.ts";
import { allRegister } from "#renderer/store/projection.ts";
import { readers, type Open } from "#renderer/store/queries.ts";
import { sealerOf } from "#renderer/store/sealing.ts";
import { chanceOf, requestForm } from "#tools/requests/fixtures.ts";
import { initialsTyped, searches } from "../fixtures.ts";
import { asked, done, newestBy, timesOf } from "./times.ts";

export type ListTimes = { readonly changed: readonly number[]; readonly again: readonly number[]; readonly raw: readonly number[]; readonly search: readonly number[]; readonly load: number; readonly firstInitials: number; readonly initials: readonly number[] };
declare global {
  var measureLists: (rows: number, searched: number) => Promise<ListTimes>;
}

/** As many requests as a keeper has at the counter in a busy year. */
const atCounter = 5000;
const start = 1_795_500_000_000;

globalThis.measureLists = async (rows, searched) => {
  const all = Array.from({ length: Math.max(rows, searched) }, (_, index) => rowOf(index));
  const register = columnsOf("seal.requests", all.slice(0, rows).map(({ request }) => request));
  const { everything, load } = await reopened(columnsOf(allRegister, all.slice(0, searched).map(({ card }) => card)));
  const open = openOver(everything, register);
  const read = (): unknown => structuredClone(must(readers.register(open, { name: "seal.requests", filter: { limit: 50 } }), "a register that is ready"));
  const changed = await timesOf((round) => {
    register.put(`record-${round}`, [{ ...all[round]?.request, copies: 100 + round }]);
    return read();
  });
  const search = await timesOf((round) => structuredClone(readers.search(open, { text: searches[round % searches.length] ?? "" })));
  const counter = openOver(columnsOf(allRegister, all.slice(0, atCounter).map(({ card }) => card)));
  const find = async (text: string): Promise<number> => (await readers.search(counter, { text }))?.length ?? 0;
  const before = performance.now();
  if ((await find("dfxc")) === 0) throw new Error("initials find nothing");
  const firstInitials = performance.now() - before;
  const initials = await timesOf((round) => find(initialsTyped[round % initialsTyped.length] ?? ""));
  return { changed, again: await timesOf(read), search, load, firstInitials, initials, raw: await rawTimes(all.slice(0, rows).map(({ request }, index) => ({ id: index, ...request }))) };
};

function openOver(everything: Columns, register = new Columns("seal.requests")): Open {
  return { desk: { registry, overlay: { pending: new Map(), revision: 0 }, confirmed: { columns: new Map([["seal.requests", register], [allRegister, everything]]), caughtUp: start, registersReady: true } } } as unknown as Open;
}

function rowOf(index: number): { readonly request: Row; readonly card: Row } {
  const form = requestForm(index, chanceOf(index)) as { readonly document: string; readonly copies: number };
  const shared = { status: index % 3 === 0 ? "approved" : "stamped", applicant: "chen", submitted: start + index * 60_000, number: null };
  return {
    request: { ...shared, unit: "liuhe", document: form.document, seal: "liuhe", copies: form.copies },
    card: { ...shared, kind: "seal.request", title: form.document, unit: "liuhe", by: "chen", deciders: " liu ", changed: start + index * 60_000, waits: "", flow: 1 },
  };
}

/** What signing in does with a register: its sealed chunks are opened and put in order. */
async function reopened(columns: Columns): Promise<{ readonly everything: Columns; readonly load: number }> {
  const sealer = sealerOf("07".repeat(32), (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const stored = memoryRows();
  await stored.commit(columns.takeWrites(sealer));
  const before = performance.now();
  const everything = must((await loadColumns(stored, sealer)).get(allRegister), "the register of everything");
  return { everything, load: performance.now() - before };
}

function columnsOf(name: string, rows: readonly Row[]): Columns {
  const columns = new Columns(name);
  for (const [index, row] of rows.entries()) columns.put(`record-${index}`, [row]);
  return columns;
}

async function rawTimes(rows: readonly object[]): Promise<readonly number[]> {
  const db = await asked<IDBDatabase>(Object.assign(indexedDB.open("raw", 1), { onupgradeneeded: ({ target }: Event) => (target as IDBOpenDBRequest).result.createObjectStore("row", { keyPath: "id" }).createIndex("by", "submitted") }) as IDBOpenDBRequest);
  for (let at = 0; at < rows.length; at += 10_000) {
    const filling = db.transaction("row", "readwrite");
    for (const row of rows.slice(at, at + 10_000)) filling.objectStore("row").put(row);
    await done(filling);
  }
  return timesOf(() => newestBy(db.transaction("row").objectStore("row").index("by"), 50));
}
