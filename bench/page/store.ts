/** One store of records among several: ours, raw IndexedDB, and what bench/peers brings. */
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { yearOf } from "#shared/kernel/instant.ts";
import { idOf, retoldState, type Told } from "../retold.ts";
import { asked, done, newestBy } from "./times.ts";
import { newestIn, openDesk, type Given } from "./workingCopy.ts";

/** A record as every store is given it: the columns that ours keeps in clear, the day it is listed by, and what it is. */
export type RecordRow = { readonly id: string; readonly kind: string; readonly status: string; readonly year: number; readonly submitted: number; readonly state: RecordState };

/** `put` answers when the rows are in; `newest` the ids of the newest fifty, `anew` the same by a query that was never asked before. */
export type Store = { readonly put: (rows: readonly RecordRow[]) => Promise<void>; readonly newest: () => Promise<readonly string[]>; readonly anew?: (round: number) => Promise<readonly string[]>; readonly close: () => unknown };
export type OpenStore = (name: string) => Promise<Store>;

export function rowOf({ told, from }: { readonly told: Told; readonly from: number }): RecordRow {
  const state = retoldState(told, from);
  return { id: idOf(from), kind: must(told.records[0], "the record").kind, status: state.status, year: yearOf(state.created), submitted: state.submitted, state };
}

/** The working copy, told of records as a new PC is by the hub: folded, projected into its registers, sealed, committed. */
export const openOurs = (given: Given): OpenStore => async (name) => {
  const { copy, close } = await openDesk(name, given);
  const feeds = must(given.told.records[0], "the record").feeds.slice(0, 2).join(" ");
  const feed = must(feeds.split(" ")[0], "a feed");
  return {
    put: async (rows) => void (await copy.confirmed.takePast({ t: "past", feed, high: 1, low: 0, since: 1, type: rows.map(({ kind }) => kind), feeds: rows.map(() => feeds), state: rows.map(({ state }) => state as never) })),
    newest: () => Promise.resolve(newestIn(copy)),
    close,
  };
};

/** Plain objects in IndexedDB under the same indexes: what any store there has to pay. */
export const openRaw: OpenStore = async (name) => {
  const db = await asked<IDBDatabase>(Object.assign(indexedDB.open(name, 1), { onupgradeneeded: ({ target }: Event) => makeRaw((target as IDBOpenDBRequest).result) }) as IDBOpenDBRequest);
  return {
    put: (rows) => {
      const transaction = db.transaction("record", "readwrite", { durability: "relaxed" });
      for (const row of rows) transaction.objectStore("record").put(row);
      return done(transaction);
    },
    newest: async () => ((await newestBy(db.transaction("record").objectStore("record").index("submitted"), 50)) as readonly RecordRow[]).map(({ id }) => id),
    close: () => db.close(),
  };
};

function makeRaw(db: IDBDatabase): void {
  const records = db.createObjectStore("record", { keyPath: "id" });
  for (const path of ["kind", ["kind", "status"], "year", "submitted"]) records.createIndex(String(path), path);
}
