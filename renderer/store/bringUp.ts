import type { Confirmed, FetchRecords } from "./confirmed.ts";
import type { Held } from "./fold.ts";

/** Fetches anew what was kept unread because a newer build had made it, as far as this build can read it; answers which records these are. */
export async function bringUp(confirmed: Confirmed, fetch: FetchRecords): Promise<ReadonlySet<string>> {
  const changed = new Map<string, Held>();
  for (const kind of confirmed.types.readable()) {
    const ids = (await confirmed.rows.ofKind(kind)).map(({ id }) => id);
    for (const { record, type, state } of await fetch(ids)) changed.set(record, { kind: confirmed.types.kindOf(type), state, feeds: (await confirmed.get(record))?.feeds ?? [] });
  }
  await confirmed.put(changed);
  return new Set(changed.keys());
}
