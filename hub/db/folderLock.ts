import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { words } from "../strings.ts";

/** Takes a data folder for this process, or throws naming who has it; a lock whose process is gone counts for nothing. */
export function lockFolder(folder: string): () => void {
  const file = join(resolve(folder), "hub.lock");
  for (;;) {
    if (take(file)) return () => release(file);
    const [text = "0", boot = ""] = readFileSync(file, "utf8").split("\n");
    const pid = Number(text);
    // After a restart of the machine, or of a container, the number may be another process's, or this one's own.
    if (boot === bootId() && (pid === process.pid ? held.has(file) : isRunning(pid))) throw new Error(words.inUse(folder, pid));
    rmSync(file, { force: true });
  }
}

/** Which start of the machine this is, where the system tells. */
const bootId = (): string => (existsSync(bootFile) ? readFileSync(bootFile, "utf8").trim() : "");
const bootFile = "/proc/sys/kernel/random/boot_id";

const held = new Set<string>();

function release(file: string): void {
  held.delete(file);
  rmSync(file, { force: true });
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, `${process.pid}\n${bootId()}`);
    closeSync(handle);
    held.add(file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw fault;
  }
}

export function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === "EPERM";
  }
}
