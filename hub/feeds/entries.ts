import type { Feed } from "#shared/engine/holder.ts";
import type { NewEntry } from "../log/hubLog.ts";

export type Change = { readonly record: string; readonly type: string; readonly version: number; readonly cid: string; readonly before: readonly Feed[]; readonly after: readonly Feed[] };

/**
 * What an event puts into feeds: the event where the record was and stays, the record itself (`n`) where it enters with a past, and that
 * it left (`l`) where it is no longer seen. Sorted, so that the same event makes the same entries everywhere.
 */
export function entriesFor({ record, type, version, cid, before, after }: Change): readonly NewEntry[] {
  const entry = (feed: Feed, kind: NewEntry["kind"]): NewEntry => ({ feed, kind, record, type, version, cid });
  const entering = version === 1 ? "e" : "n";
  const here = sorted(after).map((feed) => entry(feed, before.includes(feed) ? "e" : entering));
  const left = sorted(before).filter((feed) => !after.includes(feed)).map((feed) => entry(feed, "l"));
  return [...here, ...left];
}

export const sorted = (feeds: readonly Feed[]): readonly Feed[] => [...new Set(feeds)].toSorted();
