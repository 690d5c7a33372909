import { join } from "node:path";
import { presetWords } from "../host/preset.ts";
import { StartRefused } from "../host/startRefused.ts";
import { readFlags } from "./flags.ts";
import { start } from "./start.ts";
import { sentences } from "./strings.ts";

const build = process.env["WENYI_BUILD"] ?? "development";
const endWithin = 5_000;

await main(process.argv.slice(2)).catch(stop);

async function main(words: readonly string[]): Promise<void> {
  if (isOld(process.versions.node)) throw new StartRefused(sentences.oldNode(process.versions.node));
  const flags = readFlags([...presetWords(join(import.meta.dirname, "..", "..")), ...words]);
  const started = await start(flags, build);
  if (!started) return;
  const { url, origin, data, close } = started;
  if (!flags.opens) process.stdout.write(`${JSON.stringify({ url, origin, data })}\n`);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => end(close));
}

/** Ends cleanly, and ends in any case. */
function end(close: () => Promise<void>): void {
  setTimeout(() => process.exit(1), endWithin).unref();
  close().then(() => process.exit(0), stop);
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

/** A person sees one sentence; only a defect shows where it comes from. */
function stop(failure: unknown): never {
  process.stderr.write(`${wordsOf(failure)}\n`);
  process.exit(1);
}

function wordsOf(failure: unknown): string {
  if (failure instanceof StartRefused) return failure.sentence[languageOf(process.env)];
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}

function languageOf(environment: Readonly<Record<string, string | undefined>>): "zh" | "en" {
  return /^en/i.test(environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "") ? "en" : "zh";
}
