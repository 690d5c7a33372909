import type { AnyEvent } from "#shared/engine/evolve.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { currentEvent, currentState } from "#shared/engine/upcast.ts";
import type { HubLog, HubReads, LoggedEntry, StoredRecord } from "./hubLog.ts";

/** The same log, in which everything is read as the present versions of the types would have written it; what was stored stays as it was. */
export const currentLog = <Log extends HubLog>(log: Log, registry: Registry): Log => ({
  ...log,
  ...readsOf(log, registry),
  transact: (work: Parameters<HubLog["transact"]>[0]) =>
    log.transact((transaction) => work({ ...transaction, ...readsOf(transaction, registry), lockRecords: async (write, read) => raised(await transaction.lockRecords(write, read), registry) })),
});

const readsOf = (reads: HubReads, registry: Registry): Pick<HubReads, "entries" | "past" | "records" | "recordsOfKinds" | "recordsIn" | "waitingFor"> => ({
  entries: async (feed, after, limit) => (await reads.entries(feed, after, limit)).map((entry) => raisedEntry(entry, registry)),
  past: async (feed, upTo, limit) => {
    const { low, records } = await reads.past(feed, upTo, limit);
    return { low, records: raised(records, registry) };
  },
  records: async (ids) => raised(await reads.records(ids), registry),
  recordsOfKinds: async (kinds) => raised(await reads.recordsOfKinds(kinds), registry),
  recordsIn: async (feed) => raised(await reads.recordsIn(feed), registry),
  waitingFor: async (holders) => raised(await reads.waitingFor(holders), registry),
});

const raised = (records: readonly StoredRecord[], registry: Registry): readonly StoredRecord[] =>
  records.map((record) => {
    const type = registry.type(record.kind);
    return type === undefined || record.tv >= type.version ? record : { ...record, tv: type.version, state: currentState(type, record.tv, record.state) };
  });

function raisedEntry(entry: LoggedEntry, registry: Registry): LoggedEntry {
  const type = registry.type(entry.type);
  if (type === undefined || entry.tv >= type.version || entry.body === null) return entry;
  const body = entry.kind === "e" ? currentEvent(type, entry.tv, entry.body as AnyEvent) : currentState(type, entry.tv, entry.body as RecordState);
  return { ...entry, tv: type.version, body };
}
