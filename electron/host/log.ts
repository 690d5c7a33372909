import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./operations.ts";

const largest = 2 * 1024 * 1024;

/** The host's log: where and what kind, a line each, the last two files kept. A log that cannot be written stops nothing. */
export function createLog(folder: string, now: () => number): Log {
  const path = join(folder, "host.log");
  return ({ where, code }) => {
    const line = `${new Date(now()).toISOString()} ${where} ${code}`.replaceAll(/[\r\n\u2028\u2029]+/g, " ");
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      process.stderr.write(`${line}\n`);
    }
  };
}
