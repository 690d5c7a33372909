/** 程序完整 — whether the installed client's own files are as they were packed. It finds damage, not an intruder: who can write here can write the digest too. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../host/startRefused.ts";
import { sentences } from "./strings.ts";

export function refuseDamaged(resources: string): void {
  const archive = join(resources, "app.asar");
  if (digestOf(archive) !== readText(`${archive}.sha256`)) throw new StartRefused(sentences.damaged(archive));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

/** NOTE: inside Electron an archive looks like a folder, unless it is told otherwise for the moment. */
function digestOf(path: string): string | null {
  const before = process.noAsar;
  process.noAsar = true;
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return null;
  } finally {
    process.noAsar = before;
  }
}
