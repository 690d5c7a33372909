import type { Feed } from "#shared/engine/holder.ts";
import { must } from "#shared/kernel/assert.ts";
import { oneByOne } from "#shared/kernel/oneByOne.ts";
import type { Batch, DeviceHead, HubLog, HubReads, HubTransaction, LoggedEntry, NewEntry, PersonKey, StoredCommand, StoredEvent, StoredRecord } from "./hubLog.ts";

type Span = { readonly resource: string; readonly from: number; readonly to: number; readonly record: string };

/** Tables whose every writing can be taken back, newest first. */
class Tables {
  readonly devices = new Map<string, DeviceHead>();
  readonly commands = new Map<string, StoredCommand>();
  readonly places = new Map<string, string>();
  readonly events = new Map<string, StoredEvent>();
  readonly records = new Map<string, StoredRecord>();
  readonly feeds = new Map<Feed, NewEntry[]>();
  readonly keys = new Map<string, PersonKey>();
  readonly claims = new Map<string, string>();
  readonly sums = new Map<string, number>();
  readonly spans = new Map<string, readonly Span[]>();
  private readonly undo: (() => void)[] = [];

  set<Key, Value>(table: Map<Key, Value>, key: Key, value: Value): void {
    const before = table.get(key);
    const had = table.has(key);
    this.undo.push(() => (had ? table.set(key, before as Value) : table.delete(key)));
    table.set(key, value);
  }

  add<Value>(table: Map<string, Value>, key: string, value: Value): void {
    if (table.has(key)) throw new Error(`stored twice: ${key}`);
    this.set(table, key, value);
  }

  /** Appends to a feed in place: feeds grow long, and a copy an entry would cost their square. */
  enter(entry: NewEntry): void {
    const entries = this.feeds.get(entry.feed) ?? [];
    this.feeds.set(entry.feed, entries);
    entries.push(entry);
    this.undo.push(() => void entries.pop());
  }

  mark(): number {
    return this.undo.length;
  }

  backTo(mark: number): void {
    while (this.undo.length > mark) must(this.undo.pop(), "an undo step")();
  }

  keep(): void {
    this.undo.length = 0;
  }

  /** The same content on its own; what is in the tables is never changed in place, but for the feeds. */
  copy(): Tables {
    const made = new Tables();
    for (const name of ["devices", "commands", "places", "events", "records", "keys", "claims", "sums", "spans"] as const) for (const [key, value] of this[name]) (made[name] as Map<string, unknown>).set(key, value);
    for (const [feed, entries] of this.feeds) made.feeds.set(feed, [...entries]);
    return made;
  }
}

const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const present = <Value>(values: readonly (Value | undefined)[]): Value[] => values.filter((value) => value !== undefined);

/** `backup`: answers how to open another log on what this one holds now. */
export type MemoryLog = HubLog & { readonly backup: () => Promise<() => MemoryLog> };

/** A log without a disk, for simulation and rule tests: transactions one after the other. */
export const memoryLog = (): MemoryLog => logOn(new Tables());

