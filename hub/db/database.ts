import { Client, Pool, types as pgTypes, type CustomTypesConfig, type PoolClient } from "pg";
import { words } from "../strings.ts";
import { migrations } from "./migrations.ts";

export type Row = { readonly [column: string]: unknown };
/** Something that runs SQL: the pool, or the one connection of a transaction. */
export type Sql = <R extends Row>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** One organisation's part of a PostgreSQL database. */
export type Database = {
  readonly org: string;
  readonly sql: Sql;
  /** Runs work in a transaction, again where it met another one; `notify` is told to every hub on commit. */
  readonly transact: <Value>(work: (sql: Sql) => Promise<Value>) => Promise<Value>;
  /** A connection of its own that hears what others notify, for as long as the database is open. */
  readonly listen: (heard: (text: string) => void) => Promise<void>;
  readonly close: () => Promise<void>;
};

// Counts and instants stay below 2^53, so that they are numbers here; PostgreSQL would hand them over as text.
const int8 = 20;
const types: CustomTypesConfig = { getTypeParser: ((id: number, format: "text") => (id === int8 ? Number : pgTypes.getTypeParser(id, format))) as typeof pgTypes.getTypeParser };

export const channel = "wenyi_feeds";

/** Opens a database for an organisation (the one it holds, where none is named), refuses one that may lose what it acknowledged, and brings its tables up to date. */
export async function openDatabase(url: string, wanted: string | null): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 12, types, options: "-c synchronous_commit=on -c statement_timeout=60000" });
  pool.on("error", () => undefined); // an idle connection was cut; the next use opens another one
  const sql = sqlOn(pool);
  const org = await prepared(pool, sql, { url, wanted }).catch(async (fault: unknown) => {
    await pool.end();
    throw fault;
  });
  const listeners: Client[] = [];
  return {
    org,
    sql,
    transact: (work) => transact(pool, work),
    listen: async (heard) => void listeners.push(await listening(url, heard)),
    close: async () => {
      await Promise.all(listeners.map((client) => client.end()));
      await pool.end();
    },
  };
}

async function prepared(pool: Pool, sql: Sql, { url, wanted }: { readonly url: string; readonly wanted: string | null }): Promise<string> {
  await selfTest(url);
  await migrate(pool);
  const [held] = await sql<{ org: string }>("select org from hub order by created limit 1");
  const org = wanted ?? held?.org;
  if (org === undefined) throw new Error(words.noOrganisation);
  return org;
}

async function listening(url: string, heard: (text: string) => void): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // streams also look by themselves at every beat
  client.on("notification", ({ payload }) => heard(payload ?? ""));
  await client.connect();
  await client.query(`listen ${channel}`);
  return client;
}

const sqlOn = (client: Pool | PoolClient): Sql => async (text, values) => (await client.query(text, values as unknown[])).rows as never;

const collisions = new Set(["40001", "40P01", "23505"]);
const tries = 8;

async function transact<Value>(pool: Pool, work: (sql: Sql) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, work);
    } catch (fault) {
      if (attempt === tries || !collisions.has(String((fault as { code?: unknown }).code))) throw fault;
    }
  }
}

async function once<Value>(pool: Pool, work: (sql: Sql) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const value = await work(sqlOn(client));
    await client.query("commit");
    return value;
  } catch (fault) {
    await client.query("rollback").catch((cut: Error) => (broken = cut));
    throw fault;
  } finally {
    client.release(broken);
  }
}

/** A receipt promises that its command outlives a power cut; a server that only pretends to write is refused. */
async function selfTest(url: string): Promise<void> {
  const client = new Client({ connectionString: url }); // without the settings of our pool: the server's own are looked at
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>("select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num')");
    const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
    for (const [name, setting] of settings) if (setting === "off") throw new Error(words.unsafeDatabase(name));
    if (Number(settings.get("server_version_num")) < 140_000) throw new Error(words.oldDatabase);
  } finally {
    await client.end();
  }
}

const migrationLock = 7_239_114; // any number, the same for every hub, so that two of them do not migrate at once

async function migrate(pool: Pool): Promise<void> {
  await transact(pool, async (sql) => {
    await sql("select pg_advisory_xact_lock($1)", [migrationLock]);
    await sql("create table if not exists migration (number int primary key, note text not null, done timestamptz not null default now())");
    const done = new Set((await sql<{ number: number }>("select number from migration")).map(({ number }) => number));
    if ([...done].some((number) => number > migrations.length)) throw new Error(words.newerDatabase);
    for (const { number, note, sql: text } of migrations.filter((step) => !done.has(step.number))) {
      await sql(text);
      await sql("insert into migration (number, note) values ($1, $2)", [number, note]);
    }
  });
}
