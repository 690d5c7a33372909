import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { startEmbedded } from "#hub/db/embedded.ts";
import { migrations } from "#hub/db/migrations.ts";

/** A hub's tables as they stood in a release: one line a row, after the number of that release's last migration. */
type Dump = { readonly migration: number; readonly rows: readonly { readonly table: string; readonly row: unknown }[] };

const tables = "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migration' order by 1";

/** Writes every row of the hub in this folder, which nobody else may have open. */
export async function dumpHub(folder: string, file: string): Promise<void> {
  await inDatabase(folder, async (client) => {
    const lines = [JSON.stringify({ migration: migrations.length })];
    const { rows: named } = await client.query<{ name: string }>(tables);
    for (const { name } of named) for (const { row } of (await client.query<{ row: unknown }>(`select to_jsonb(kept) as row from "${name}" kept`)).rows) lines.push(JSON.stringify({ table: name, row }));
    writeFileSync(file, gzipSync(`${lines.join("\n")}\n`, { level: 9 }));
  });
}

/** Lays a kept hub into an empty folder as that release left it; opening it then is this build's part. */
export async function loadHub(file: string, folder: string): Promise<void> {
  const { migration, rows } = read(file);
  await inDatabase(folder, async (client) => {
    await client.query("create table migration (number int primary key, note text not null, done timestamptz not null default now())");
    for (const { number, note, sql } of migrations.filter((step) => step.number <= migration)) {
      await client.query(sql);
      await client.query("insert into migration (number, note) values ($1, $2)", [number, note]);
    }
    for (const { table, row } of rows) await client.query(`insert into public."${table}" overriding system value select * from jsonb_populate_record(null::public."${table}", $1)`, [JSON.stringify(row)]);
  });
}

function read(file: string): Dump {
  const [first = "", ...lines] = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  const { migration } = JSON.parse(first) as { migration: number };
  return { migration, rows: lines.map((line) => JSON.parse(line) as Dump["rows"][number]) };
}

async function inDatabase(folder: string, work: (client: Client) => Promise<void>): Promise<void> {
  const server = await startEmbedded(folder);
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
    await server.stop();
  }
}
