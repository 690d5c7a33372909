/** 搬走 — a desk that is on its way to another PC: until it is taken back nothing is written here, so that the file holds all there is. */
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { slipCode } from "#shared/sync/slipCode.ts";
import { isDiskFull, replaceFile, type Files } from "../files.ts";
import type { Cache } from "./deskFile.ts";

const fileName = "leaving.json";
const stored = z.object({ at: z.int(), code: z.string(), caches: z.array(z.object({ name: z.string(), blobs: z.array(z.string()) })) });
export type Leaving = z.output<typeof stored>;

export type Departure = {
  /** Null while the desk is at home. */
  readonly leaving: () => Leaving | null;
  readonly begin: (caches: readonly Cache[]) => Promise<Result<Record<string, never>, { readonly code: "diskFull" }>>;
  readonly takeBack: () => Promise<Result<Record<string, never>, never>>;
};

export async function openDeparture({ files, folder, now, random }: { readonly files: Files; readonly folder: string; readonly now: () => number; readonly random: Random }): Promise<Departure> {
  const path = join(folder, fileName);
  let leaving = read(await files.read(path));
  return { leaving: () => leaving, begin, takeBack };

  async function begin(caches: readonly Cache[]): ReturnType<Departure["begin"]> {
    const next: Leaving = { at: now(), code: leaving === null || leaving.code === "" ? slipCode(random) : leaving.code, caches: caches.map(({ name, blobs }) => ({ name, blobs: [...blobs] })) };
    try {
      await replaceFile(files, path, JSON.stringify(next, null, "\t"));
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    }
    leaving = next;
    return ok({});
  }

  async function takeBack(): ReturnType<Departure["takeBack"]> {
    await files.remove(path);
    await files.syncFolder(folder);
    leaving = null;
    return ok({});
  }
}

/** One that cannot be read still says that the desk is leaving; with a new code the file is saved once more. */
function read(bytes: Uint8Array | null): Leaving | null {
  if (bytes === null) return null;
  try {
    return stored.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return { at: 0, code: "", caches: [] };
  }
}
