import type { Feed } from "#shared/engine/holder.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { rowsFrame, type FeedEntry, type Frame } from "#shared/sync/frame.ts";
import type { HubLog } from "../log/hubLog.ts";
import { feedsFor, type Office } from "./office.ts";

export type StreamSource = {
  readonly log: HubLog; readonly registry: Registry; readonly epoch: string; readonly clock: () => Instant; readonly office: () => Promise<Office>;
  /** Waits until the bell rings or the time is over; a port, so that a simulation can be its clock. */
  readonly sleep: (milliseconds: number, bell: Promise<void>) => Promise<void>;
};
export type Reader = { readonly person: string; readonly cursors: { readonly [feed: string]: number }; readonly isOpen: () => Promise<boolean>; readonly signal: { readonly aborted: boolean; readonly onAbort: (ring: () => void) => void } };

const rowsAFrame = 250;
const beatEvery = 20_000;

/**
 * What one PC receives for one person: its feeds, everything in them after its cursors (its own turns first), that it has caught up, and from
 * then on each commit as it happens. Ends when the session does.
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
  const place: Place = { feeds: [], cursors: new Map(Object.entries(reader.cursors) as [Feed, number][]), sent: new Map() };
  let caughtUp = false;
  while (!reader.signal.aborted) {
    const rung = bell.next();
    if (!(await reader.isOpen())) return yield { t: "end", code: "noSession" };
    const feeds = inOrder(feedsFor((await source.office()).directory, source.registry, reader.person));
    if (feeds.length === 0) return yield { t: "end", code: "noSession" };
    if (feeds.join(" ") !== place.feeds.join(" ")) {
      yield await turnTo(source, place, feeds);
      bell.listenFor(feeds);
      caughtUp = false;
    }
    yield* grownRows(source, place, reader.signal);
    if (!caughtUp) yield { t: "caughtUp", at: source.clock() };
    caughtUp = true;
    place.sent.clear();
    const before = source.clock();
    await source.sleep(beatEvery, rung);
    if (source.clock() - before >= beatEvery) yield { t: "beat", at: source.clock() };
  }
}

type Place = { feeds: readonly Feed[]; readonly cursors: Map<Feed, number>; readonly sent: Map<string, number> };

// A cursor beyond a feed's end is from a hub that has been restored since; that feed is read from its beginning.
async function turnTo({ log, epoch }: StreamSource, place: Place, feeds: readonly Feed[]): Promise<Frame> {
  const heads = await log.heads(feeds);
  for (const [feed, head] of heads) if ((place.cursors.get(feed) ?? 0) > head) place.cursors.set(feed, 0);
  for (const feed of place.cursors.keys()) if (!feeds.includes(feed)) place.cursors.delete(feed);
  place.feeds = feeds;
  return { t: "feeds", epoch, heads: Object.fromEntries(heads) };
}

async function* grownRows({ log }: StreamSource, place: Place, signal: { readonly aborted: boolean }): AsyncGenerator<Frame> {
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

const rank = { p: 0, o: 1, r: 2, c: 3 } as const;
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
