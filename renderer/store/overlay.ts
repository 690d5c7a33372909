import { postsOf, type Directory } from "#shared/engine/directory.ts";
import { evolve, type AnyEvent } from "#shared/engine/evolve.ts";
import { commandSchema, handle, type AnyCommand } from "#shared/engine/handle.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Actor, AnyRecordType, Context, ReadRecord, RecordState } from "#shared/engine/record.ts";
import type { Form } from "#shared/engine/fields.ts";
import { audienceOf } from "#shared/engine/turns.ts";
import { currentCommand } from "#shared/engine/upcast.ts";
import { referencesOf } from "#shared/engine/submit.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { CacheFault } from "./cacheFault.ts";
import type { Confirmed } from "./confirmed.ts";
import type { Outbox, Queued } from "./outbox.ts";
import { project, type Projection } from "./projection.ts";

/** A record as it looks with this PC's pending commands played on what is confirmed. */
export type Pending = { readonly kind: string; readonly state: RecordState; readonly last: string; readonly unreported: boolean; readonly projection: Projection };

// The hub stamps a command before it commits; only what it received well before it said "nothing missing" is surely in the stream.
const margin = 30_000;

/** Pending on confirmed. Replayed for the records touched after every frame, receipt and command; never stored. */
export class Overlay {
  readonly pending = new Map<string, Pending>();
  revision = 0;
  readonly #missed = new Set<string>();

  constructor(readonly registry: Registry, readonly confirmed: Confirmed, readonly outbox: Outbox) {}

  async replayAll(): Promise<void> {
    await this.replay([...this.outbox.records()]);
  }

  /** Where the cache cannot be read the record keeps its look for now, and is replayed with the next ones: what was saved is saved all the same. */
  async replay(records: Iterable<string>): Promise<void> {
    for (const record of new Set([...this.#missed, ...records])) {
      this.#missed.delete(record);
      await this.#replay(record).catch((fault: unknown) => {
        if (!(fault instanceof CacheFault)) throw fault;
        this.#missed.add(record);
      });
    }
  }

