import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";

/** Builds an entry (the hub's own, where no other is named) as it is installed, so that a test can kill a real process. */
export async function buildEntry(source = "hub/index.ts"): Promise<string> {
  const out = resolve("node_modules/.cache/test", source.replaceAll("/", "-"));
  await build({ configFile: false, logLevel: "error", build: { ssr: resolve(source), outDir: out, emptyOutDir: true, target: "node20", rollupOptions: { output: { entryFileNames: "index.mjs" } } } });
  return resolve(out, "index.mjs");
}

export type Child = { readonly process: ChildProcess; readonly url: string };

/** Starts a hub and waits for its line; throws with what it said when it ends before. */
export async function startChild(entry: string, options: readonly string[]): Promise<Child> {
  const started = spawn(process.execPath, [entry, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  started.stderr.on("data", (text) => said.push(String(text)));
  const line = await Promise.race([once(createInterface({ input: started.stdout }), "line"), once(started, "exit").then(() => null)]);
  if (line === null) throw new Error(said.join(""));
  return { process: started, url: (JSON.parse(String(line[0])) as { hub: string }).hub };
}

export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, "exit");
  child.kill(signal);
  const [code] = (await exit) as [number | null];
  return code;
}
