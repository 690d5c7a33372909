/** 预置文件 — what an office lays beside the installed program, so that nobody types an address: the same as these flags, which a command line overrides. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

const preset = z.strictObject({ hub: z.string().optional(), ca: z.string().optional(), data: z.string().optional() });

/** The flags of `preset.json` in this folder; none where there is no such file. One that cannot be read stops the start, for a wrong hub is worse than none. */
export function presetWords(folder: string): readonly string[] {
  const file = join(folder, "preset.json");
  const text = textOf(file);
  if (text === null) return [];
  const read = preset.safeParse(parse(text));
  if (!read.success) throw new StartRefused(refusals.badPreset(file));
  return Object.entries(read.data).map(([name, value]) => `--${name}=${value}`);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, ""); // Notepad begins a file with a mark
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new StartRefused(refusals.badPreset(file));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
