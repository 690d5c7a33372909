import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { collectFlags, dataFolderOf, hubOf } from "../host/flags.ts";
import { StartRefused } from "../host/startRefused.ts";
import { refusals } from "../host/strings.ts";
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

const known = { valued: ["--data", "--profile", "--hub", "--ca", "--port", "--renderer"], plain: ["--no-open", "--test-hooks"] };

/** Reads the command line; `--name value` and `--name=value` mean the same. */
export function readFlags(words: readonly string[]): Flags {
  const given = collectFlags(words, known, refuse);
  const data = dataFolderOf(given.get("--data"));
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

function refuse(word: string): never {
  throw new StartRefused(sentences.badFlag(word));
}

/** The port follows from the data folder, so that the same profile always finds the database that its browser keeps for that port. */
function portOf(text: string | undefined, data: string): number {
  if (text === undefined) return 21_000 + (createHash("sha256").update(data).digest().readUInt16BE(0) % 9_000);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new StartRefused(refusals.badValue("--port"));
  return Number(text);
}
