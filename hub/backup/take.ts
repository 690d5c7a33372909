import { chown, copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { must } from "#shared/kernel/assert.ts";
import { clusterFor, startEmbedded, type EmbeddedDatabase } from "../db/embedded.ts";
import { openDatabase } from "../db/database.ts";
import { beginEpoch } from "../identity.ts";
import { words } from "../strings.ts";

/** What a backup says of itself; the file is written last, so a folder without it is none. `heads`: the last command of each PC in it. */
export type BackupNote = { readonly v: 1; readonly org: string; readonly hub: string; readonly epoch: string; readonly taken: number; readonly commands: number; readonly heads: { readonly [dev: string]: number } };

const noteFile = "backup.json";
const clusterFolder = "postgres";

/**
 * Takes a backup of the embedded database while it works, into a new folder, by PostgreSQL's own procedure (Continuous Archiving, “Making a Base
 * Backup Using the Low Level API”), and proves it: a server starts on the copy, reads back every PC's last command as it was before, and closes.
 * What is kept is that database at rest. Throws where anything differs; then nothing of that name is left.
 */
export async function takeBackup(database: EmbeddedDatabase, folder: string, now: number): Promise<BackupNote> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o711 });
  try {
    const before = await copied(database, join(unfinished, clusterFolder));
    await writeFile(join(unfinished, "database.json"), JSON.stringify({ cluster: join(unfinished, clusterFolder), password: passwordIn(database.url), made: true }), { mode: 0o600 });
    const held = await readBack(unfinished);
    if (!covers(held, before)) throw new Error(words.backupDiffers(folder));
    const note: BackupNote = { ...held, v: 1, taken: now };
    await writeDurably(join(unfinished, noteFile), JSON.stringify(note));
    await rename(unfinished, folder);
    return note;
  } catch (fault) {
    await rm(unfinished, { recursive: true, force: true });
    throw fault;
  }
}

/** The note of a finished backup; null where the folder holds none. */
export async function readNote(folder: string): Promise<BackupNote | null> {
  const text = await readFile(join(folder, noteFile), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as BackupNote);
}

/** Lays a backup as the database of a data folder that holds none yet, and makes it another epoch of its hub. */
export async function restoreBackup(backup: string, data: string, now: number): Promise<BackupNote> {
  const note = await readNote(backup);
  if (note === null) throw new Error(words.noBackup(backup));
  if ((await readdir(data).catch(() => [])).length > 0) throw new Error(words.notEmpty(data));
  const cluster = clusterFor(data);
  await mkdir(data, { recursive: true });
  await copyTree(join(backup, clusterFolder), cluster, () => true);
  const { password } = JSON.parse(await readFile(join(backup, "database.json"), "utf8")) as { readonly password: string };
  await writeFile(join(data, "database.json"), JSON.stringify({ cluster, password, made: true }), { mode: 0o600 });
  const embedded = await startEmbedded(data);
  try {
    await markRestored(embedded.url, now);
  } finally {
    await embedded.stop();
  }
  return note;
}

/** Tells the hub in a database that it was put back; for a database that was put back by other means as well. */
export async function markRestored(url: string, now: number): Promise<void> {
  const database = await openDatabase(url, null);
  try {
    await beginEpoch(database, now);
  } finally {
    await database.close();
  }
}

type Held = Omit<BackupNote, "v" | "taken">;

const passwordIn = (url: string): string => decodeURIComponent(new URL(url).password);
const covers = (held: Held, before: Held): boolean => held.hub === before.hub && held.commands >= before.commands && Object.entries(before.heads).every(([dev, dseq]) => (held.heads[dev] ?? 0) >= dseq);

// One connection stays open from start to stop, and holds back the log that the copy will need.
async function copied({ url, folder: cluster }: EmbeddedDatabase, to: string): Promise<Held> {
  const client = new Client({ connectionString: url, application_name: "backup" });
  await client.connect();
  try {
    const held = await heldIn(client);
    await client.query("select pg_create_physical_replication_slot('wenyi_backup', true, true)");
    await client.query("select pg_backup_start('wenyi', true)");
    await copyTree(cluster, to, isWanted);
    const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
    const { labelfile } = must(rows[0], "the label of the backup");
    await writeDurably(join(to, "backup_label"), labelfile, cluster);
    const first = must(/file ([0-9A-F]{24})/.exec(labelfile)?.[1], "the first file of the log");
    await copyTree(join(cluster, "pg_wal"), join(to, "pg_wal"), (path) => path.length < 24 || path.slice(0, 24) >= first);
    return held;
  } finally {
    await client.end();
  }
}

async function readBack(folder: string): Promise<Held> {
  const database = await startEmbedded(folder);
  const client = new Client({ connectionString: database.url });
  try {
    await client.connect();
    return await heldIn(client);
  } finally {
    await client.end();
    await database.stop();
  }
}

/** Reads every PC's chain up to its end: a head whose command is missing or is another one is an error. */
async function heldIn(client: Client): Promise<Held> {
  const { rows: hubs } = await client.query<{ org: string; id: string; epoch: string }>("select org, id, epoch from hub order by created limit 1");
  const { org, id, epoch } = must(hubs[0], "the hub in the backup");
  const { rows: counts } = await client.query<{ count: string; missing: string }>(
    "select (select count(*) from command where org = $1) as count, (select count(*) from device d where d.org = $1 and d.dseq > 0 and not exists (select from command c where c.org = d.org and c.dev = d.dev and c.dseq = d.dseq and c.hash = d.hash)) as missing",
    [org],
  );
  const { rows: devices } = await client.query<{ dev: string; dseq: string }>("select dev, dseq from device where org = $1", [org]);
  const { count, missing } = must(counts[0], "the counts");
  if (Number(missing) > 0) throw new Error(words.backupDiffers(id));
  return { org, hub: id, epoch, commands: Number(count), heads: Object.fromEntries(devices.map(({ dev, dseq }) => [dev, Number(dseq)])) };
}

// What belongs to the running server alone, and the log, which is copied when the backup knows where it begins.
const left = new Set(["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans"]);
const isWanted = (path: string): boolean => !left.has(path.split("/")[0] ?? "") && path !== "postmaster.pid" && path !== "postmaster.opts" && !path.split("/").at(-1)!.startsWith("pgsql_tmp");

/** Copies files with their owners and modes, each on the disk before the next; what goes away meanwhile the log makes good. Left-out folders are made empty. */
async function copyTree(from: string, to: string, wanted: (path: string) => boolean, path = ""): Promise<void> {
  await likeOriginal(from, to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const below = path === "" ? entry.name : `${path}/${entry.name}`;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await (wanted(below) ? copyTree(source, target, wanted, below) : likeOriginal(source, target));
    else if (wanted(below)) await copyOne(source, target).catch(unlessGone);
  }
}

async function likeOriginal(from: string, to: string): Promise<void> {
  const { mode, uid, gid } = await stat(from);
  await mkdir(to, { recursive: true, mode });
  if (process.getuid?.() === 0) await chown(to, uid, gid);
}

async function copyOne(from: string, to: string): Promise<void> {
  const { uid, gid } = await stat(from);
  await copyFile(from, to);
  if (process.getuid?.() === 0) await chown(to, uid, gid);
  const file = await open(to, "r");
  await file.sync();
  await file.close();
}

function unlessGone(fault: NodeJS.ErrnoException): void {
  if (fault.code !== "ENOENT") throw fault;
}

async function writeDurably(file: string, text: string, like?: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  if (like === undefined || process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(like);
  await chown(file, uid, gid);
}
