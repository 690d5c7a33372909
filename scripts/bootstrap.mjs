/** What `npm start` and `npm test` need before anything else: Node, the packages of the lock file, a built product, a browser. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const say = (line) => process.stderr.write(`${line}\n`);

export class Stop extends Error {}

/** Stops with one sentence that says what to do. */
export function stop(sentence) {
  throw new Stop(sentence);
}

export function run(command, args, { quiet = true, failed } = {}) {
  const done = spawnSync(command, args, { stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit", encoding: "utf8", shell: process.platform === "win32" });
  if (done.status !== 0) stop(`${failed ?? `“${command} ${args.join(" ")}” failed.`}\n${`${done.stdout ?? ""}${done.stderr ?? ""}`.trim().split("\n").slice(-12).join("\n")}`);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node ${process.versions.node} is too old: Wenyi needs 20.19 or newer. Install it from nodejs.org and run the command again.`);
}

/** Installs the packages when there are none or the lock file changed since. Needs the network only then. */
export async function installPackages() {
  const { stampOf } = await import("./stamp.mjs");
  const mark = join("node_modules", ".wenyi-lock");
  const wanted = stampOf("package-lock.json");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  say("packages   installing (npm ci)");
  run("npm", ["ci", "--no-audit", "--no-fund"], { failed: "The packages could not be installed. A first start needs a network that reaches the npm registry set in your npm configuration." });
  writeFileSync(mark, wanted);
}

export async function buildProduct() {
  const { sourceStamp } = await import("./stamp.mjs");
  const mark = join("out", "stamp");
  if (existsSync(mark) && readFileSync(mark, "utf8") === sourceStamp()) return;
  say("product    building");
  run(process.execPath, ["scripts/build.mjs"], { failed: "The product could not be built." });
}

const browsers = [process.env.WENYI_BROWSER, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"];
export const findBrowser = () => browsers.find((path) => path !== undefined && existsSync(path));

/** An Electron binary: the one that is named, else the one that its package says it has. Never by loading the package, which would fetch it. */
export function findElectron() {
  const said = join("node_modules", "electron", "path.txt");
  const own = existsSync(said) ? [join("node_modules", "electron", "dist", readFileSync(said, "utf8"))] : [];
  return [process.env.WENYI_ELECTRON, ...own].find((path) => path !== undefined && existsSync(path));
}

const has = (command) => spawnSync("which", [command], { stdio: "ignore" }).status === 0;
const hasChineseFont = () => spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim().length > 0;

/** Chromium, a Chinese font and poppler: found, or installed where this is root on Debian, else the one command to type. */
export function findTools() {
  const missing = [[findBrowser() !== undefined, "chromium"], [hasChineseFont(), "fonts-noto-cjk"], [has("pdftotext"), "poppler-utils"], [process.platform !== "linux" || has("strace"), "strace"]].filter(([there]) => !there).map(([, name]) => name);
  if (missing.length === 0) return;
  const root = process.getuid?.() === 0;
  if (!existsSync("/etc/debian_version") || !root) stop(`Missing: ${missing.join(", ")}. Install with:  sudo apt-get install -y --no-install-recommends ${missing.join(" ")}`);
  say(`tools      installing ${missing.join(", ")}`);
  run("apt-get", ["update", "-qq"], { failed: "The list of packages could not be read." });
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { failed: `${missing.join(", ")} could not be installed.` });
}

/** Runs a script's main part; a Stop ends it with its sentence, anything else with its trace. */
export async function main(act) {
  try {
    await act();
  } catch (failure) {
    say(failure instanceof Stop ? failure.message : String(failure?.stack ?? failure));
    process.exitCode = 1;
  }
}
