/** Runs in a real Chromium page: one working copy that grows; at each size the same work is done in it. Bundled by bench/growth.ts. */
import { must } from "#shared/kernel/assert.ts";
import { rowsFrame } from "#shared/sync/frame.ts";
import type { Desk } from "#renderer/store/desk.ts";
import { chanceOf, requestForm } from "#tools/requests/fixtures.ts";
import { searches } from "../fixtures.ts";
import { idOf, type Told } from "../retold.ts";
import { timesOf } from "./times.ts";
import { held, mustBeNewest, newestIn, openDesk, search, type Given } from "./workingCopy.ts";

/** Milliseconds of the same work at one size; `heap` in MB. */
export type SizeTimes = { readonly saves: readonly number[]; readonly frames: readonly number[]; readonly lists: readonly number[]; readonly searches: readonly number[]; readonly opening: { readonly desk: number; readonly registers: number }; readonly heap: number };
declare global {
  var measureGrowth: (given: string, sizes: readonly number[]) => Promise<readonly SizeTimes[]>;
}

const statesAFrame = 60;
const filledAtOnce = 2000;
/** What the measuring itself adds to a size. */
const added = 2000;

globalThis.measureGrowth = async (text, sizes) => {
  const given = JSON.parse(text) as Given;
  const found: SizeTimes[] = [];
  let records = 0;
  for (const size of sizes) {
    await fill(given, records, size - added);
    records = size;
    found.push(await measured(given, size - added));
  }
  return found;
};

async function fill(given: Given, from: number, to: number): Promise<void> {
  const { copy, close } = await openDesk("growth", given);
  for (let at = from; at < to; at += filledAtOnce) await copy.confirmed.put(held(given.told, at, Math.min(filledAtOnce, to - at)));
  close();
}

async function measured(given: Given, from: number): Promise<SizeTimes> {
  const { copy: desk, close, ...opening } = await openDesk("growth", given);
  let next = from;
  const newest = await timesOf(() => mustBeNewest(newestIn(desk), idOf(next - 1)), { before: () => desk.confirmed.put(held(given.told, next++, 1)) });
  const sought = await timesOf((round) => search(desk, must(searches[round % searches.length], "a search")));
  const frames = await timesOf(() => desk.confirmed.apply(must(frame, "a frame"), () => Promise.resolve([])), { count: 20, before: () => void ([frame, next] = [frameOf(desk, given.told, next), next + statesAFrame]) });
  const saves = await timesOf((round) => save(desk, round));
  const { usedJSHeapSize } = (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory;
  close();
  return { saves, frames, lists: newest, searches: sought, opening, heap: usedJSHeapSize / 1e6 };
}

let frame: ReturnType<typeof rowsFrame> | null = null;

/** New records of one feed, as the hub tells them to a PC that was away. */
function frameOf(desk: Desk, told: Told, from: number): ReturnType<typeof rowsFrame> {
  const entries = [...held(told, from, statesAFrame)].map(([record, { kind: type, state, feeds }]) => ({ record, type, state, feed: must(feeds[0], "a feed") }));
  const feed = must(entries[0], "an entry").feed;
  const before = desk.confirmed.reading.cursor(feed) ?? 0;
  return rowsFrame(feed, entries.map(({ record, type, state }, index) => ({ seq: before + index + 1, kind: "n", record, type, version: state.version, cid: "", body: state })));
}

async function save(desk: Desk, round: number): Promise<void> {
  const saved = await desk.command({ kind: "seal.request", record: null, type: "submit", args: { form: requestForm(round, chanceOf(round)), attachments: [] } });
  if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.error)}`);
}
