import type { z } from "zod";
import type { hubContract } from "#shared/contracts/hub.ts";
import { isReading } from "#shared/engine/turn.ts";
import type { Result } from "#shared/kernel/result.ts";
import { inRanges, rangeDigest, rangesFor, type Holding } from "#shared/sync/digest.ts";
import { CacheFault } from "../store/cacheFault.ts";
import type { FetchRecords } from "../store/confirmed.ts";
import type { Desk } from "../store/desk.ts";
import type { Held } from "../store/fold.ts";
import { allRegister } from "../store/projection.ts";
import { clearStrays, repair, type Found } from "../store/repair.ts";
import { NotAnswered } from "./frames.ts";

type Digest = (typeof hubContract)["digest"];
type Difference = z.output<Digest["output"]>;
export type ComparedHub = {
  readonly digest: (input: z.input<Digest["input"]>) => Promise<Result<Difference, { readonly code: string }>>;
  readonly records: FetchRecords;
  /** Between two frames, never during one. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
};

/** `every`: after how long a feed is compared again. `again`: how often is looked whether one is due. `calm`: how long nothing is asked after the hub said that nothing is missing. */
export type Pace = { readonly every: number; readonly again: number; readonly calm: number };
export const usualPace: Pace = { every: 6 * 3_600_000, again: 1_800_000, calm: 30_000 };

const slice = 200;
const breath = 20;
/** Short, for a feed that moves meanwhile cannot be compared. */
const betweenFeeds = 1_000;
const compared = "compared";

/** What the cache holds: by feed, and the rows that do not open or belong to no feed that is read. */
type Cached = { readonly epoch: string; readonly heads: { readonly [feed: string]: number }; readonly byFeed: ReadonlyMap<string, Holding[]>; readonly strays: readonly string[] };
/** `more`: what differs did not fit into one answer. `unknown`: the hub said nothing that can be compared. */
type Outcome = "same" | "more" | "unknown";
type Times = { readonly [feed: string]: number };

/**
 * Holds what this PC has read against the hub, feed by feed, when nothing else is to be done: a defect or a bad disk must not go unseen for ever.
 * What differs is fetched or dropped, without a word to anybody but the host's log. What the hub says is compared and never kept.
 */
export class Comparison {
  /** How many records were not as the hub has them, since the start. */
  #repaired = 0;
  #over = new AbortController();
  #cancel: (() => void) | null = null;

  constructor(private readonly desk: Desk, private readonly hub: ComparedHub, private readonly pace: Pace) {}

  /** The hub said that nothing is missing. */
  begin(): void {
    this.stop();
    this.#over = new AbortController();
    this.#arm(this.pace.calm, this.#over.signal);
  }

  stop(): void {
    this.#cancel?.();
    this.#over.abort();
  }

  #arm(after: number, over: AbortSignal): void {
    this.#cancel = this.desk.ports.clock.after(after, () => void this.#look(over));
  }

  async #look(over: AbortSignal): Promise<void> {
    const last = await this.#compareDue(over).catch(unlessUnanswered);
    if (!over.aborted) this.#arm(last === "more" ? this.pace.calm : this.pace.again, over);
  }

  async #compareDue(over: AbortSignal): Promise<Outcome> {
    const due = this.#isAtRest() ? await this.#due() : [];
    if (due.length === 0) return "same";
    const cached = await this.#read(over);
    const outcomes = new Set<Outcome>();
    for (const feed of due) {
      if (over.aborted) return "unknown";
      outcomes.add(await this.#compare(feed, cached));
      await this.#pause(betweenFeeds);
    }
    const worst = (["more", "unknown"] as const).find((outcome) => outcomes.has(outcome)) ?? "same";
    if (worst === "same") await this.#clear(cached);
    return worst;
  }

  async #clear({ strays }: Cached): Promise<void> {
    const { confirmed } = this.desk;
    if (strays.length > 0) await this.#settle("strays", await this.hub.inTurn(() => clearStrays(confirmed, strays)));
    confirmed.records.isDamaged = false;
  }

  /** Everything is read and sent: only then is there time to compare. */
  #isAtRest(): boolean {
    const { confirmed, outbox } = this.desk;
    return outbox.waiting().length === 0 && Object.values(confirmed.reading.place().past).every(({ low }) => low === 0);
  }

  async #due(): Promise<readonly string[]> {
    const { confirmed, ports } = this.desk;
    const [times, now] = [await this.#times(), ports.clock.now()];
    return Object.keys(confirmed.reading.place().cursors).filter((feed) => {
      const since = now - (times[feed] ?? 0);
      return confirmed.records.isDamaged || since < 0 || since >= this.pace.every; // a clock that was put back counts as due
    });
  }

  async #times(): Promise<Times> {
    const [row] = await this.desk.confirmed.rows.get("meta", [compared]);
    return row === undefined ? {} : (JSON.parse(String(row.value)) as Times);
  }

  async #mark(feed: string): Promise<void> {
    const { confirmed, ports } = this.desk;
    const { cursors } = confirmed.reading.place();
    const times = Object.entries({ ...(await this.#times()), [feed]: ports.clock.now() }).filter(([each]) => Object.hasOwn(cursors, each));
    await confirmed.rows.commit([{ table: "meta", put: { id: compared, value: JSON.stringify(Object.fromEntries(times)) } }]);
  }

  /** Reads the whole cache, a little at a time, from its rows and not from memory: what counts is what the next start will find. */
  async #read(over: AbortSignal): Promise<Cached> {
    const { confirmed } = this.desk;
    const [epoch, heads] = [confirmed.epoch, confirmed.reading.place().cursors];
    const [byFeed, strays] = [new Map<string, Holding[]>(Object.keys(heads).map((feed) => [feed, []])), [] as string[]];
    const ids = await confirmed.rows.ids("record");
    for (let at = 0; at < ids.length && !over.aborted; at += slice) {
      if (at > 0) await this.#pause(breath);
      const some = ids.slice(at, at + slice);
      const held = await confirmed.records.get(some);
      for (const [record, each] of held) for (const feed of each.feeds) byFeed.get(feed)?.push({ record, version: versionShown(this.desk, record, each) });
      strays.push(...some.filter((id) => !belongs(held.get(id), heads)));
    }
    return { epoch, heads, byFeed, strays };
  }

  async #compare(feed: string, { epoch, heads, byFeed }: Cached): Promise<Outcome> {
    const { confirmed } = this.desk;
    const [head, holdings] = [heads[feed] ?? 0, byFeed.get(feed) ?? []];
    const ranges = inRanges(holdings, rangesFor(holdings.length));
    const answer = await this.hub.digest({ feed, epoch, head, digests: ranges.map(rangeDigest) });
    if (!answer.ok) return "unknown";
    const found: Found = { feed, head, epoch, ...differenceOf(ranges, answer.value) };
    const asked = [...found.wanted.map(({ record }) => record), ...found.extra];
    if (asked.length > 0) {
      const fetched = await this.hub.records(asked);
      await this.#settle(feed, await this.hub.inTurn(() => repair(confirmed, found, fetched)));
    }
    if (answer.value.more) return "more";
    await this.#mark(feed);
    return "same";
  }

  async #settle(where: string, touched: ReadonlySet<string>): Promise<void> {
    if (touched.size === 0) return;
    this.#repaired += touched.size;
    this.desk.onRepair(`${where}: ${touched.size} records, ${this.#repaired} since the start`);
    await this.desk.overlay.replayAll();
    this.desk.changed();
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.desk.ports.clock.after(milliseconds, resolve));
  }
}

