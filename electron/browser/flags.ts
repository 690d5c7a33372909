import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { StartRefused } from "../host/startRefused.ts";
import { sentences } from "./strings.ts";

export type Flags = {
  readonly data: string;
  readonly profile: string;
  readonly hub: string | null;
  readonly ca: string | null;
  readonly port: number;
  readonly renderer: string | null;
  readonly opens: boolean;
  readonly testHooks: boolean;
};

const valued = new Set(["--data", "--profile", "--hub", "--ca", "--port", "--renderer"]);
const plain = new Set(["--no-open", "--test-hooks"]);

/** Reads the command line; `--name value` and `--name=value` mean the same. */
export function readFlags(words: readonly string[]): Flags {
  const given = collect(words);
  const data = resolve(given.get("--data") ?? join(homedir(), ".wenyi", "client"));
  return {
    data,
    profile: resolve(given.get("--profile") ?? join(data, "profile")),
    hub: hubOf(given.get("--hub")),
    ca: given.get("--ca") ?? null,
    port: portOf(given.get("--port"), data),
    renderer: given.has("--renderer") ? resolve(given.get("--renderer")!) : null,
    opens: !given.has("--no-open"),
    testHooks: given.has("--test-hooks"),
  };
}

function collect(words: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const [, name = "", value] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(words[at]!) ?? [];
    if (plain.has(name)) given.set(name, "");
    else if (valued.has(name)) given.set(name, value ?? valueAfter(words, ++at, name));
    else throw new StartRefused(sentences.badFlag(words[at]!));
  }
  return given;
}

function valueAfter(words: readonly string[], at: number, name: string): string {
  const value = words[at];
  if (value === undefined || value.startsWith("--")) throw new StartRefused(sentences.badValue(name));
  return value;
}

/** Off this PC the hub speaks TLS only. */
function hubOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (!url || !(isLocal || url.protocol === "https:")) throw new StartRefused(sentences.badValue("--hub"));
  return url.href;
}

/** The port follows from the data folder, so that the same profile always finds the database that its browser keeps for that port. */
function portOf(text: string | undefined, data: string): number {
  if (text === undefined) return 21_000 + (createHash("sha256").update(data).digest().readUInt16BE(0) % 9_000);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new StartRefused(sentences.badValue("--port"));
  return Number(text);
}
