import type { Directory } from "#shared/engine/directory.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Reaction } from "#shared/engine/reaction.ts";
import type { Random } from "#shared/kernel/ids.ts";
import type { CommandBody, Message, Receipt, SignedReceipt } from "#shared/sync/envelope.ts";
import type { OfficeRules, Office } from "../feeds/office.ts";
import type { Batch, DeviceHead, HubReads, HubTransaction, NewEntry, PersonKey, StoredCommand, StoredEvent, StoredRecord } from "../log/hubLog.ts";

/** What admission is given once: the rules of the office, the hub's identity, and ports for time, chance and signatures. */
export type Rules = {
  readonly org: string;
  readonly epoch: string;
  readonly registry: Registry;
  readonly reactions: readonly Reaction[];
  readonly office: OfficeRules;
  readonly systemName: string;
  readonly clock: () => Instant;
  readonly random: Random;
  readonly signer: Signer;
};

/** The hub's own key and the check of other keys; both have a quick implementation where there is one. */
export type Signer = {
  readonly publicKey: string;
  readonly sign: (body: CommandBody) => Message;
  readonly signReceipt: (receipt: Receipt) => SignedReceipt;
  /** Whether this hub signed this receipt. */
  readonly isReceipt: (signed: SignedReceipt) => boolean;
  /** As `hashOf` of the envelope. */
  readonly hash: (message: Message) => string;
  readonly isSignedBy: (message: Message, publicKey: string) => boolean;
};

/** A message read but not yet believed. */
export type Opened = { readonly message: Message; readonly body: CommandBody; readonly hash: string; readonly undoes: boolean };

/** What a transaction starts from. `promise`: what one of its commands was answered before the hub was put back from a backup. */
type Start = { readonly office: Office; readonly keys: readonly PersonKey[]; readonly promise?: SignedReceipt | null };

/** The queue of the hub's own commands: `system`, reactions. No session is ever of this device. */
export const hubDevice = "system";

/**
 * What one transaction knows and has decided so far. Commands are judged in memory on top of what was locked at the start, and stored
 * together at the end; only claims speak to the database in between.
 */
export class World {
  readonly devices = new Map<string, DeviceHead>();
  readonly commands = new Map<string, StoredCommand>();
  readonly records = new Map<string, StoredRecord>();
  private readonly looked = new Set<string>();
  private readonly moved = new Set<string>();
  private readonly changed = new Set<string>();
  private readonly stored: StoredCommand[] = [];
  private readonly events: StoredEvent[] = [];
  private readonly entries: NewEntry[] = [];
  private overlaid: Directory | null = null;

  constructor(readonly transaction: HubTransaction, readonly now: Instant, private readonly rules: Rules, private readonly start: Start) {}

  get keys(): readonly PersonKey[] {
    return this.start.keys;
  }

  /** What this command was answered before the hub was put back; null for all others. */
  promiseOf(cid: string): SignedReceipt | null {
    const { promise = null } = this.start;
    return promise?.receipt.cid === cid ? promise : null;
  }

  /** Who there is, with what this very transaction changed. */
  get directory(): Directory {
    return this.overlaid ?? this.start.office.directory;
  }

  async lockDevices(devices: readonly string[]): Promise<void> {
    const missing = devices.filter((dev) => !this.devices.has(dev));
    if (missing.length > 0) for (const [dev, head] of await this.transaction.lockDevices(missing)) this.devices.set(dev, head);
  }

  async lockRecords(write: readonly string[], read: readonly string[]): Promise<void> {
    const [toWrite, toRead] = [write, read].map((ids) => [...new Set(ids)].filter((id) => !this.looked.has(id)));
    if (toWrite === undefined || toRead === undefined || toWrite.length + toRead.length === 0) return;
    for (const record of await this.transaction.lockRecords(toWrite, toRead)) this.records.set(record.id, record);
    for (const id of [...toWrite, ...toRead]) this.looked.add(id);
  }

  async knowCommands(cids: readonly string[]): Promise<void> {
    const missing = [...new Set(cids)].filter((cid) => cid !== "" && !this.commands.has(cid));
    if (missing.length > 0) for (const command of await this.transaction.commandsBy(missing)) this.commands.set(command.cid, command);
  }

  /** Notes a command as decided: whatever it came to, its place in its PC's queue is taken. */
  settle(command: StoredCommand): void {
    this.commands.set(command.cid, command);
    this.stored.push(command);
    this.devices.set(command.dev, { dev: command.dev, dseq: command.dseq, hash: command.hash });
    this.moved.add(command.dev);
  }

  /** Notes what an accepted command made of its record. */
  change(record: StoredRecord, events: readonly StoredEvent[], entries: readonly NewEntry[]): void {
    this.records.set(record.id, record);
    this.changed.add(record.id);
    this.events.push(...events);
    this.entries.push(...entries);
    if (this.rules.office.kinds.includes(record.kind)) this.overlaid = this.rules.office.from(this.rules.org, this.staff());
  }

  /** Notes that time has done its part for now, also where it was refused. */
  wait(record: StoredRecord, due: Instant | null): void {
    this.records.set(record.id, { ...record, due });
    this.changed.add(record.id);
  }

  batch(): Batch {
    const records = [...this.changed].toSorted().flatMap((id) => this.records.get(id) ?? []);
    const devices = [...this.moved].toSorted().flatMap((dev) => this.devices.get(dev) ?? []);
    return { commands: this.stored, events: this.events, entries: this.entries, records, devices };
  }

  private staff(): readonly StoredRecord[] {
    const here = [...this.records.values()].filter(({ kind }) => this.rules.office.kinds.includes(kind));
    return [...new Map([...this.start.office.records, ...here.map((record) => [record.id, record] as const)]).values()];
  }
}

export type ReadOffice = (reads: HubReads) => Promise<Office>;
