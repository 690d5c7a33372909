import { z } from "zod";

/**
 * One line of the hub's stream. `feeds` comes first: every feed of this person with its head; a feed the client knows and the line does not
 * name was taken away, one that is new to the client is read backwards from its head on, and all that are so begin together at `since`.
 * `rows` carries up to 250 entries of one feed as columns: `kind` e (event), n (the record enters, `body` is its state), l (it left), k (event already sent in this stream); `body` is the event or state, null for l and k. `past` reads a feed that is new
 * to a PC backwards, each record once, as it is: what lies in (`low`, `high`] has been told, `feeds` are all of this person's feeds that hold
 * a record, separated by spaces, and `since` is when that reading began. `beat` says the line lives.
 */
export const frame = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("feeds"), epoch: z.string(), since: z.int(), heads: z.record(z.string(), z.int()) }),
  z.strictObject({
    t: z.literal("rows"), feed: z.string(), from: z.int(), to: z.int(),
    kind: z.array(z.enum(["e", "n", "l", "k"])), record: z.array(z.string()), type: z.array(z.string()), version: z.array(z.int()), cid: z.array(z.string()), body: z.array(z.json()),
  }),
  z.strictObject({ t: z.literal("past"), feed: z.string(), high: z.int(), low: z.int(), since: z.int(), type: z.array(z.string()), feeds: z.array(z.string()), state: z.array(z.json()) }),
  z.strictObject({ t: z.literal("caughtUp"), at: z.int() }),
  z.strictObject({ t: z.literal("beat"), at: z.int() }),
  z.strictObject({ t: z.literal("end"), code: z.string() }),
]);
export type Frame = z.output<typeof frame>;
export type FeedsFrame = Extract<Frame, { t: "feeds" }>;
export type RowsFrame = Extract<Frame, { t: "rows" }>;
export type PastFrame = Extract<Frame, { t: "past" }>;

/** How far a feed's past was read: what lies up to `low` is missing. Feeds with the same `since` are read together, and what several of them hold is told once. */
export const past = z.strictObject({ low: z.int().min(0), since: z.int() });
export type Past = z.output<typeof past>;
/** How far a PC has read: each feed's last entry, and what it lacks before. */
export type Place = { readonly cursors: { readonly [feed: string]: number }; readonly past: { readonly [feed: string]: Past } };

/** One entry of a feed, taken out of its columns. */
export type FeedEntry = { readonly seq: number; readonly kind: "e" | "n" | "l" | "k"; readonly record: string; readonly type: string; readonly version: number; readonly cid: string; readonly body: unknown };

export function entriesOf(rows: RowsFrame): readonly FeedEntry[] {
  return rows.kind.map((kind, index) => ({
    seq: rows.from + index, kind, record: rows.record[index] ?? "", type: rows.type[index] ?? "", version: rows.version[index] ?? 0, cid: rows.cid[index] ?? "", body: rows.body[index] ?? null,
  }));
}

export function rowsFrame(feed: string, entries: readonly FeedEntry[]): RowsFrame {
  const first = entries[0]?.seq ?? 0;
  return {
    t: "rows", feed, from: first, to: entries.at(-1)?.seq ?? first,
    kind: entries.map(({ kind }) => kind), record: entries.map(({ record }) => record), type: entries.map(({ type }) => type), version: entries.map(({ version }) => version), cid: entries.map(({ cid }) => cid), body: entries.map(({ body }) => body as never),
  };
}
