import type { Feed } from "#shared/engine/holder.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Coded, Result } from "#shared/kernel/result.ts";
import type { Message, SignedReceipt } from "#shared/sync/envelope.ts";
import type { Holding } from "#shared/sync/digest.ts";
import type { FeedEntry } from "#shared/sync/frame.ts";

/** A record as the hub holds it beside its events; `feeds` is its audience, `waits` whom it waits for, both sorted; `due`: when time next does something to it, null for never; `tv`: the version of its type that made the state. */
export type StoredRecord = { readonly id: string; readonly kind: string; readonly version: number; readonly tv: number; readonly state: RecordState; readonly feeds: readonly Feed[]; readonly waits: readonly Feed[]; readonly due: Instant | null };

/** An admitted command, refused and parked ones included, with the receipt that is its answer for ever. `publicKey` is the key that its signature fits. */
export type StoredCommand = {
  readonly cid: string; readonly dev: string; readonly dseq: number; readonly actor: string; readonly kind: string; readonly record: string;
  readonly message: Message; readonly hash: string; readonly publicKey: string; readonly received: Instant; readonly answer: SignedReceipt;
};
export type StoredEvent = { readonly record: string; readonly version: number; readonly kind: string; readonly tv: number; readonly cid: string; readonly received: Instant; readonly body: unknown };

/** An entry as it is read: `tv` is the version of the type that wrote its body. */
export type LoggedEntry = FeedEntry & { readonly tv: number };

/** An entry on its way into a feed; the log gives it its feed number. */
export type NewEntry = { readonly feed: Feed; readonly kind: "e" | "n" | "l"; readonly record: string; readonly type: string; readonly version: number; readonly cid: string };

/** The end of one PC's queue as the hub knows it: its last command and the hash that the next one must name. */
export type DeviceHead = { readonly dev: string; readonly dseq: number; readonly hash: string };
export type PersonKey = { readonly person: string; readonly dev: string; readonly publicKey: string; readonly retired: boolean };

/** What a group of commands leaves behind: stored in one go, so that a feed's numbers have no gap. */
export type Batch = {
  readonly commands: readonly StoredCommand[]; readonly events: readonly StoredEvent[]; readonly records: readonly StoredRecord[];
  readonly entries: readonly NewEntry[]; readonly devices: readonly DeviceHead[];
};

export type HubReads = {
  /** The heads of these feeds; a feed that has no entry yet stands at 0. */
  heads(feeds: readonly Feed[]): Promise<ReadonlyMap<Feed, number>>;
  /** A feed's entries after a number, in order. An `n` carries the state as it is now; a record that has left the feed since is told as `l`. */
  entries(feed: Feed, after: number, limit: number): Promise<readonly LoggedEntry[]>;
  /** A feed's records by their last entry up to a number, the latest first, out of at most `limit` entries; `low`: where the next page begins. A record that left, or went on after that number, is left out. */
  past(feed: Feed, upTo: number, limit: number): Promise<{ readonly low: number; readonly records: readonly StoredRecord[] }>;
  /** What a feed's entries say that it holds, each record at its last one, and how many entries those are: fewer than its head where one is missing. */
  holdings(feed: Feed): Promise<{ readonly entries: number; readonly holdings: readonly Holding[] }>;
  records(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  recordsOfKinds(kinds: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Every record that is in this feed now. */
  recordsIn(feed: Feed): Promise<readonly StoredRecord[]>;
  /** Every record that waits for one of these. */
  waitingFor(holders: readonly Feed[]): Promise<readonly StoredRecord[]>;
  /** The accepted commands of a record, oldest first. */
  history(record: string): Promise<readonly StoredCommand[]>;
  keys(devices: readonly string[]): Promise<readonly PersonKey[]>;
  /** The answers that a PC's commands got in one epoch, in the order of its queue. */
  answers(dev: string, epoch: string): Promise<readonly SignedReceipt[]>;
  /** The records to which time has something to do by `now`, the longest due first. */
  dueBy(now: Instant, limit: number): Promise<readonly string[]>;
};

export type HubTransaction = HubReads & {
  /** Locks the queues of these PCs, in sorted order, until the transaction ends. */
  lockDevices(devices: readonly string[]): Promise<ReadonlyMap<string, DeviceHead>>;
  /** Locks records to be changed (`write`) and records that are only looked at (`read`), in sorted order; those that are not there are left out. */
  lockRecords(write: readonly string[], read: readonly string[]): Promise<readonly StoredRecord[]>;
  commandsBy(cids: readonly string[]): Promise<readonly StoredCommand[]>;
  /** Runs claims that stand or fall together: an error takes back what was written inside. */
  attempt<Value>(work: () => Promise<Result<Value, Coded>>): Promise<Result<Value, Coded>>;
  /** Takes a key for a record; false where another record holds it. */
  takeUnique(key: string, record: string): Promise<boolean>;
  /** The next number of a series; or the wanted one, where it was given before a restore and nobody holds it. */
  nextNumber(place: { readonly series: string; readonly year: number; readonly record: string; readonly cid: string; readonly wanted: number | null }): Promise<number>;
  /** Adds to a ledger's key unless that would exceed the limit. */
  reserve(place: { readonly ledger: string; readonly key: string; readonly record: string }, amount: number, limit: number): Promise<boolean>;
  /** Takes a resource for a span; false where another record's span overlaps it. */
  takeInterval(resource: string, span: { readonly from: Instant; readonly to: Instant }, record: string): Promise<boolean>;
  append(batch: Batch): Promise<void>;
};

/**
 * The hub's memory: everything admission and feeds need of a database. Two implementations pass one contract suite. A transaction
 * happens whole or not at all and is repeated where it met another one, so its work must be free of effects outside.
 */
export type HubLog = HubReads & {
  transact<Value>(work: (transaction: HubTransaction) => Promise<Value>): Promise<Value>;
  registerKey(key: Omit<PersonKey, "retired">, since: Instant): Promise<void>;
  retireKeys(person: string, dev: string, at: Instant): Promise<void>;
  /** Tells of every commit, also of another hub on the same log, which feeds have grown; answers how to stop listening. */
  watch(listener: (feeds: ReadonlySet<string>) => void): () => void;
};
