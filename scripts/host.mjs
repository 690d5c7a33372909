/** Which host `npm start` takes, and why. Electron where its binary is or can soon be had; else the browser host, which is no lesser product. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, findElectron, say, stop } from "./bootstrap.mjs";

const patience = 60_000;
const folder = join("node_modules", "electron");
/** Where it is noted that this version could not be had, so that the next start does not wait for it again. */
const note = join("node_modules", ".wenyi-no-electron");

/** The program of the Electron host, or null for the browser host; said in one line. */
export async function chooseHost({ host, open }) {
  const [program, why] = host === "browser" ? [null, "as asked"] : await seekElectron({ asked: host === "electron", open });
  if (program === null && host === "electron") stop(`The Electron host cannot be started: ${why}. Start with --host=browser, or leave the flag out.`);
  say(`host       ${program === null ? "browser" : "Electron"} host (${why})`);
  if (program === null && open && findBrowser() === undefined) stop("No Chromium, Chrome or Edge was found. Install one, or name it in the environment variable WENYI_BROWSER.");
  return program;
}

async function seekElectron({ asked, open }) {
  if (!open) return [null, "it has an address to print; the Electron host has none"];
  if (process.env.WENYI_ELECTRON !== undefined) return existsSync(process.env.WENYI_ELECTRON) ? [process.env.WENYI_ELECTRON, "named in WENYI_ELECTRON"] : [null, "WENYI_ELECTRON names no file"];
  if (process.getuid?.() === 0) return [null, "Electron's sandbox does not run as root"];
  const found = findElectron() ?? (await fetchElectron(asked));
  return found === undefined ? [null, "the Electron binary is not here and could not be had within a minute; --host=electron tries again"] : [found, "its binary is here"];
}

/** Asks the package for its binary, quietly and for a minute at most. What came only in part is taken away again. */
async function fetchElectron(asked) {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!asked && existsSync(note) && readFileSync(note, "utf8") === version) return undefined;
  say("host       asking for the Electron binary (a minute at most)");
  const fetching = spawn(process.execPath, [join(folder, "install.js")], { stdio: "ignore" });
  const late = setTimeout(() => fetching.kill("SIGKILL"), patience);
  await new Promise((resolve) => fetching.once("exit", resolve).once("error", resolve));
  clearTimeout(late);
  const found = findElectron();
  if (found === undefined) {
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    writeFileSync(note, version);
  }
  return found;
}
