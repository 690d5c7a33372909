import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const roots = ["shared", "renderer", "electron", "hub", "tools", "sim", "bench", "e2e/rig", "scripts/build.mjs", "package-lock.json"];

/** One hash over every source file's name, size and time: the same as at the last build, and nothing need be built. */
export function sourceStamp() {
  const hash = createHash("sha256");
  for (const root of roots) for (const file of filesBelow(root)) hash.update(`${file} ${statSync(file).size} ${statSync(file).mtimeMs}\n`);
  return hash.digest("hex");
}

export const stampOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path).filter((name) => name !== "node_modules").flatMap((name) => filesBelow(join(path, name)));
}