function logOn(tables: Tables): MemoryLog {
  const listeners = new Set<(feeds: ReadonlySet<string>) => void>();
  const inTurn = oneByOne();

  async function transact<Value>(work: (transaction: HubTransaction) => Promise<Value>): Promise<Value> {
    const grown = new Set<string>();
    const value = await inTurn(() => whole(tables, work, grown));
    if (grown.size > 0) for (const listener of listeners) listener(grown);
    return value;
  }

  return {
    ...readsBetween(readsOf(tables), inTurn),
    transact,
    backup: () =>
      inTurn(async () => {
        const kept = tables.copy();
        return () => logOn(kept.copy());
      }),
    registerKey: (key) => inTurn(async () => void tables.keys.set(`${key.person}/${key.dev}/${key.publicKey}`, { ...key, retired: false })),
    retireKeys: (person, dev) =>
      inTurn(async () => {
        for (const [name, key] of tables.keys) if (key.person === person && key.dev === dev) tables.keys.set(name, { ...key, retired: true });
      }),
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function whole<Value>(tables: Tables, work: (transaction: HubTransaction) => Promise<Value>, grown: Set<string>): Promise<Value> {
  try {
    const value = await work(transactionOn(tables, grown));
    tables.keep();
    return value;
  } catch (fault) {
    tables.backTo(0);
    grown.clear();
    throw fault;
  }
}

/** Reads that wait for the transaction that runs, so that nobody sees what may yet be taken back. */
const readsBetween = (reads: HubReads, inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>): HubReads => ({
  heads: (feeds) => inTurn(() => reads.heads(feeds)),
  entries: (feed, after, limit) => inTurn(() => reads.entries(feed, after, limit)),
  past: (feed, upTo, limit) => inTurn(() => reads.past(feed, upTo, limit)),
  holdings: (feed) => inTurn(() => reads.holdings(feed)),
  records: (ids) => inTurn(() => reads.records(ids)),
  recordsOfKinds: (kinds) => inTurn(() => reads.recordsOfKinds(kinds)),
  recordsIn: (feed) => inTurn(() => reads.recordsIn(feed)),
  waitingFor: (holders) => inTurn(() => reads.waitingFor(holders)),
  history: (record) => inTurn(() => reads.history(record)),
  keys: (devices) => inTurn(() => reads.keys(devices)),
  answers: (dev, epoch) => inTurn(() => reads.answers(dev, epoch)),
  dueBy: (now, limit) => inTurn(() => reads.dueBy(now, limit)),
});

function readsOf(tables: Tables): HubReads {
  const toEntry = (feed: Feed, { kind, record, type, version, cid }: NewEntry, seq: number): LoggedEntry => {
    const held = must(tables.records.get(record), "a record");
    const entry = { seq, record, type, version, cid, tv: held.tv };
    if (kind === "e") {
      const { tv, body } = must(tables.events.get(`${record}/${version}`), "an event");
      return { ...entry, kind, tv, body: copy(body) };
    }
    if (kind === "l" || !held.feeds.includes(feed)) return { ...entry, kind: "l", body: null };
    return { ...entry, kind, version: held.version, body: copy(held.state) };
  };
  return {
    heads: async (feeds) => new Map(feeds.map((feed) => [feed, tables.feeds.get(feed)?.length ?? 0])),
    entries: async (feed, after, limit) => (tables.feeds.get(feed) ?? []).slice(after, after + limit).map((entry, index) => toEntry(feed, entry, after + index + 1)),
    past: async (feed, upTo, limit) => {
      const low = Math.max(0, upTo - limit);
      const entries = (tables.feeds.get(feed) ?? []).slice(low, upTo).toReversed();
      return { low, records: copy(entries.flatMap(({ kind, record, version }) => (kind === "l" ? [] : present([tables.records.get(record)]).filter((held) => held.version === version && held.feeds.includes(feed))))) };
    },
    holdings: async (feed) => {
      const entries = tables.feeds.get(feed) ?? [];
      const last = [...new Map(entries.map((entry) => [entry.record, entry])).values()];
      return { entries: entries.length, holdings: last.flatMap(({ kind, record, version }) => (kind === "l" ? [] : [{ record, version }])) };
    },
    records: async (ids) => copy(present([...new Set(ids)].map((id) => tables.records.get(id)))),
    recordsOfKinds: async (kinds) => copy([...tables.records.values()].filter(({ kind }) => kinds.includes(kind))),
    recordsIn: async (feed) => copy([...tables.records.values()].filter(({ feeds }) => feeds.includes(feed))),
    waitingFor: async (holders) => copy([...tables.records.values()].filter(({ waits }) => waits.some((holder) => holders.includes(holder)))),
    history: async (record) =>
      [...tables.commands.values()]
        .filter((command) => command.record === record && command.answer.receipt.outcome === "accepted")
        .toSorted((left, right) => left.answer.receipt.version - right.answer.receipt.version),
    answers: async (dev, epoch) => [...tables.commands.values()].filter((command) => command.dev === dev && command.answer.receipt.epoch === epoch).toSorted((left, right) => left.dseq - right.dseq).map(({ answer }) => answer),
    keys: async (devices) => [...tables.keys.values()].filter(({ dev }) => devices.includes(dev)),
    dueBy: async (now, limit) => {
      const due = [...tables.records.values()].flatMap(({ id, due }) => (due === null || due > now ? [] : [{ id, due }]));
      return due.sort((left, right) => left.due - right.due).slice(0, limit).map(({ id }) => id);
    },
  };
}

function transactionOn(tables: Tables, grown: Set<string>): HubTransaction {
  return {
    ...readsOf(tables),
    ...claimsOn(tables),
    lockDevices: async (devices) => new Map(devices.map((dev) => [dev, tables.devices.get(dev) ?? { dev, dseq: 0, hash: "" }])),
    lockRecords: async (write, read) => copy(present([...new Set([...write, ...read])].map((id) => tables.records.get(id)))),
    commandsBy: async (cids) => present([...new Set(cids)].map((cid) => tables.commands.get(cid))),
    attempt: async (work) => {
      const mark = tables.mark();
      try {
        const done = await work();
        if (!done.ok) tables.backTo(mark);
        return done;
      } catch (fault) {
        tables.backTo(mark);
        throw fault;
      }
    },
    append: async (batch) => append(tables, copy(batch), grown),
  };
}

function claimsOn(tables: Tables): Pick<HubTransaction, "takeUnique" | "nextNumber" | "reserve" | "takeInterval"> {
  return {
    takeUnique: async (key, record) => {
      const holder = tables.claims.get(key) ?? record;
      tables.set(tables.claims, key, holder);
      return holder === record;
    },
    nextNumber: async ({ series, year, record, wanted }) => {
      const place = `n/${series}/${year}`;
      const last = tables.sums.get(place) ?? 0;
      const n = wanted !== null && !tables.claims.has(`${place}/${wanted}`) ? wanted : last + 1;
      tables.set(tables.claims, `${place}/${n}`, record);
      tables.set(tables.sums, place, Math.max(last, n));
      return n;
    },
    reserve: async ({ ledger, key }, amount, limit) => {
      const place = `r/${canonicalPair(ledger, key)}`;
      const sum = (tables.sums.get(place) ?? 0) + amount;
      if (sum > limit) return false;
      tables.set(tables.sums, place, sum);
      return true;
    },
    takeInterval: async (resource, { from, to }, record) => {
      const taken = tables.spans.get(resource) ?? [];
      if (taken.some((span) => span.record !== record && span.from < to && from < span.to)) return false;
      tables.set(tables.spans, resource, [...taken, { resource, from, to, record }]);
      return true;
    },
  };
}

const canonicalPair = (ledger: string, key: string): string => JSON.stringify([ledger, key]);

function append(tables: Tables, { commands, events, records, entries, devices }: Batch, grown: Set<string>): void {
  for (const command of commands) {
    tables.add(tables.commands, command.cid, command);
    tables.add(tables.places, `${command.dev}/${command.dseq}`, command.cid);
  }
  for (const event of events) tables.add(tables.events, `${event.record}/${event.version}`, event);
  for (const record of records) tables.set(tables.records, record.id, record);
  for (const device of devices) tables.set(tables.devices, device.dev, device);
  for (const entry of entries) {
    tables.enter(entry);
    grown.add(entry.feed);
  }
}
