import type { Holding } from "#shared/sync/digest.ts";
import type { Confirmed } from "./confirmed.ts";
import type { Fetched, Held } from "./fold.ts";

/** What a comparison found in a feed that was read up to `head`: records that are missing or not as the hub has them, and those that the feed does not hold at the hub. */
export type Found = { readonly feed: string; readonly head: number; readonly epoch: string; readonly wanted: readonly Holding[]; readonly extra: readonly string[] };
type Changed = Map<string, Held | null>;

/**
 * Makes a feed here as the hub says it is, in one commit; answers the records that it touched. Nothing where the feed has moved or the hub has been put
 * back since. `fetched`: what the hub answered when it was asked for each of the records found, and nothing is purged that it still shows.
 */
export async function repair(confirmed: Confirmed, { feed, head, epoch, wanted, extra }: Found, fetched: readonly Fetched[]): Promise<ReadonlySet<string>> {
  await confirmed.mend();
  if (confirmed.epoch !== epoch || confirmed.reading.cursor(feed) !== head) return new Set();
  const least = new Map(wanted.map(({ record, version }) => [record, version]));
  const held = await confirmed.records.get([...least.keys(), ...extra]);
  const changed: Changed = new Map();
  for (const { record, type, state } of fetched)
    if (state.version >= (least.get(record) ?? Infinity)) changed.set(record, { kind: confirmed.types.kindOf(type), state, feeds: [...new Set([...feedsOf(held.get(record)), feed])] });
  const shown = new Set(fetched.map(({ record }) => record));
  for (const record of extra) leave(changed, record, { held: held.get(record), stays: (each) => each !== feed, isShown: shown.has(record) });
  await confirmed.put(changed);
  return new Set(changed.keys());
}

const feedsOf = (held: Held | undefined): readonly string[] => held?.feeds ?? [];

/** Clears away what belongs nowhere: records in feeds that this person no longer has, and rows that do not open. */
export async function clearStrays(confirmed: Confirmed, records: readonly string[]): Promise<ReadonlySet<string>> {
  await confirmed.mend();
  const held = await confirmed.records.get(records);
  const changed: Changed = new Map();
  for (const record of records) leave(changed, record, { held: held.get(record), stays: (feed) => confirmed.reading.cursor(feed) !== undefined, isShown: false });
  await confirmed.put(changed);
  return new Set(changed.keys());
}

type Leaving = { readonly held: Held | undefined; readonly stays: (feed: string) => boolean; readonly isShown: boolean };

function leave(changed: Changed, record: string, { held, stays, isShown }: Leaving): void {
  const feeds = feedsOf(held).filter(stays);
  if (held !== undefined && feeds.length > 0) changed.set(record, { ...held, feeds });
  else if (!isShown) changed.set(record, null);
}
