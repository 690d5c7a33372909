import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { err, ok } from "#shared/kernel/result.ts";
import type { Log } from "../host/operations.ts";
import type { PrintPdf } from "../host/pdfQueue.ts";
import { quietFlags } from "./findBrowser.ts";

const patience = 60_000;

/** Prints with a headless browser. NOTE: its profile is a temporary one, or the open window of the client would swallow the command. */
export function createPrinter(browser: string | null, log: Log): PrintPdf {
  return async (html) => {
    if (!browser) return err({ code: "noPrinter" });
    const folder = await mkdtemp(join(tmpdir(), "wenyi-print-"));
    try {
      await writeFile(join(folder, "page.html"), html, { mode: 0o600 });
      const code = await run(browser, flagsFor(folder));
      if (code !== "0") log({ where: "print", code });
      return await readFile(join(folder, "page.pdf")).then(ok, () => err({ code: "noPrinter" } as const));
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

const flagsFor = (folder: string): string[] => [
  "--headless=new", "--no-pdf-header-footer", `--print-to-pdf=${join(folder, "page.pdf")}`, `--user-data-dir=${join(folder, "profile")}`, "--disable-gpu", ...quietFlags,
  pathToFileURL(join(folder, "page.html")).href,
];

/** How the browser ended; one that does not end in time is ended with everything it started. */
function run(browser: string, flags: readonly string[]): Promise<string> {
  const isGroup = process.platform !== "win32";
  const printing = spawn(browser, flags, { stdio: "ignore", detached: isGroup });
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      if (isGroup && printing.pid) process.kill(-printing.pid, "SIGKILL");
      else printing.kill("SIGKILL");
    }, patience);
    printing.once("error", (failure) => [clearTimeout(late), resolve(failure.name)]);
    printing.once("exit", (code, signal) => [clearTimeout(late), resolve(String(code ?? signal))]);
  });
}
