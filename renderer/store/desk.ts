import type { Registry } from "#shared/engine/module.ts";
import { commandSchema, handle, type AnyCommand } from "#shared/engine/handle.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import { unseenCommands } from "#shared/engine/routeTransfer.ts";
import type { Saved } from "#shared/contracts/port.ts";
import { fromHex } from "#shared/kernel/bytes.ts";
import { newId } from "#shared/kernel/ids.ts";
import { err, ok, type Coded, type Json, type Result } from "#shared/kernel/result.ts";
import { signCommand, type CommandBody } from "#shared/sync/envelope.ts";
import type { Ring } from "#shared/sync/secret.ts";
import { CacheFault, namingFaults } from "./cacheFault.ts";
import { Confirmed } from "./confirmed.ts";
import { Outbox, type Queued } from "./outbox.ts";
import { actorOf, Overlay } from "./overlay.ts";
import type { Ports } from "./ports.ts";
import { sealerOf, type Sealer } from "./sealing.ts";

export type Asked = { readonly kind: string; readonly record: string | null; readonly type: string; readonly args: { readonly [name: string]: unknown } };

// A form may fail its schema in ways that have a sentence at the field; `handle` finds the same faults and names them.
const fits = (type: AnyRecordType, { type: command, args }: Asked): boolean => (command === "submit" ? typeof args["form"] === "object" && args["form"] !== null && Array.isArray(args["attachments"]) : commandSchema(type, command)?.safeParse(args).success === true);

const nothing = (): void => undefined;

/** One signed-in person's working copy on one PC: confirmed, pending, and the way to give a command. Knows no page and no host. */
export class Desk {
  readonly sealer: Sealer;
  readonly confirmed: Confirmed;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
  readonly #listeners = new Set<() => void>();
  /** Told whenever the cache fails; whoever opened this desk may open it anew. */
  onFault: () => void = nothing;

  /** Told where records were not as the hub has them, and how many. */
  onRepair: (what: string) => void = nothing;

  constructor(readonly registry: Registry, readonly ports: Ports, readonly ring: Ring, readonly device: string) {
    this.sealer = sealerOf(ring.storeKey, ports.random);
    this.confirmed = new Confirmed(registry, namingFaults(ports.rows, () => this.onFault()), this.sealer, { organisation: ring.org, person: ring.person });
    this.outbox = new Outbox(ports.journal, device);
    this.overlay = new Overlay(registry, this.confirmed, this.outbox);
  }

  async open(): Promise<Result<null, Coded>> {
    await this.confirmed.load();
    const loaded = await this.outbox.load();
    if (loaded.ok) await this.overlay.replayAll();
    return loaded;
  }

  /** The registers follow the Desk: they are not needed for the first thing a person sees. */
  async loadRegisters(): Promise<void> {
    await this.confirmed.loadRegisters();
    this.changed();
  }

  /** Decides a command here, signs it, journals it. What is answered is durable; what the hub says of it comes later. `cache.fault`: not saved, for what it is about cannot be read. */
  command(asked: Asked): Promise<Result<Saved, Coded>> {
    return this.#command(asked).catch((fault: unknown) => {
      if (fault instanceof CacheFault) return err({ code: "cache.fault" });
      throw fault;
    });
  }

  async #command(asked: Asked): Promise<Result<Saved, Coded>> {
    const now = this.ports.clock.now();
    const type = this.registry.type(asked.kind);
    if (type === undefined || !fits(type, asked)) return err({ code: "args.wrong" });
    const handled = await this.#decide(asked, type, now);
    return handled.ok ? this.#give(asked, now, type.version) : handled;
  }

  async #decide(asked: Asked, type: AnyRecordType, now: number): Promise<Result<unknown, Coded>> {
    const actor = actorOf(this.confirmed.directory, this.ring.person);
    if (actor === null) return err({ code: "actor.inactive" });
    const known = asked.record === null ? undefined : await this.overlay.get(asked.record);
    // What may be done without seeing the record is the hub's alone to decide.
    if (known === undefined && unseenCommands.has(asked.type)) return ok(null);
    const command = { ...asked.args, type: asked.type } as AnyCommand;
    return handle(type, known?.state ?? null, command, await this.overlay.contextFor(type, command, actor, now));
  }

  async #give({ kind, record, type, args }: Asked, now: number, tv: number): Promise<Result<Saved, Coded>> {
    const { random } = this.ports;
    const [cid, id] = [newId(now, random), record ?? newId(now, random)];
    const base = (await this.confirmed.get(id))?.state.version ?? 0;
    const after = this.overlay.pending.get(id)?.last ?? "";
    const appended = await this.outbox.append((dseq, prev) => {
      const body: CommandBody = { v: 1, org: this.ring.org, cid, dev: this.device, dseq, prev, actor: this.ring.person, kind, record: id, type, tv, args: args as Json, base, after, at: now };
      return { body, message: signCommand(body, fromHex(this.ring.signKey)) };
    });
    if (!appended.ok) return appended;
    await this.overlay.replay([id]);
    this.changed();
    return ok({ cid, record: id });
  }

  /** The last command on a record where this person may still take it back: it is his, only here, and nothing was built on it. */
  undoable(record: string): Queued | null {
    const last = this.outbox.ofRecord(record).findLast(({ undone }) => !undone);
    return last !== undefined && last.body.actor === this.ring.person && this.outbox.isHere(last) && !this.#isBuiltOn(last) ? last : null;
  }

  #isBuiltOn({ body }: Queued): boolean {
    return this.outbox.waiting().some((later) => !later.undone && later.body.dseq > body.dseq && JSON.stringify(later.body.args).includes(body.record));
  }

  /** Takes a command back while it is only here; what was typed is the asker's to keep. `undo.left`: it is too late. */
  async undo(cid: string): Promise<Result<null, Coded>> {
    const queued = this.outbox.find(cid);
    if (queued === undefined || this.undoable(queued.body.record)?.body.cid !== cid) return err({ code: "undo.left" });
    const undone = await this.outbox.undo(queued, (body) => signCommand(body, fromHex(this.ring.signKey)));
    if (!undone.ok) return undone;
    await this.overlay.replay([queued.body.record]);
    this.changed();
    return undone;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
