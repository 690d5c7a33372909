/** 本机密钥 — the secret that makes a copied profile useless elsewhere, and the id under which this PC gives commands. The secret is made once and never overwritten. */
import { join } from "node:path";
import { z } from "zod";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { newId, type Random } from "#shared/kernel/ids.ts";
import { keepPrivate, replaceFile, type Files } from "./files.ts";
import { isCopy, marks, marksOf, type Marks } from "./marks.ts";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

export type Device = {
  readonly secret: Uint8Array;
  readonly id: () => string;
  /** Whether this folder turned out to be a copy at this start. */
  readonly isCopied: boolean;
  /** Whether this PC has been a device of its own from the first; where not, its journal begins anew at the id it has now. */
  readonly hasFormer: () => boolean;
  /** Becomes a device of its own: the hub has had something else from a PC of this id. */
  readonly renew: () => Promise<void>;
};

type DevicePorts = { readonly files: Files; readonly folder: string; readonly now: () => number; readonly random: Random; readonly marksOf?: (folder: string) => Promise<Marks> };

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const stored = z.object({ v: z.literal(1), device: hexId, secret: z.string().regex(/^[0-9a-f]{64}$/), former: z.array(hexId), marks });
type Stored = z.output<typeof stored>;

/** Reads the device's key or, in a folder that nothing was ever kept in, makes one. A copied folder becomes a device of its own by itself. */
export async function openDevice({ files, folder, now, random, marksOf: look = marksOf }: DevicePorts): Promise<Device> {
  const path = join(folder, "device.json");
  const seen = await look(folder);
  const found = await readStored(files, path);
  if (found === null && (await isInUse(files, folder))) throw new StartRefused(refusals.deviceMissing(path));
  const isCopied = found !== null && isCopy(found.marks, seen, await isStillThere(files, found, seen));
  const made = found ?? { v: 1, device: newId(now(), random), secret: toHex(random(32)), former: [], marks: seen };
  let kept = isCopied ? renewed(made) : { ...made, marks: seen };
  if (JSON.stringify(kept) !== JSON.stringify(found)) await write(kept);
  return { secret: fromHex(kept.secret), id: () => kept.device, isCopied, hasFormer: () => kept.former.length > 0, renew };

  function renewed(from: Stored): Stored {
    return { ...from, device: newId(now(), random), former: [...from.former, from.device], marks: seen };
  }

  async function renew(): Promise<void> {
    const next = renewed(kept);
    await write(next);
    kept = next;
  }

  async function write(next: Stored): Promise<void> {
    await replaceFile(files, path, JSON.stringify(next, null, "\t"));
    await keepPrivate(path);
  }
}

async function readStored(files: Files, path: string): Promise<Stored | null> {
  const bytes = await files.read(path).catch(() => Promise.reject(new StartRefused(refusals.deviceUnreadable(path))));
  if (bytes === null) return null;
  try {
    return stored.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    throw new StartRefused(refusals.deviceUnreadable(path));
  }
}

/** Whether the folder that this one remembers to be still holds the same device, somewhere else than here. */
async function isStillThere(files: Files, { device, marks: kept }: Stored, seen: Marks): Promise<boolean> {
  if (kept.folder === seen.folder) return false;
  const bytes = await files.read(join(kept.folder, "device.json")).catch(() => null);
  return bytes !== null && Buffer.from(bytes).toString().includes(device);
}

async function isInUse(files: Files, folder: string): Promise<boolean> {
  const [segments, rings] = [await files.list(join(folder, "journal")), await files.list(join(folder, "rings"))];
  return rings.length > 0 || segments.some((name) => name.endsWith(".wyj"));
}
