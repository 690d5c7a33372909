import type { Core } from "./core.ts";
import { feedsFor } from "./feeds/office.ts";
import type { Session } from "./sessions.ts";

/** Of how many feeds that were taken away from a person a PC says that it holds nothing more, and when it last said so. */
export type Cleared = { readonly person: string; readonly feeds: number; readonly at: number };
type Purge = { readonly dev: string; readonly person: string; readonly feed: string; readonly purged: number };

/** Notes what a PC says; said again, it is the same note. */
export async function notePurged({ database, clock }: Core, { person, dev }: Session, feeds: readonly string[]): Promise<void> {
  await database.sql(
    "insert into purge (org, person, dev, feed, purged) select $1, $2, $3, feed, $5 from unnest($4::text[]) as feed on conflict (org, dev, person, feed) do update set purged = excluded.purged",
    [database.org, person, dev, [...new Set(feeds)], clock()],
  );
}

/** What each PC says is cleared; what a person receives again is not. */
export async function clearedBy({ database, office, registry }: Core): Promise<ReadonlyMap<string, Cleared[]>> {
  const { directory } = await office();
  const purges = await database.sql<Purge>("select dev, person, feed, purged from purge where org = $1 order by dev, person", [database.org]);
  const received = new Map([...new Set(purges.map(({ person }) => person))].map((person) => [person, new Set<string>(feedsFor(directory, registry, person))]));
  const cleared = new Map<string, Cleared[]>();
  for (const { dev, person, feed, purged } of purges) {
    if (received.get(person)?.has(feed) === true) continue;
    const here = cleared.get(dev) ?? [];
    const { feeds, at } = here.find((each) => each.person === person) ?? { feeds: 0, at: 0 };
    cleared.set(dev, [...here.filter((each) => each.person !== person), { person, feeds: feeds + 1, at: Math.max(at, purged) }]);
  }
  return cleared;
}
