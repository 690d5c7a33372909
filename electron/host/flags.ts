/** 启动参数 — the flags that both hosts take, read the same way. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

type Known = { readonly valued: readonly string[]; readonly plain: readonly string[] };

/** Reads a command line; `--name value` and `--name=value` mean the same. What is not known goes to `unknown`. */
export function collectFlags(words: readonly string[], { valued, plain }: Known, unknown: (word: string) => void): Map<string, string> {
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const [, name = "", value] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(words[at]!) ?? [];
    if (plain.includes(name)) given.set(name, "");
    else if (valued.includes(name)) given.set(name, value ?? valueAfter(words, ++at, name));
    else unknown(words[at]!);
  }
  return given;
}

function valueAfter(words: readonly string[], at: number, name: string): string {
  const value = words[at];
  if (value === undefined || value.startsWith("--")) throw new StartRefused(refusals.badValue(name));
  return value;
}

/** One folder for both hosts, so that who changes the host finds his journal and drafts. */
export const dataFolderOf = (text: string | undefined): string => resolve(text ?? join(homedir(), ".wenyi", "client"));

/** Off this PC the hub speaks TLS only. */
export function hubOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (!url || !(isLocal || url.protocol === "https:")) throw new StartRefused(refusals.badValue("--hub"));
  return url.href;
}
