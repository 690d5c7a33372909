import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rm } from "node:fs/promises";
import { diskFiles, keepPrivate, replaceFile } from "../host/files.ts";
import { StartRefused } from "../host/startRefused.ts";
import { quietFlags } from "./findBrowser.ts";
import { sentences } from "./strings.ts";

type Launch = { readonly browser: string; readonly bootUrl: string; readonly dataDir: string; readonly profile: string };

/**
 * Opens the window. The link goes through a file that only this person can read, because other people on the PC can list a command line.
 * The returned wait ends when the browser has taken it over; with a window already open that is at once.
 */
export async function openWindow({ browser, bootUrl, dataDir, profile }: Launch): Promise<void> {
  const path = join(dataDir, "open.html");
  await replaceFile(diskFiles, path, `<!doctype html><meta charset="utf-8"><script>location.replace(${JSON.stringify(bootUrl)})</script>`);
  await keepPrivate(path);
  const window = spawn(browser, [`--app=${pathToFileURL(path).href}`, `--user-data-dir=${profile}`, ...quietFlags], { detached: true, stdio: "ignore" });
  await new Promise<void>((resolve, reject) => {
    window.once("spawn", resolve);
    window.once("error", () => reject(new StartRefused(sentences.noBrowser())));
  });
  window.unref();
  setTimeout(() => void rm(path, { force: true }), 60_000).unref();
}
