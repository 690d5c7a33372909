import { feedsOf, type Directory } from "#shared/engine/directory.ts";
import type { Feed } from "#shared/engine/holder.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { HubReads, StoredRecord } from "../log/hubLog.ts";

/** How the organisation is read out of its own records: their kinds, and what they say together. They all live in the common feed. */
export type OfficeRules = { readonly org: string; readonly kinds: readonly string[]; readonly from: (organisation: string, states: Iterable<{ readonly kind: string; readonly state: RecordState }>) => Directory };
export type Office = { readonly directory: Directory; readonly records: ReadonlyMap<string, StoredRecord> };

/** The organisation now, read again only when the common feed has grown since. */
export function officeReader({ org, kinds, from }: OfficeRules): (reads: HubReads) => Promise<Office> {
  let held: { readonly head: number; readonly office: Office } | null = null;
  return async (reads) => {
    const head = (await reads.heads(["c"])).get("c") ?? 0;
    if (held?.head === head) return held.office;
    const records = await reads.recordsOfKinds(kinds);
    const office = { directory: from(org, records), records: new Map(records.map((record) => [record.id, record])) };
    held = { head, office };
    return office;
  };
}

/** Every feed that a person receives, which is also all that the person may see; nobody's and an inactive person's are none. */
export function feedsFor(directory: Directory, registry: Registry, person: string): ReadonlySet<Feed> {
  const found = directory.people.get(person);
  return found?.active === true ? feedsOf(directory, found, registry.registers.map(({ register }) => register)) : new Set<Feed>();
}

export const maySee = (feeds: ReadonlySet<Feed>, record: { readonly feeds: readonly Feed[] }): boolean => record.feeds.some((feed) => feeds.has(feed));
