import type { Sql } from "../db/database.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Batch, DeviceHead, NewEntry, StoredCommand, StoredEvent, StoredRecord } from "./hubLog.ts";

type Place = { readonly sql: Sql; readonly org: string; readonly home: string };

/** Stores a batch with one statement a table. Feed heads come last and in sorted order: they are what other transactions wait for. */
export async function appendOn(place: Place, { commands, events, records, devices, entries }: Batch, grown: Set<string>): Promise<void> {
  if (commands.length > 0) await insertCommands(place, commands);
  if (events.length > 0) await insertEvents(place, events);
  if (records.length > 0) await putRecords(place, records);
  if (devices.length > 0) await moveDevices(place, devices);
  if (entries.length > 0) await enter(place, entries, grown);
}

const columns = <Value>(rows: readonly Value[], ...names: readonly (keyof Value)[]): unknown[][] => names.map((name) => rows.map((row) => row[name]));

async function insertCommands({ sql, org }: Place, commands: readonly StoredCommand[]): Promise<void> {
  await sql(
    `insert into command (org, cid, dev, dseq, actor, kind, record, message, hash, public_key, received, outcome, version, answer)
     select $1, * from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::bigint[], $14::text[])`,
    [
      org, ...columns(commands, "cid", "dev", "dseq", "actor", "kind", "record", "message", "hash", "publicKey", "received"),
      commands.map(({ answer }) => answer.receipt.outcome), commands.map(({ answer }) => answer.receipt.version), commands.map(({ answer }) => JSON.stringify(answer)),
    ],
  );
}

async function insertEvents({ sql, org }: Place, events: readonly StoredEvent[]): Promise<void> {
  await sql(
    `insert into event (org, record, version, kind, tv, cid, received, body)
     select $1, * from unnest($2::text[], $3::bigint[], $4::text[], $5::int[], $6::text[], $7::bigint[], $8::text[])`,
    [org, ...columns(events, "record", "version", "kind", "tv", "cid", "received"), events.map(({ body }) => JSON.stringify(body))],
  );
}

/** The event's key (record, version) is what two hubs that change the same record collide on; the state only follows. */
async function putRecords({ sql, org, home }: Place, records: readonly StoredRecord[]): Promise<void> {
  await sql(
    `insert into record (org, id, kind, version, due, evolve_version, state, feeds, waits, home)
     select $1, given.id, given.kind, given.version, given.due, given.tv, given.state, given.feeds::text[], given.waits::text[], $9
     from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $10::int[]) as given (id, kind, version, due, state, feeds, waits, tv)
     on conflict (org, id) do update set version = excluded.version, evolve_version = excluded.evolve_version, state = excluded.state, feeds = excluded.feeds, waits = excluded.waits, due = excluded.due`,
    [org, ...columns(records, "id", "kind", "version", "due"), records.map(({ state }) => JSON.stringify(state)), records.map(({ feeds }) => arrayOf(feeds)), records.map(({ waits }) => arrayOf(waits)), home, records.map(({ tv }) => tv)],
  );
}

// An array within an array of rows has to come as its text.
const arrayOf = (texts: readonly string[]): string => `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;

async function moveDevices({ sql, org }: Place, devices: readonly DeviceHead[]): Promise<void> {
  await sql("update device set dseq = given.dseq, hash = given.hash from unnest($2::text[], $3::bigint[], $4::text[]) as given (dev, dseq, hash) where device.org = $1 and device.dev = given.dev", [org, ...columns(devices, "dev", "dseq", "hash")]);
}

async function enter({ sql, org }: Place, entries: readonly NewEntry[], grown: Set<string>): Promise<void> {
  const byFeed = new Map<string, NewEntry[]>();
  for (const entry of entries) byFeed.set(entry.feed, [...(byFeed.get(entry.feed) ?? []), entry]);
  const feeds = [...byFeed.keys()].toSorted();
  const heads = await sql<{ feed: string; seq: number }>(
    `insert into feed_head (org, feed, seq) select $1, feed, grown from unnest($2::text[], $3::bigint[]) with ordinality as given (feed, grown, place) order by place
     on conflict (org, feed) do update set seq = feed_head.seq + excluded.seq returning feed, seq`,
    [org, feeds, feeds.map((feed) => byFeed.get(feed)?.length ?? 0)],
  );
  const rows = heads.flatMap(({ feed, seq }) => {
    const group = must(byFeed.get(feed), "a feed's entries");
    return group.map((entry, index) => ({ ...entry, seq: seq - group.length + index + 1 }));
  });
  await sql(
    "insert into feed_entry (org, feed, seq, kind, record, type, version, cid) select $1, * from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[])",
    [org, ...columns(rows, "feed", "seq", "kind", "record", "type", "version", "cid")],
  );
  for (const feed of feeds) grown.add(feed);
}
