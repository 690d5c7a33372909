import { must } from "#shared/kernel/assert.ts";
import type { Feed } from "#shared/engine/holder.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { rowsFrame, type FeedEntry, type Frame, type Past, type Place } from "#shared/sync/frame.ts";
import type { HubLog } from "../log/hubLog.ts";
import { feedsFor, type Office } from "./office.ts";

export type StreamSource = {
  readonly log: HubLog; readonly registry: Registry; readonly epoch: string; readonly clock: () => Instant; readonly office: () => Promise<Office>;
  /** Waits until the bell rings or the time is over; a port, so that a simulation can be its clock. */
  readonly sleep: (milliseconds: number, bell: Promise<void>) => Promise<void>;
};
export type Reader = { readonly person: string; readonly place: Place; readonly isOpen: () => Promise<boolean>; readonly signal: { readonly aborted: boolean; readonly onAbort: (ring: () => void) => void } };

const rowsAFrame = 250;
/** Smaller where whole states are sent, so that a cut loses little. */
const pastAFrame = 120;
const beatEvery = 20_000;

/**
 * What one PC receives for one person: its feeds, everything in them after its cursors, and each commit as it happens. What lies before, in a
 * feed that is new to the PC, is told meanwhile, the latest first and its own turns before all else; when nothing is missing, it is told so.
 * Ends when the session does.
 */
export async function* framesFor(source: StreamSource, reader: Reader): AsyncGenerator<Frame> {
  const bell = bellOf(reader);
  const stop = source.log.watch((grown) => bell.hear(grown));
  try {
    yield* follow(source, reader, bell);
  } finally {
    stop();
  }
}

async function* follow(source: StreamSource, reader: Reader, bell: Bell): AsyncGenerator<Frame> {
  const place = standing(reader.place);
  let caughtUp = false;
  while (!reader.signal.aborted) {
    const rung = bell.next();
    if (!(await reader.isOpen())) return yield { t: "end", code: "noSession" };
    const feeds = inOrder(feedsFor((await source.office()).directory, source.registry, reader.person));
    if (feeds.length === 0) return yield { t: "end", code: "noSession" };
    if (feeds.join(" ") !== place.feeds.join(" ")) {
      yield* turnTo(source, place, feeds);
      bell.listenFor(feeds);
      caughtUp = false;
    }
    yield* grownRows(source, place, reader.signal);
    const before = place.feeds.find((feed) => place.past.has(feed));
    if (before !== undefined) {
      yield await pastFrame(source, place, before);
      continue;
    }
    if (!caughtUp) yield { t: "caughtUp", at: source.clock() };
    caughtUp = true;
    place.sent.clear();
    const quiet = source.clock();
    await source.sleep(beatEvery, rung);
    if (source.clock() - quiet >= beatEvery) yield { t: "beat", at: source.clock() };
  }
}

type Standing = { feeds: readonly Feed[]; readonly cursors: Map<Feed, number>; readonly past: Map<Feed, Past>; readonly sent: Map<string, number> };

const standing = ({ cursors, past }: Place): Standing => ({ feeds: [], cursors: new Map(Object.entries(cursors) as [Feed, number][]), past: new Map(Object.entries(past) as [Feed, Past][]), sent: new Map() });

async function* turnTo({ log, epoch, clock }: StreamSource, place: Standing, feeds: readonly Feed[]): AsyncGenerator<Frame> {
  const heads = await log.heads(feeds);
  for (const kept of [place.cursors, place.past]) for (const feed of kept.keys()) if (!feeds.includes(feed)) kept.delete(feed);
  place.feeds = feeds;
  yield { t: "feeds", epoch, heads: Object.fromEntries(heads) };
  for (const [feed, head] of heads) yield* begin(place, { feed, head, since: clock() });
}

// A cursor beyond a feed's end is from a hub that has been restored since; that feed is read from its beginning.
function* begin({ cursors, past }: Standing, { feed, head, since }: { readonly feed: Feed; readonly head: number; readonly since: Instant }): Generator<Frame> {
  const cursor = cursors.get(feed);
  if (cursor !== undefined && cursor > head) cursors.set(feed, 0);
  if (cursor !== undefined || head === 0) return;
  cursors.set(feed, head);
  past.set(feed, { low: head, since });
  yield { t: "past", feed, high: head, low: head, since, type: [], feeds: [], state: [] };
}

/**
 * The next piece of a feed's past. A record that a feed before this one holds too was told there, with all of its feeds; unless something
 * happened to it since that reading began.
 */
async function pastFrame({ log }: StreamSource, place: Standing, feed: Feed): Promise<Frame> {
  const { low: upTo, since } = must(place.past.get(feed), "a feed's past");
  const { low, records } = await log.past(feed, upTo, pastAFrame);
  const earlier = new Set(place.feeds.slice(0, place.feeds.indexOf(feed)));
  const told = records.filter(({ feeds, state }) => !feeds.some((each) => earlier.has(each)) || (state.trail.at(-1)?.received ?? 0) >= since);
  if (low > 0) place.past.set(feed, { low, since });
  else place.past.delete(feed);
  const high = place.cursors.get(feed) ?? upTo;
  return { t: "past", feed, high, low, since, type: told.map(({ kind }) => kind), feeds: told.map(({ feeds }) => feeds.filter((each) => place.feeds.includes(each)).join(" ")), state: told.map(({ state }) => state as never) };
}

async function* grownRows({ log }: StreamSource, place: Standing, signal: { readonly aborted: boolean }): AsyncGenerator<Frame> {
  const heads = await log.heads(place.feeds);
  for (const feed of place.feeds) {
    const head = heads.get(feed) ?? 0;
    for (let after = place.cursors.get(feed) ?? 0; after < head && !signal.aborted; ) {
      const entries = await log.entries(feed, after, rowsAFrame);
      yield rowsFrame(feed, entries.map((entry) => once(entry, place.sent)));
      after = entries.at(-1)?.seq ?? head;
      place.cursors.set(feed, after);
    }
  }
}

/** What several feeds of a person hold crosses the line once: an event, and a state that holds it or that it led to. */
function once(entry: FeedEntry, sent: Map<string, number>): FeedEntry {
  if (entry.kind === "l" || entry.kind === "k") return entry;
  if ((sent.get(entry.record) ?? 0) >= entry.version) return { ...entry, kind: "k", body: null };
  sent.set(entry.record, entry.version);
  return entry;
}

/** A person's own, his posts', then what everything refers to, and the registers last. */
const rank = { p: 0, o: 1, c: 2, r: 3 } as const;
const rankOf = (feed: Feed): number => rank[feed.charAt(0) as keyof typeof rank];
const inOrder = (feeds: ReadonlySet<Feed>): readonly Feed[] => [...feeds].toSorted((left, right) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1));

const silence = (): void => undefined;

type Bell = { readonly hear: (grown: ReadonlySet<string>) => void; readonly listenFor: (feeds: readonly Feed[]) => void; readonly next: () => Promise<void> };

/** Rings when one of the feeds grows; asked for before looking, so that a commit between looking and waiting is not missed. */
function bellOf({ signal }: Reader): Bell {
  let mine = new Set<string>(["*", "c"]);
  let ring: () => void = silence;
  signal.onAbort(() => ring());
  return {
    hear: (grown) => void ([...grown].some((feed) => mine.has(feed)) && ring()),
    listenFor: (feeds) => void (mine = new Set(["*", "c", ...feeds])),
    next: () => new Promise((resolve) => (ring = resolve)),
  };
}
