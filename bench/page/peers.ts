/** Runs in a real Chromium page: the same records in our store and in others, the same lists and searches. Bundled by bench/peers.ts. */
import { registry } from "#shared/modules/registry.ts";
import { must } from "#shared/kernel/assert.ts";
import { allRegister, project } from "#renderer/store/projection.ts";
import { builtIndex, loadedIndex, type SearchedRow } from "../peers/miniSearch.ts";
import { openPouch, openPouchIdb } from "../peers/pouchdb.ts";
import { openRxdb } from "../peers/rxdb.ts";
import { searches } from "../fixtures.ts";
import { idOf, type Told } from "../retold.ts";
import { openOurs, openRaw, rowOf, type OpenStore, type RecordRow, type Store } from "./store.ts";
import { asked, timeOf, timesOf, withTime, type Rounds } from "./times.ts";
import { held, mustBeNewest, openDesk, search, type Given } from "./workingCopy.ts";

/** By store: milliseconds. */
export type Times = { readonly [store: string]: readonly number[] };
/** `frames`: as many states at once as the hub puts into a frame; `thousands`: a thousand at once; `sealing`: what sealing them takes by itself. */
export type PutTimes = { readonly frames: Times; readonly thousands: Times; readonly sealing: readonly number[] };
export type SearchTimes = { readonly searches: Times; readonly ready: { readonly ours: number; readonly built: number; readonly loaded: number; readonly packed: number } };
declare global {
  var measurePuts: (given: string, count: number) => Promise<PutTimes>;
  var measurePeerLists: (given: string, count: number) => Promise<Times>;
  var measurePeerSearch: (given: string, count: number) => Promise<SearchTimes>;
}

const aFrame = 120;
const turns = 3;

globalThis.measurePuts = async (text, count) => {
  const given = JSON.parse(text) as Given;
  const stores = { ...listing(given), pouchIdb: openPouchIdb };
  const rows = rowsFrom(given.told, 0, count);
  const frames = await inTurns(stores, (open, name) => putAll(open, name, framesOf(rows, aFrame)));
  const thousands = await inTurns(stores, (open, name) => putAll(open, name, framesOf(rows, 1000)));
  const { copy, close } = await openDesk("sealing", given);
  const sealing = await timesOf(() => rows.map(({ id, kind, state }) => copy.sealer.seal("record", id, { kind, state, feeds: [] })), { count: turns, warm: 0 });
  close();
  return { frames, thousands, sealing };
};

/** The stores that keep an index to list by. */
const listing = (given: Given): Stores => ({ ours: openOurs(given), raw: openRaw, rxdb: openRxdb, pouch: openPouch });

const rowsFrom = (told: Told, from: number, count: number): readonly RecordRow[] => Array.from({ length: count }, (_, index) => rowOf({ told, from: from + index }));
const framesOf = (rows: readonly RecordRow[], size: number): readonly (readonly RecordRow[])[] => Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));

type Stores = { readonly [store: string]: OpenStore };

/** Each store once a turn, so that what else this machine does meanwhile meets all of them. */
async function inTurns(stores: Stores, act: (open: OpenStore, name: string) => Promise<number>): Promise<Times> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(stores).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) for (const [name, open] of Object.entries(stores)) times[name]?.push(await act(open, `${name}-${turn}`));
  return times;
}

/** Into an empty store, in frames one after another; then it goes away, so that the next one has the disk to itself. */
async function putAll(open: OpenStore, name: string, frames: readonly (readonly RecordRow[])[]): Promise<number> {
  const store = await open(name);
  const took = await timeOf(async () => {
    for (const frame of frames) await store.put(frame);
  });
  await store.close();
  for (const { name: made } of await indexedDB.databases()) await asked(indexedDB.deleteDatabase(must(made, "a name")));
  return took;
}

globalThis.measurePeerLists = async (text, count) => {
  const given = JSON.parse(text) as Given;
  const { told } = given;
  const opened: { readonly [name: string]: Store } = Object.fromEntries(await Promise.all(Object.entries(listing(given)).map(async ([name, open]) => [name, await open(`${name}-list`)] as const)));
  for (let at = 0; at < count; at += 1000) for (const store of Object.values(opened)) await store.put(rowsFrom(told, at, Math.min(1000, count - at)));
  const times: Record<string, readonly number[]> = {};
  for (const [name, store] of Object.entries(opened)) {
    times[name] = await listed({ store, told, from: count }, () => store.newest());
    const { anew } = store;
    if (anew !== undefined) times[`${name}Anew`] = await listed({ store, told, from: count + 1000 }, anew, { count: 4, warm: 1 });
    await store.close();
  }
  return times;
};

type Listing = { readonly store: Store; readonly told: Told; readonly from: number };

/** Each time after one more record came in, which has to be the first that is shown. */
const listed = ({ store, told, from }: Listing, read: (round: number) => Promise<readonly string[]>, rounds: Rounds = {}): Promise<readonly number[]> =>
  timesOf(async (round) => mustBeNewest(await read(round), idOf(from + round)), { before: (round) => store.put(rowsFrom(told, from + round, 1)), ...rounds });

globalThis.measurePeerSearch = async (text, count) => {
  const given = JSON.parse(text) as Given;
  const filling = await openDesk("searched", given);
  for (let at = 0; at < count; at += 2000) await filling.copy.confirmed.put(held(given.told, at, Math.min(2000, count - at)));
  filling.close();
  const { copy, close, registers } = await openDesk("searched", given);
  const first = await timeOf(() => search(copy, searchedIn(0))); // makes the texts that are looked through
  const rows = textsOf(given.told, count);
  const built = await withTime(() => builtIndex(rows));
  const packed = built.value.packed();
  const loaded = await withTime(() => loadedIndex(packed));
  const times = { ours: await timesOf((round) => search(copy, searchedIn(round))), miniSearch: await timesOf((round) => loaded.value.search(searchedIn(round))) };
  close();
  return { searches: times, ready: { ours: registers + first, built: built.took, loaded: loaded.took, packed: packed.length } };
};

const searchedIn = (round: number): string => must(searches[round % searches.length], "a search");

/** The same texts that our search looks through. */
const textsOf = (told: Told, count: number): readonly SearchedRow[] => Array.from({ length: count }, (_, at) => {
  const { id, kind, state } = rowOf({ told, from: at });
  const [row] = must(project(registry, kind, state).rows.get(allRegister), "its row");
  const text = (column: string): string => String(row?.[column] ?? "");
  return { id, title: text("title"), number: text("number"), applicant: text("applicant"), unit: text("unit") };
});
