import { randomBytes } from "node:crypto";
import type { Feed } from "#shared/engine/holder.ts";
import type { SignedReceipt } from "#shared/sync/envelope.ts";
import { channel, type Database, type Sql } from "../db/database.ts";
import type { HubLog, HubReads, LoggedEntry, HubTransaction, PersonKey, StoredRecord } from "./hubLog.ts";
import { appendOn } from "./postgresAppend.ts";
import { claimsOn } from "./postgresClaims.ts";
import { toCommand, toRecord, type CommandRow, type RecordRow } from "./postgresRows.ts";

type Place = { readonly sql: Sql; readonly org: string; readonly home: string };

/** The log on PostgreSQL. Row locks in sorted order make commit order and number order the same, whichever hub commits. */
export async function postgresLog(database: Database, home: string): Promise<HubLog> {
  const { org } = database;
  const self = randomBytes(8).toString("hex");
  const listeners = new Set<(feeds: ReadonlySet<string>) => void>();
  const tell = (feeds: ReadonlySet<string>): void => listeners.forEach((listener) => listener(feeds));
  await database.listen((text) => {
    const [from, organisation, ...feeds] = text.split("\n");
    if (from !== self && organisation === org) tell(new Set(feeds));
  });

  async function transact<Value>(work: (transaction: HubTransaction) => Promise<Value>): Promise<Value> {
    const { value, grown } = await database.transact(async (sql) => {
      const grown = new Set<string>();
      const value = await work(transactionOn({ sql, org, home }, grown));
      if (grown.size > 0) await sql("select pg_notify($1, $2)", [channel, notice(self, org, grown)]);
      return { value, grown };
    });
    if (grown.size > 0) tell(grown);
    return value;
  }

  return {
    ...readsOf({ sql: database.sql, org, home }),
    transact,
    registerKey: async ({ person, dev, publicKey }, since) =>
      void (await database.sql("insert into person_key (org, person, dev, public_key, since) values ($1, $2, $3, $4, $5) on conflict do nothing", [org, person, dev, publicKey, since])),
    retireKeys: async (person, dev, at) => void (await database.sql("update person_key set retired = $4 where org = $1 and person = $2 and dev = $3 and retired is null", [org, person, dev, at])),
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

// PostgreSQL carries at most 8,000 bytes; without names every stream looks.
const notice = (self: string, org: string, feeds: ReadonlySet<string>): string => {
  const text = [self, org, ...feeds].join("\n");
  return Buffer.byteLength(text) < 7_900 ? text : [self, org, "*"].join("\n");
};

function readsOf({ sql, org }: Place): HubReads {
  return {
    heads: async (feeds) => {
      const rows = await sql<{ feed: Feed; seq: number }>("select feed, seq from feed_head where org = $1 and feed = any($2)", [org, feeds]);
      return new Map([...feeds.map((feed) => [feed, 0] as const), ...rows.map(({ feed, seq }) => [feed, seq] as const)]);
    },
    entries: async (feed, after, limit) => (await sql<EntryRow>(entriesSql, [org, feed, after, limit])).map((row) => toEntry(feed, row)),
    past: async (feed, upTo, limit) => {
      const low = Math.max(0, upTo - limit);
      return { low, records: toRecords(await sql<RecordRow>(pastSql, [org, feed, low, upTo])) };
    },
    holdings: async (feed) => {
      const rows = await sql<{ record: string; version: number; kind: string; entries: number }>(holdingsSql, [org, feed]);
      return { entries: rows[0]?.entries ?? 0, holdings: rows.flatMap(({ kind, record, version }) => (kind === "l" ? [] : [{ record, version }])) };
    },
    records: async (ids) => toRecords(await sql<RecordRow>("select * from record where org = $1 and id = any($2)", [org, ids])),
    recordsOfKinds: async (kinds) => toRecords(await sql<RecordRow>("select * from record where org = $1 and kind = any($2)", [org, kinds])),
    recordsIn: async (feed) => toRecords(await sql<RecordRow>("select * from record where org = $1 and feeds @> array[$2] and id in (select record from feed_entry where org = $1 and feed = $2)", [org, feed])),
    waitingFor: async (holders) => toRecords(await sql<RecordRow>("select * from record where org = $1 and waits && $2::text[] order by id", [org, holders])),
    history: async (record) => (await sql<CommandRow>("select * from command where org = $1 and record = $2 and outcome = 'accepted' order by version", [org, record])).map(toCommand),
    answers: async (dev, epoch) => (await sql<{ answer: string }>("select answer from command where org = $1 and dev = $2 and answer::json -> 'receipt' ->> 'epoch' = $3 order by dseq", [org, dev, epoch])).map(({ answer }) => JSON.parse(answer) as SignedReceipt),
    keys: async (devices) => sql<PersonKey>(keysSql, [org, devices]),
    dueBy: async (now, limit) => (await sql<{ id: string }>("select id from record where org = $1 and due <= $2 order by due limit $3", [org, now, limit])).map(({ id }) => id),
  };
}

// A locked person's keys are out of use for as long as the lock lasts.
const keysSql = `select key.person, key.dev, key.public_key as "publicKey", key.retired is not null or coalesce(account.blocked, false) as retired
from person_key key left join account on account.org = key.org and account.person = key.person where key.org = $1 and key.dev = any($2)`;

type EntryRow = { readonly seq: number; readonly kind: "e" | "n" | "l"; readonly record: string; readonly type: string; readonly version: number; readonly cid: string; readonly tv: number; readonly body: string | null; readonly state: string | null; readonly now: number | null; readonly feeds: readonly string[] | null };

const entriesSql = `select entry.seq, entry.kind, entry.record, entry.type, entry.version, entry.cid, coalesce(event.tv, record.evolve_version, 1) as tv, event.body, record.state, record.version as now, record.feeds
from (select * from feed_entry where org = $1 and feed = $2 and seq > $3 order by seq limit $4) entry
left join event on entry.kind = 'e' and event.org = $1 and event.record = entry.record and event.version = entry.version
left join record on entry.kind = 'n' and record.org = $1 and record.id = entry.record
order by entry.seq`;

// Whatever happens to a record makes an entry in each of its feeds: its last one bears its version.
const pastSql = `select record.* from feed_entry entry join record on record.org = $1 and record.id = entry.record and record.version = entry.version and record.feeds @> array[$2::text]
where entry.org = $1 and entry.feed = $2 and entry.seq > $3 and entry.seq <= $4 and entry.kind <> 'l' order by entry.seq desc`;

const holdingsSql = `select distinct on (record) record, version, kind, count(*) over () as entries from feed_entry where org = $1 and feed = $2 order by record, seq desc`;

function toEntry(feed: Feed, { seq, kind, record, type, version, cid, tv, body, state, now, feeds }: EntryRow): LoggedEntry {
  const entry = { seq, record, type, version, cid, tv };
  if (kind === "e") return { ...entry, kind, body: JSON.parse(body ?? "null") };
  if (kind === "l" || feeds?.includes(feed) !== true) return { ...entry, kind: "l", body: null };
  return { ...entry, kind, version: now ?? version, body: JSON.parse(state ?? "null") };
}

const toRecords = (rows: readonly RecordRow[]): readonly StoredRecord[] => rows.map(toRecord);

function transactionOn(place: Place, grown: Set<string>): HubTransaction {
  const { sql, org } = place;
  const held = (ids: readonly string[], lock: string) => sql<RecordRow>(`select * from record where org = $1 and id = any($2) order by id ${lock}`, [org, ids]);
  return {
    ...readsOf(place),
    ...claimsOn(sql, org),
    lockDevices: async (devices) => {
      await sql("insert into device (org, dev) select $1, dev from unnest($2::text[]) as dev order by dev on conflict do nothing", [org, devices]);
      const rows = await sql<{ dev: string; dseq: number; hash: string }>("select dev, dseq, hash from device where org = $1 and dev = any($2) order by dev for update", [org, devices]);
      return new Map(rows.map((row) => [row.dev, row]));
    },
    lockRecords: async (write, read) => {
      const written = await held(write, "for update");
      const looked = read.length === 0 ? [] : await held(read.filter((id) => !write.includes(id)), "for share");
      return toRecords([...written, ...looked]);
    },
    commandsBy: async (cids) => (await sql<CommandRow>("select * from command where org = $1 and cid = any($2)", [org, cids])).map(toCommand),
    attempt: async (work) => {
      await sql("savepoint attempt");
      try {
        const done = await work();
        await sql(done.ok ? "release savepoint attempt" : "rollback to savepoint attempt");
        return done;
      } catch (fault) {
        await sql("rollback to savepoint attempt");
        throw fault;
      }
    },
    append: (batch) => appendOn(place, batch, grown),
  };
}
