import { must } from "#shared/kernel/assert.ts";
import type { Feed } from "#shared/engine/holder.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { rowsFrame, type FeedEntry, type Frame, type Past, type Place } from "#shared/sync/frame.ts";
import type { HubLog, StoredRecord } from "../log/hubLog.ts";
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
/** Where all of it was told already, so many entries are looked at together, and so often before the PC is told how far it is. */
const [passedAtOnce, mostPassed] = [1000, 20];
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
    const before = place.feeds.find((feed) => (place.past.get(feed)?.low ?? 0) > 0);
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
  const since = clock();
  yield { t: "feeds", epoch, since, heads: Object.fromEntries(heads) };
  for (const [feed, head] of heads) begin(place, { feed, head, since });
  yield* waiting(log, place);
}

// A cursor beyond a feed's end is from a hub that has been restored since; that feed is read from its beginning.
function begin({ cursors, past }: Standing, { feed, head, since }: { readonly feed: Feed; readonly head: number; readonly since: Instant }): void {
  const cursor = cursors.get(feed);
  if (cursor !== undefined && cursor > head) cursors.set(feed, 0);
  if (cursor !== undefined || head === 0) return;
  cursors.set(feed, head);
  past.set(feed, { low: head, since });
}

const isOwn = (feed: Feed): boolean => feed.startsWith("p:") || feed.startsWith("o:");

/** What waits for this person comes before everything else that is past, where reading that is about to begin. */
async function* waiting(log: HubLog, place: Standing): AsyncGenerator<Frame> {
  for (const feed of place.feeds.filter(isOwn)) {
    const { low, since } = place.past.get(feed) ?? nothing;
    if (low === 0 || low !== place.cursors.get(feed)) continue;
    const records = (await log.waitingFor([feed])).filter(({ feeds }) => feeds.includes(feed));
    for (let at = 0; at < records.length; at += pastAFrame) yield told(place, { feed, low, since }, records.slice(at, at + pastAFrame));
  }
}

const nothing: Past = { low: 0, since: 0 };

/** The next piece of a feed's past, without what was told with the feeds before it or because it waits; unless something happened to it since. */
async function pastFrame({ log }: StreamSource, place: Standing, feed: Feed): Promise<Frame> {
  const { low: upTo, since } = must(place.past.get(feed), "a feed's past");
  const together = place.feeds.filter((each) => place.past.get(each)?.since === since);
  const earlier = new Set(together.slice(0, together.indexOf(feed)));
  const asked = new Set(together.filter(isOwn));
  const isTold = ({ feeds, waits, state }: StoredRecord): boolean => (feeds.some((each) => earlier.has(each)) || waits.some((each) => asked.has(each) && feeds.includes(each))) && (state.trail.at(-1)?.received ?? 0) < since;
  const { low, records } = await nextUntold({ log, feed }, upTo, isTold);
  place.past.set(feed, { low, since });
  return told(place, { feed, low, since }, records);
}

/** Passes over what was told, many entries at a time, so that it costs neither a frame nor a commit for every hundred of them. */
async function nextUntold({ log, feed }: { readonly log: HubLog; readonly feed: Feed }, upTo: number, isTold: (record: StoredRecord) => boolean): Promise<{ readonly low: number; readonly records: readonly StoredRecord[] }> {
  let from = upTo;
  for (let pieces = 0, size = pastAFrame; ; pieces++) {
    const { low, records } = await log.past(feed, from, size);
    const untold = records.filter((record) => !isTold(record));
    if (untold.length > pastAFrame) size = pastAFrame;
    else if (untold.length > 0 || low === 0 || pieces >= mostPassed) return { low, records: untold };
    else [from, size] = [low, passedAtOnce];
  }
}

function told(place: Standing, { feed, low, since }: Past & { readonly feed: Feed }, records: readonly StoredRecord[]): Frame {
  const high = place.cursors.get(feed) ?? low;
  return { t: "past", feed, high, low, since, type: records.map(({ kind }) => kind), feeds: records.map(({ feeds }) => feeds.filter((each) => place.feeds.includes(each)).join(" ")), state: records.map(({ state }) => state as never) };
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
