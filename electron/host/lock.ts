import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./files.ts";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

/** Takes a data folder for this process alone; answers how to give it back. A lock whose process is gone is taken over. */
export function takeLock(folder: string): () => void {
  const path = join(folder, "lock");
  const mine = `${process.pid} ${bornAt(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt++) {
    if (write(path, mine)) return () => giveBack(path, mine);
    const seen = read(path);
    const [holder = "0", born = ""] = seen.split(" ");
    if (isAlive(Number(holder)) && (born === "" || born === bornAt(Number(holder)))) throw new StartRefused(refusals.inUse(folder, Number(holder)));
    clear(path, seen);
  }
  throw new StartRefused(refusals.inUse(folder, 0));
}

/** NOTE: linked into place with its content, for a lock that is there but still empty would pass for one left behind. */
function write(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (failure) {
    if (codeOf(failure) === "EEXIST") return false;
    throw failure;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes away a lock that was left behind, and only that one: somebody quicker may have put a new one in its place. */
function clear(path: string, seen: string): void {
  const grave = `${path}.${process.pid}.old`;
  rmSync(grave, { force: true });
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  if (read(grave) !== seen) linkSync(grave, path);
  rmSync(grave, { force: true });
}

function giveBack(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true });
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return codeOf(failure) === "EPERM";
  }
}

/** When a process began, where the system tells (Linux): after a restart of the PC another one may have the same number. */
function bornAt(pid: number): string {
  const fields = read(`/proc/${pid}/stat`).replace(/^.*\) /s, "").split(" ");
  const boot = read("/proc/sys/kernel/random/boot_id").trim();
  return fields[19] ? `${boot}:${fields[19]}` : "";
}
