import { emptyDirectory, feedsOf, type Directory } from "#shared/engine/directory.ts";
import type { Feed } from "#shared/engine/holder.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { Turn } from "#shared/engine/turn.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { entriesOf, type FeedsFrame, type PastFrame, type RowsFrame } from "#shared/sync/frame.ts";
import { CachedRecords } from "./cachedRecords.ts";
import { Columns, loadColumns } from "./columns.ts";
import { Fold, type Fetched, type Held } from "./fold.ts";
import type { Rows, Write } from "./ports.ts";
import { TypeVersions } from "./typeVersions.ts";
import { gone, project, type Projection } from "./projection.ts";
import { Reading, stepIn, writesOf, type Step } from "./reading.ts";
import type { Sealer } from "./sealing.ts";

export type FetchRecords = (ids: readonly string[]) => Promise<readonly Fetched[]>;
export type Reader = { readonly organisation: string; readonly person: string };

const recent = 2000;

/**
 * Confirmed state: what the hub said, applied frame by frame, each frame in one commit together with its cursor. It decides nothing and
 * may be wiped at any time.
 */
export class Confirmed {
  readonly reading = new Reading();
  readonly turns = new Map<string, readonly Turn[]>();
  readonly common = new Map<string, Held>();
  readonly #recent = new Map<string, Held>();
  #isAhead = false;
  /** Records whose turns did not open. */
  readonly #lostTurns = new Set<string>();
  columns = new Map<string, Columns>();
  directory: Directory;
  readonly types: TypeVersions;
  readonly records: CachedRecords;
  /** When the hub last said that nothing was missing; 0 while this cache has never been complete. */
  caughtUp = 0;
  registersReady = false;
  /** The hub's epoch in which this was confirmed; "" where it was not noted. */
  epoch = "";

  constructor(readonly registry: Registry, readonly rows: Rows, readonly sealer: Sealer, readonly reader: Reader) {
    this.directory = emptyDirectory(reader.organisation);
    this.types = new TypeVersions(registry);
    this.records = new CachedRecords(rows, sealer, this.types);
  }

  get person(): string {
    return this.reader.person;
  }

  /** What the Desk needs: turns and the organisation. Registers follow by `loadRegisters`; until then no frame may be applied. */
  async load(): Promise<void> {
    const [cursors, turns] = [await this.rows.all("cursor"), await this.rows.all("turn")];
    for (const row of cursors) this.reading.stand(stepIn(row));
    for (const { id, sealed } of turns) this.#loadTurns(id, this.sealer.open<Turn[]>("turn", id, sealed));
    await this.#loadMeta();
    for (const kind of this.#commonKinds()) for (const [id, held] of await this.records.ofKind(kind)) this.#keepInMemory(id, held);
    this.#readDirectory();
  }

  #loadTurns(record: string, turns: readonly Turn[] | null): void {
    if (turns === null) this.#lostTurns.add(record);
    else this.turns.set(record, turns);
  }

