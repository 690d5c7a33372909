import type { FeedsFrame, Past, Place } from "#shared/sync/frame.ts";
import type { Rows, StoredRow, Write } from "./ports.ts";

/** A feed at its last entry held here, with what of its past is missing; `null` where it was taken away. */
export type Step = { readonly feed: string; readonly cursor: number | null; readonly past?: Past | undefined };

/** How far this PC has read the feeds of its person; each step is committed together with what was read. */
export class Reading {
  readonly #cursors = new Map<string, number>();
  readonly #past = new Map<string, Past>();

  /** As the hub is told it. */
  place(): Place {
    return { cursors: Object.fromEntries(this.#cursors), past: Object.fromEntries(this.#past) };
  }

  cursor(feed: string): number | undefined {
    return this.#cursors.get(feed);
  }

  past(feed: string): Past | undefined {
    return this.#past.get(feed);
  }

  /** The feeds that the hub no longer names, and those that are new and begin together at its heads. */
  turnTo({ heads, since }: Pick<FeedsFrame, "heads" | "since">): { readonly gone: readonly Step[]; readonly begun: readonly Step[] } {
    const gone = [...this.#cursors.keys()].filter((feed) => !Object.hasOwn(heads, feed));
    const begun = Object.entries(heads).filter(([feed, head]) => head > 0 && !this.#cursors.has(feed));
    return { gone: gone.map((feed) => ({ feed, cursor: null })), begun: begun.map(([feed, head]) => ({ feed, cursor: head, past: { low: head, since } })) };
  }

  stand({ feed, cursor, past }: Step): void {
    if (cursor === null) for (const kept of [this.#cursors, this.#past]) kept.delete(feed);
    else this.#cursors.set(feed, cursor);
    if (past !== undefined) this.#past.set(feed, past);
  }

  forget(): void {
    for (const kept of [this.#cursors, this.#past]) kept.clear();
  }
}

const purged = "purged:";
const purgeOf = (feed: string): string => `${purged}${feed}`;

/** A feed that was taken away leaves a note that what it held is gone, until the hub has heard of it. */
export const writesOf = ({ feed, cursor, past }: Step): readonly Write[] =>
  cursor === null
    ? [{ table: "cursor", drop: feed }, { table: "meta", put: { id: purgeOf(feed), value: 1 } }]
    : [{ table: "cursor", put: { id: feed, value: cursor, ...(past === undefined ? {} : { past }) } }];

/** The feeds of whose purge the hub has not heard. */
export const purgesIn = async (rows: Rows): Promise<readonly string[]> => (await rows.ids("meta")).filter((id) => id.startsWith(purged)).map((id) => id.slice(purged.length));
export const purgesTold = (feeds: readonly string[]): readonly Write[] => feeds.map((feed) => ({ table: "meta", drop: purgeOf(feed) }));

export const stepIn = ({ id, value, past }: StoredRow): Step => ({ feed: id, cursor: Number(value), past });
