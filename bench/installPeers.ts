import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = "bench/peers";

/** Installs what is run beside us, by its own lock file, where it is not there yet. No script of a package is run. */
export function installPeers(): void {
  const mark = join(folder, "node_modules", ".wenyi-lock");
  const wanted = createHash("sha256").update(readFileSync(join(folder, "package-lock.json"))).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.error("peers      installing (npm ci in bench/peers)");
  const { status, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`The peers could not be installed. The first run beside them needs a network that reaches the npm registry set in your npm configuration; every other figure is measured without them.\n${(stderr ?? "").trim().split("\n").slice(-6).join("\n")}`);
  writeFileSync(mark, wanted);
}