  async #loadMeta(): Promise<void> {
    const [caughtUp, epoch] = await this.rows.get("meta", ["caughtUp", "epoch"]);
    this.caughtUp = Number(caughtUp?.value ?? 0);
    this.epoch = String(epoch?.value ?? "");
  }

  /** The registers' columns, newest chunks first; whoever waits for something else is let in between. */
  async loadRegisters(): Promise<void> {
    if (!this.registersReady) await this.#loadColumns();
    this.registersReady = true;
  }

  async #loadColumns(): Promise<void> {
    this.columns = await loadColumns(this.rows, this.sealer);
    const damaged = [...this.columns.values()].filter(({ isDamaged }) => isDamaged);
    if (damaged.length === 0 && this.#lostTurns.size === 0) return;
    // Turns and registers are derived: what did not open of them is made anew from the records, in one commit.
    await this.#commit(await this.records.all(), [...this.#lostTurns].map((drop) => ({ table: "turn", drop })));
    for (const columns of damaged) columns.isDamaged = false;
    this.#lostTurns.clear();
  }

  /** What this person may receive, as the directory stands. */
  myFeeds(): ReadonlySet<Feed> {
    const me = this.directory.people.get(this.reader.person);
    return me === undefined ? new Set() : feedsOf(this.directory, me, this.registry.registers.map(({ register }) => register));
  }

  async get(id: string): Promise<Held | undefined> {
    const known = this.common.get(id) ?? this.#recent.get(id);
    if (known !== undefined) return known;
    const held = (await this.records.get([id])).get(id);
    return held === undefined ? undefined : this.#remember(id, held);
  }

  /** Applies a frame; answers the records it touched. Entries already held are dropped; a gap is filled by `fetch`. */
  async apply(frame: RowsFrame, fetch: FetchRecords): Promise<ReadonlySet<string>> {
    await this.mend();
    const before = this.reading.cursor(frame.feed) ?? 0;
    const entries = entriesOf(frame).filter(({ seq }) => seq > before);
    await this.#warm(entries.map(({ record }) => record));
    const fold = new Fold(this.registry, frame.feed, (id) => this.get(id), this.types.kindOf);
    for (const entry of entries) await fold.take(entry);
    if (fold.gaps.size > 0) for (const fetched of await fetch([...fold.gaps])) await fold.fill(fetched);
    return this.#advance(fold.changed, [{ feed: frame.feed, cursor: Math.max(before, frame.to), past: this.reading.past(frame.feed) }]);
  }

  /** Takes in a piece of a feed's past: states, each with the feeds of this person that hold it. What is known and newer stands. */
  async takePast({ feed, high, low, since, type, feeds, state }: PastFrame): Promise<ReadonlySet<string>> {
    await this.mend();
    const states = state as unknown as readonly RecordState[];
    await this.#warm(states.map(({ id }) => id));
    const fold = new Fold(this.registry, feed, (id) => this.get(id), this.types.kindOf);
    for (const [index, each] of states.entries()) await fold.meet({ record: each.id, type: type[index] ?? "", state: each }, (feeds[index] ?? feed).split(" "));
    return this.#advance(fold.changed, [{ feed, cursor: this.reading.cursor(feed) ?? high, past: { low, since } }]);
  }

  /** Drops the feeds that the hub no longer names, and every record that no other feed holds; begins those that are new, all in one commit, so that what several of them hold is told once. */
  async keepFeeds(frame: Pick<FeedsFrame, "heads" | "since">): Promise<ReadonlySet<string>> {
    await this.mend();
    const { gone, begun } = this.reading.turnTo(frame);
    return this.#advance(gone.length === 0 ? new Map() : await this.#without(gone.map(({ feed }) => feed)), [...gone, ...begun]);
  }

  /** What becomes of the records that these feeds held. */
  async #without(gone: readonly string[]): Promise<ReadonlyMap<string, Held | null>> {
    const changed = new Map<string, Held | null>();
    for (const [id, held] of await this.records.all()) {
      const feeds = held.feeds.filter((feed) => !gone.includes(feed));
      if (feeds.length < held.feeds.length) changed.set(id, feeds.length === 0 ? null : { ...held, feeds });
    }
    return changed;
  }

  /** Stands from here on in this epoch of the hub; what was confirmed in another one is dropped, to be asked for anew, and that is told. `former`: the epoch of a cache that did not note its own. */
  async standIn(epoch: string, former: string): Promise<boolean> {
    const held = this.epoch === "" ? former : this.epoch;
    if (held !== "" && held !== epoch) await this.wipe();
    if (this.epoch !== epoch) await this.rows.commit([{ table: "meta", put: { id: "epoch", value: epoch } }]);
    this.epoch = epoch;
    return held !== "" && held !== epoch;
  }

  async markCaughtUp(at: number): Promise<void> {
    this.caughtUp = at;
    await this.rows.commit([{ table: "meta", put: { id: "caughtUp", value: at } }]);
  }

  /** Takes in records that are known from elsewhere; null for one that is known to be gone. */
  async put(changed: ReadonlyMap<string, Held | null>): Promise<void> {
    if (changed.size > 0) await this.#commit(changed, []);
  }

  async wipe(): Promise<void> {
    await this.rows.clear();
    this.#isAhead = false;
    this.#forget();
  }

  #forget(): void {
    this.reading.forget();
    for (const kept of [this.turns, this.common, this.#recent, this.columns, this.#lostTurns]) kept.clear();
    this.caughtUp = 0;
  }

  /** After a commit that failed, memory is ahead of the cache; what is told next would be taken for known. So memory goes back first. */
  async mend(): Promise<void> {
    if (!this.#isAhead) return;
    await this.rows.get("meta", ["caughtUp"]); // as long as it cannot be read, memory is better than nothing
    this.#forget();
    await this.load();
    await this.#loadColumns();
    this.#isAhead = false;
  }

  /** Commits what was read with the steps that say so; answers the records it touched. */
  async #advance(changed: ReadonlyMap<string, Held | null>, steps: readonly Step[]): Promise<ReadonlySet<string>> {
    await this.#commit(changed, steps.flatMap(writesOf));
    for (const step of steps) this.reading.stand(step);
    return new Set(changed.keys());
  }

  async #commit(changed: ReadonlyMap<string, Held | null>, more: readonly Write[]): Promise<void> {
    const writes: Write[] = [...more];
    for (const [id, held] of changed) {
      const projection = held === null ? gone : project(this.registry, held.kind, held.state);
      writes.push(...this.#writesFor(id, held, projection));
      this.#show(id, held, projection);
    }
    for (const columns of this.columns.values()) writes.push(...columns.takeWrites(this.sealer));
    this.#isAhead = true;
    await this.rows.commit(writes);
    this.#isAhead = false;
    if ([...changed.values()].some((held) => held === null || held.kind.startsWith("organisation."))) this.#readDirectory();
  }

  #writesFor(id: string, held: Held | null, { turns }: Projection): readonly Write[] {
    const record: Write = held === null ? { table: "record", drop: id } : this.records.put(id, held);
    const [first] = turns;
    if (first !== undefined) return [record, { table: "turn", put: { id, holder: first.holder, sealed: this.sealer.seal("turn", id, turns) } }];
    return this.turns.has(id) ? [record, { table: "turn", drop: id }] : [record];
  }

  #show(id: string, held: Held | null, { turns, rows }: Projection): void {
    if (turns.length > 0) this.turns.set(id, turns);
    else this.turns.delete(id);
    this.common.delete(id);
    this.#recent.delete(id);
    if (held !== null) this.#keepInMemory(id, held);
    for (const name of new Set([...rows.keys(), ...this.columns.keys()])) {
      const columns = this.columns.get(name) ?? new Columns(name);
      this.columns.set(name, columns);
      columns.put(id, rows.get(name) ?? []);
    }
  }

  #readDirectory(): void {
    this.directory = directoryFrom(this.reader.organisation, this.common.values());
  }

  #commonKinds(): readonly string[] {
    return this.registry.modules.flatMap((module) => module.records).filter((type) => type.flow === null).map((type) => type.name);
  }

  #keepInMemory(id: string, held: Held): void {
    if (held.feeds.includes("c")) this.common.set(id, held);
    else this.#remember(id, held);
  }

  async #warm(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.common.has(id) && !this.#recent.has(id));
    for (const [id, held] of await this.records.get(wanted)) this.#remember(id, held);
  }

  #remember(id: string, held: Held): Held {
    this.#recent.set(id, held);
    if (this.#recent.size > recent) this.#recent.delete(this.#recent.keys().next().value ?? "");
    return held;
  }
}
