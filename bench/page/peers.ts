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
import { timeOf, timesOf, withTime, type Rounds } from "./times.ts";
import { held, mustBeNewest, openDesk, search, type Given } from "./workingCopy.ts";

/** By store: milliseconds. */
export type Times = { readonly [store: string]: readonly number[] };
export type PeerTimes = { readonly puts: Times; readonly thousands: Times; readonly lists: Times; readonly sealing: readonly number[]; readonly searches: Times; readonly ready: { readonly ours: number; readonly built: number; readonly loaded: number; readonly packed: number } };
export type Sizes = { readonly put: number; readonly rounds: number; readonly listed: number; readonly searched: number };
declare global {
  var measurePeers: (given: string, sizes: Sizes) => Promise<PeerTimes>;
}

/** As many states as the hub puts into a frame. */
const aFrame = 120;

globalThis.measurePeers = async (text, sizes) => {
  const given = JSON.parse(text) as Given;
  const listing = { ours: openOurs(given), raw: openRaw, rxdb: openRxdb, pouch: openPouch };
  const stores = { ...listing, pouchIdb: openPouchIdb };
  const rows = rowsFrom(given.told, 0, sizes.put);
  const puts = await inTurns(stores, sizes.rounds, (open, name) => putAll(open, `${name}-${aFrame}`, framesOf(rows, aFrame)));
  const thousands = await inTurns(stores, sizes.rounds, (open, name) => putAll(open, `${name}-1000`, framesOf(rows, 1000)));
  const lists = await listTimes(listing, given.told, sizes.listed);
  const { copy, close } = await openDesk("sealing", given);
  const sealing = await timesOf(() => rows.map(({ id, kind, state }) => copy.sealer.seal("record", id, { kind, state, feeds: [] })), { count: sizes.rounds, warm: 0 });
  close();
  return { puts, thousands, lists, sealing, ...(await searchTimes(given, sizes.searched)) };
};

const rowsFrom = (told: Told, from: number, count: number): readonly RecordRow[] => Array.from({ length: count }, (_, index) => rowOf({ told, from: from + index }));
const framesOf = (rows: readonly RecordRow[], size: number): readonly (readonly RecordRow[])[] => Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));

type Stores = { readonly [store: string]: OpenStore };

/** Each store once a round, so that what else this machine does meanwhile meets all of them. */
async function inTurns(stores: Stores, rounds: number, act: (open: OpenStore, name: string) => Promise<number>): Promise<Times> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(stores).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, open] of Object.entries(stores)) times[name]?.push(await act(open, `${name}-${round}`));
  return times;
}

/** Into an empty store, in frames one after another. */
async function putAll(open: OpenStore, name: string, frames: readonly (readonly RecordRow[])[]): Promise<number> {
  const store = await open(name);
  const took = await timeOf(async () => {
    for (const frame of frames) await store.put(frame);
  });
  await store.close();
  return took;
}

async function listTimes(stores: Stores, told: Told, count: number): Promise<Times> {
  const opened: { readonly [name: string]: Store } = Object.fromEntries(await Promise.all(Object.entries(stores).map(async ([name, open]) => [name, await open(`${name}-list`)] as const)));
  for (let at = 0; at < count; at += 1000) for (const store of Object.values(opened)) await store.put(rowsFrom(told, at, Math.min(1000, count - at)));
  const times: Record<string, readonly number[]> = {};
  for (const [name, store] of Object.entries(opened)) {
    times[name] = await listed({ store, told, from: count }, () => store.newest());
    const { anew } = store;
    if (anew !== undefined) times[`${name}Anew`] = await listed({ store, told, from: count + 1000 }, anew, { count: 4, warm: 1 });
    await store.close();
  }
  return times;
}

type Listing = { readonly store: Store; readonly told: Told; readonly from: number };

/** Each time after one more record came in, which has to be the first that is shown. */
const listed = ({ store, told, from }: Listing, read: (round: number) => Promise<readonly string[]>, rounds: Rounds = {}): Promise<readonly number[]> =>
  timesOf(async (round) => mustBeNewest(await read(round), idOf(from + round)), { before: (round) => store.put(rowsFrom(told, from + round, 1)), ...rounds });

async function searchTimes(given: Given, count: number): Promise<Pick<PeerTimes, "searches" | "ready">> {
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
}

const searchedIn = (round: number): string => must(searches[round % searches.length], "a search");

/** The same texts that our search looks through. */
const textsOf = (told: Told, count: number): readonly SearchedRow[] => Array.from({ length: count }, (_, at) => {
  const { id, kind, state } = rowOf({ told, from: at });
  const [row] = must(project(registry, kind, state).rows.get(allRegister), "its row");
  const text = (column: string): string => String(row?.[column] ?? "");
  return { id, title: text("title"), number: text("number"), applicant: text("applicant"), unit: text("unit") };
});
