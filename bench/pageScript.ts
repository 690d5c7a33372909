import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

/** A script of bench/page as one text, to be run in a real Chromium page. */
export async function pageScript(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "wenyi-bench-"));
  await build({ configFile: false, logLevel: "error", define: { global: "globalThis" }, build: { outDir: folder, emptyOutDir: true, minify: true, rolldownOptions: { input: `bench/page/${entry}.ts`, output: { entryFileNames: "page.js", format: "iife" } } } });
  const script = await readFile(join(folder, "page.js"), "utf8");
  await rm(folder, { recursive: true, force: true });
  return script;
}
