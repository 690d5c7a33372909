import { evolve, type AnyEvent } from "#shared/engine/evolve.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { FeedEntry } from "#shared/sync/frame.ts";

/** A record as the hub last told it, and the feeds of this person that hold it. Without a feed it is purged. `tv`: the version of its type that it is written in, where that is not 1. */
export type Held = { readonly kind: string; readonly state: RecordState; readonly feeds: readonly string[]; readonly tv?: number };
export type Fetched = { readonly record: string; readonly type: string; readonly state: RecordState };
type Known = (id: string) => Promise<Held | undefined>;
/** Under which kind a record is kept here: another than its own where the hub writes it in a version that this build cannot read. */
export type KindOf = (kind: string) => string;

/**
 * What one frame of one feed makes of the records it names: folded in order on what is known, handed over whole. Entries already held
 * change nothing but whose feed holds the record; where events are missing, the record is left to be fetched.
 */
export class Fold {
  /** null: no feed of this person holds the record any more. */
  readonly changed = new Map<string, Held | null>();
  readonly gaps = new Set<string>();

  constructor(readonly registry: Registry, readonly feed: string, readonly known: Known, readonly kindOf: KindOf = same) {}

  async take(entry: FeedEntry): Promise<void> {
    const known = await this.#now(entry.record);
    if (entry.kind === "l") return this.#leave(entry.record, known);
    const state = this.#next(entry, known);
    if (state === undefined) this.gaps.add(entry.record);
    else this.#keep(entry.record, entry.type, { state, known });
  }

  /** Puts a fetched record where its events were missing, unless something newer is known by now. */
  async fill({ record, type, state }: Fetched): Promise<void> {
    const known = await this.#now(record);
    if (versionOf(known) <= state.version) this.#keep(record, type, { state, known });
  }

  /** A record as it was told with its past: in all of these feeds; its state stands unless something newer is known. */
  async meet({ record, type, state }: Fetched, feeds: readonly string[]): Promise<void> {
    const known = await this.#now(record);
    const newest = versionOf(known) < state.version ? state : (known?.state ?? state);
    this.changed.set(record, { kind: this.kindOf(type), state: newest, feeds: [...new Set([...(known?.feeds ?? []), ...feeds])] });
  }

  async #now(id: string): Promise<Held | undefined> {
    return this.changed.has(id) ? (this.changed.get(id) ?? undefined) : this.known(id);
  }

  #leave(id: string, known: Held | undefined): void {
    if (known === undefined) return;
    const feeds = known.feeds.filter((each) => each !== this.feed);
    this.changed.set(id, feeds.length === 0 ? null : { ...known, feeds });
  }

  #keep(id: string, type: string, { state, known }: { readonly state: RecordState; readonly known: Held | undefined }): void {
    const feeds = [...new Set([...(known?.feeds ?? []), this.feed])];
    const kind = this.kindOf(type);
    if (known === undefined || known.kind !== kind || known.state !== state || feeds.length !== known.feeds.length) this.changed.set(id, { kind, state, feeds });
  }

  // Records of a type that this build does not know have no state here until the upgrade.
  #next(entry: FeedEntry, known: Held | undefined): RecordState | undefined {
    if (entry.version <= versionOf(known)) return known?.state;
    if (entry.kind === "n") return entry.body as RecordState;
    return entry.kind === "e" && entry.version === versionOf(known) + 1 ? this.#evolved(entry, known) : undefined;
  }

  #evolved(entry: FeedEntry, known: Held | undefined): RecordState | undefined {
    const type = this.registry.type(this.kindOf(entry.type));
    return type === undefined ? undefined : evolve(type, entry.record, known?.state ?? null, entry.body as AnyEvent);
  }
}

const same = (kind: string): string => kind;
const versionOf = (held: Held | undefined): number => held?.state.version ?? 0;
