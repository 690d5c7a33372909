import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { openFolder } from "../testing/folder.ts";
import { openDatabase } from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { lockFolder } from "./folderLock.ts";

const folder = openFolder("db");
afterAll(() => folder.remove());

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test("DB-1 a folder belongs to one hub; the lock of a process that is gone counts for nothing", () => {
  mkdirSync(folder.at("lock"));
  const unlock = lockFolder(folder.at("lock"));
  expect(() => lockFolder(folder.at("lock"))).toThrow(String(process.pid));
  unlock();
  const boot = existsSync("/proc/sys/kernel/random/boot_id") ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() : "";
  writeFileSync(join(folder.at("lock"), "hub.lock"), `999999999\n${boot}`);
  lockFolder(folder.at("lock"))();
  writeFileSync(join(folder.at("lock"), "hub.lock"), `${process.ppid}\nbefore the machine was started`);
  lockFolder(folder.at("lock"))();
  expect(readdirSync(folder.at("lock"))).toEqual([]);
});

test("DB-2 a database that may lose what it acknowledged is refused, naming the setting", async () => {
  const embedded = await startEmbedded(folder.at("unsafe"));
  for (const [whose, setting] of [["system", "fsync"], ["system", "full_page_writes"], ["role wenyi", "synchronous_commit"]] as const) {
    await run(embedded.url, `alter ${whose} set ${setting} = off`, "select pg_reload_conf()");
    await expect.poll(() => openDatabase(embedded.url, "o").then((database) => database.close().then(() => "opened"), (fault: Error) => fault.message)).toContain(setting);
    await run(embedded.url, `alter ${whose} reset ${setting}`, "select pg_reload_conf()");
  }
  await embedded.stop();
});

test("DB-3 what initdb left half-made is set aside, and a folder whose settings are gone is not begun anew", async () => {
  mkdirSync(folder.at("half"));
  const cluster = join(folder.at("half"), "postgres");
  mkdirSync(cluster);
  writeFileSync(join(folder.at("half"), "database.json"), JSON.stringify({ cluster, password: "secret", made: false }));
  writeFileSync(join(cluster, "PG_VERSION"), "18");
  const embedded = await startEmbedded(folder.at("half"));
  await run(embedded.url, "select 1");
  await embedded.stop();
  expect(readdirSync(folder.at("half")).some((name) => name.startsWith("postgres.unfinished-"))).toBe(true);
  rmSync(join(folder.at("half"), "database.json"));
  await expect(startEmbedded(folder.at("half"))).rejects.toThrow("database.json");
});