/** The version at which lists show the record too; 0, which no hub has, where they do not, so that both are made anew. What a newer build made is in no list. */
function versionShown({ confirmed, registry }: Desk, record: string, { kind, state }: Held): number {
  if (registry.type(kind) === undefined) return state.version;
  const [row] = confirmed.columns.get(allRegister)?.rowsOf(record) ?? [];
  const waits = (confirmed.turns.get(record) ?? []).some((turn) => !isReading(turn));
  return row?.["version"] === state.version && (row["waits"] !== "") === waits ? state.version : 0;
}

const belongs = (held: Held | undefined, feeds: object): boolean => held !== undefined && held.feeds.length > 0 && held.feeds.every((feed) => Object.hasOwn(feeds, feed));

function differenceOf(mine: readonly (readonly Holding[])[], { ranges }: Difference): Pick<Found, "wanted" | "extra"> {
  const [wanted, extra]: [Holding[], string[]] = [[], []];
  for (const { range, records, versions } of ranges) {
    const here = new Map((mine[range] ?? []).map(({ record, version }) => [record, version]));
    const there = new Map(records.map((record, index) => [record, versions[index] ?? 0]));
    for (const [record, version] of there) if (here.get(record) !== version) wanted.push({ record, version });
    for (const record of here.keys()) if (!there.has(record)) extra.push(record);
  }
  return { wanted, extra };
}

/** Another time, then. */
function unlessUnanswered(fault: unknown): Outcome {
  if (fault instanceof CacheFault || fault instanceof NotAnswered) return "unknown";
  throw fault;
}
