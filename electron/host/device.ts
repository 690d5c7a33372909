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
  /** The ids it had before; where there are any, its journal begins anew at the id it has now. */
  readonly former: () => readonly string[];
  /** Becomes a device of its own: the hub has had something else from a PC of this id. */
  readonly renew: () => Promise<void>;
};

/** The system's own key store. `protect` answers null where there is none worth the name; `reveal` throws when it does not open. */
export type Vault = { readonly protect: (secret: string) => Promise<string | null>; readonly reveal: (sealed: string) => Promise<string> };

type DevicePorts = { readonly files: Files; readonly folder: string; readonly now: () => number; readonly random: Random; readonly marksOf?: (folder: string) => Promise<Marks>; readonly vault?: Vault };

const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const secretText = z.string().regex(/^[0-9a-f]{64}$/);
const known = { device: hexId, former: z.array(hexId), marks };
const stored = z.union([z.object({ v: z.literal(1), ...known, secret: secretText }), z.object({ v: z.literal(2), ...known, sealed: z.string().min(1) })]);
type Stored = z.output<typeof stored>;

/** Reads the device's key or, in a folder that nothing was ever kept in, makes one. A copied folder becomes a device of its own by itself. */
export async function openDevice(ports: DevicePorts): Promise<Device> {
  const { files, folder, now, random, vault, marksOf: look = marksOf } = ports;
  const path = join(folder, "device.json");
  const seen = await look(folder);
  const found = await readStored(files, path);
  const { secret, made } = found === null ? await make(ports, path, seen) : { secret: await reveal(found, path, vault), made: found };
  const isCopied = found !== null && isCopy(found.marks, seen, await isStillThere(files, found, seen));
  let kept = isCopied ? renewed(made) : { ...made, marks: seen };
  if (JSON.stringify(kept) !== JSON.stringify(found)) await write(kept);
  return { secret, id: () => kept.device, isCopied, former: () => kept.former, renew };

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

/** Takes over the device of a desk that came from another PC, which gave it up. */
export async function adoptDevice({ files, folder, vault, marksOf: look = marksOf }: Pick<DevicePorts, "files" | "folder" | "vault" | "marksOf">, { secret, device, former }: { readonly secret: string; readonly device: string; readonly former: readonly string[] }): Promise<void> {
  const path = join(folder, "device.json");
  const kept: Stored = { ...(await locked(secret, vault)), device, former: [...former], marks: await look(folder) };
  await replaceFile(files, path, JSON.stringify(kept, null, "\t"));
  await keepPrivate(path);
}

async function make({ files, folder, now, random, vault }: DevicePorts, path: string, seen: Marks): Promise<{ readonly secret: Uint8Array; readonly made: Stored }> {
  if (await isInUse(files, folder)) throw new StartRefused(refusals.deviceMissing(path));
  const secret = random(32);
  return { secret, made: { ...(await locked(toHex(secret), vault)), device: newId(now(), random), former: [], marks: seen } };
}

async function locked(secret: string, vault: Vault | undefined): Promise<{ readonly v: 1; readonly secret: string } | { readonly v: 2; readonly sealed: string }> {
  const sealed = (await vault?.protect(secret)) ?? null;
  return sealed === null ? { v: 1, secret } : { v: 2, sealed };
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

/** NOTE: a key store that is locked, or another one than at that time, is no reason to make a new key: the journal belongs to the old one. */
async function reveal(kept: Stored, path: string, vault: Vault | undefined): Promise<Uint8Array> {
  if (kept.v === 1) return fromHex(kept.secret);
  const secret = await vault?.reveal(kept.sealed).then((text) => secretText.parse(text)).catch(() => null);
  if (!secret) throw new StartRefused(refusals.deviceProtected(path));
  return fromHex(secret);
}

async function isInUse(files: Files, folder: string): Promise<boolean> {
  const [segments, rings] = [await files.list(join(folder, "journal")), await files.list(join(folder, "rings"))];
  return rings.length > 0 || segments.some((name) => name.endsWith(".wyj"));
}