  async #replay(record: string): Promise<void> {
    const pending = this.#mayBeOpen(record) ? await this.#replayed(record) : null;
    if (pending === null && !this.pending.has(record)) return;
    this.revision += 1;
    if (pending === null) this.pending.delete(record);
    else this.pending.set(record, pending);
  }

  #office: { readonly revision: number; readonly of: Directory; readonly directory: Directory } | null = null;

  /** The organisation with what is pending of it: whoever left a moment ago is gone for the next decision here, as he will be at the hub. */
  get directory(): Directory {
    const { directory, common, reader } = this.confirmed;
    const known = this.#office;
    if (known?.revision === this.revision && known.of === directory) return known.directory;
    const pending = [...this.pending].filter(([, { kind }]) => kind.startsWith("organisation."));
    const played = pending.length === 0 ? directory : directoryFrom(reader.organisation, new Map<string, { readonly kind: string; readonly state: RecordState }>([...common, ...pending]).values());
    this.#office = { revision: this.revision, of: directory, directory: played };
    return played;
  }

  /** The record as this person sees it: pending where there is anything pending, else confirmed. */
  async get(id: string): Promise<{ readonly kind: string; readonly state: RecordState } | undefined> {
    return this.pending.get(id) ?? (await this.confirmed.get(id));
  }

  /** What a command may know: the clock given, the directory, the records it names. */
  async contextFor(type: AnyRecordType, command: AnyCommand, actor: Actor, at: number): Promise<Context> {
    const form = command.type === "submit" ? (command["form"] as Form) : {};
    const reads = new Map<string, ReadRecord>();
    for (const id of referencesOf(type, form)) {
      const named = await this.get(id);
      const namedType = named === undefined ? undefined : this.registry.type(named.kind);
      if (named !== undefined && namedType !== undefined) reads.set(id, { kind: named.kind, status: named.state.status, card: namedType.card(named.state) });
    }
    return { actor, now: at, at, grade: "plain", directory: this.directory, reads, cause: null };
  }

  async #replayed(record: string): Promise<Pending | null> {
    const held = await this.confirmed.get(record);
    const open = this.outbox.ofRecord(record).filter((queued) => this.#isOpen(queued, held === undefined ? 0 : held.state.version));
    const [first] = open;
    if (first === undefined) return null;
    const { kind } = held ?? first.body;
    const { state, last } = await this.#playAll(kind, held === undefined ? null : held.state, open);
    if (state === null || last === "" || !this.#mayShow(kind, state, open)) return null;
    return { kind, state, last, unreported: open.some(({ receipt }) => receipt === null), projection: project(this.registry, kind, state) };
  }

  async #playAll(kind: string, from: RecordState | null, open: readonly Queued[]): Promise<{ readonly state: RecordState | null; readonly last: string }> {
    let [state, last] = [from, ""];
    for (const queued of open) {
      const next = await this.#play(kind, state, queued);
      if (next !== null) [state, last] = [next, queued.body.cid];
    }
    return { state, last };
  }

  #isOpen(queued: Queued, version: number): boolean {
    return this.#isUndelivered(queued) && (queued.receipt === null || queued.receipt.version > version);
  }

  #isUndelivered(queued: Queued): boolean {
    const { receipt } = queued;
    if (receipt === null) return this.outbox.isOwn(queued) && !queued.undone;
    return receipt.outcome === "accepted" && receipt.received > this.confirmed.caughtUp - margin;
  }

  // Most of a long journal is answered and delivered: those records need not be read to know that nothing is pending on them.
  #mayBeOpen(record: string): boolean {
    return this.outbox.ofRecord(record).some((queued) => this.#isUndelivered(queued));
  }

  // A command that no longer fits is passed over here; what becomes of it is the hub's to say.
  async #play(kind: string, state: RecordState | null, { body, receipt }: Queued): Promise<RecordState | null> {
    const type = this.registry.type(kind);
    const actor = actorOf(this.confirmed.directory, body.actor);
    const command = type === undefined ? null : commandIn(type, body);
    if (type === undefined || actor === null || command === null) return null;
    const handled = handle(type, state, command, await this.contextFor(type, command, actor, body.at));
    if (!handled.ok) return null;
    return handled.value.events.map((event) => numbered(event, receipt?.numbers ?? {})).reduce((before: RecordState | null, event) => evolve(type, body.record, before, event), state);
  }

  #mayShow(kind: string, state: RecordState, open: readonly Queued[]): boolean {
    if (open.some(({ body }) => body.actor === this.confirmed.person)) return true;
    const mine = this.confirmed.myFeeds();
    const type = this.registry.type(kind);
    return type !== undefined && audienceOf(type, state).some((feed) => mine.has(feed));
  }
}

/** The command of a message, as the present version of its type would give it; null where its arguments do not fit. */
function commandIn(type: AnyRecordType, body: Queued["body"]): AnyCommand | null {
  const { type: name, args } = currentCommand(type, body.tv, body);
  const parsed = commandSchema(type, name)?.safeParse(args);
  return parsed?.success === true ? { ...(parsed.data as object), type: name } : null;
}

/** The actor as the directory knows him; null where it does not. */
export function actorOf(directory: Directory, person: string): Actor | null {
  const found = directory.people.get(person);
  if (found === undefined || !found.active) return null;
  return { person, name: found.name, posts: postsOf(found), main: found.posts[0] ?? null };
}

const numbered = (event: AnyEvent, numbers: { readonly [field: string]: string }): AnyEvent => {
  const given = Object.entries(numbers).filter(([field]) => Object.hasOwn(event, field) && (event as { readonly [field: string]: unknown })[field] === null);
  return given.length === 0 ? event : ({ ...event, ...Object.fromEntries(given) });
};
