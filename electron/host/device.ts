/** 本机密钥 — the secret that makes a copied profile useless elsewhere. It is made once and never overwritten. */
import { join } from "node:path";
import { z } from "zod";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { newId, type Random } from "#shared/kernel/ids.ts";
import { keepPrivate, replaceFile, type Files } from "./files.ts";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

export type Device = { readonly id: string; readonly secret: Uint8Array };

/** The system's own key store. `protect` answers null where there is none worth the name; `reveal` throws when it does not open. */
export type Vault = { readonly protect: (secret: string) => Promise<string | null>; readonly reveal: (sealed: string) => Promise<string> };

type DevicePorts = { readonly files: Files; readonly folder: string; readonly now: () => number; readonly random: Random; readonly vault?: Vault };

const secretText = z.string().regex(/^[0-9a-f]{64}$/);
const deviceText = z.string().regex(/^[0-9a-f]{32}$/);
const stored = z.union([
  z.object({ v: z.literal(1), device: deviceText, secret: secretText }),
  z.object({ v: z.literal(2), device: deviceText, sealed: z.string().min(1) }),
]);
type Stored = z.output<typeof stored>;

/** Reads the device's key or, in a folder that nothing was ever kept in, makes one. */
export async function openDevice(ports: DevicePorts): Promise<Device> {
  const { files, folder } = ports;
  const path = join(folder, "device.json");
  const bytes = await files.read(path).catch(() => Promise.reject(new StartRefused(refusals.deviceUnreadable(path))));
  if (bytes) return reveal(parse(bytes, path), path, ports.vault);
  if (await isInUse(files, folder)) throw new StartRefused(refusals.deviceMissing(path));
  return makeDevice(ports, path);
}

async function makeDevice({ files, now, random, vault }: DevicePorts, path: string): Promise<Device> {
  const device = { id: newId(now(), random), secret: random(32) };
  const secret = toHex(device.secret);
  const sealed = (await vault?.protect(secret)) ?? null;
  const kept: Stored = sealed === null ? { v: 1, device: device.id, secret } : { v: 2, device: device.id, sealed };
  await replaceFile(files, path, JSON.stringify(kept, null, "\t"));
  await keepPrivate(path);
  return device;
}

function parse(bytes: Uint8Array, path: string): Stored {
  try {
    return stored.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    throw new StartRefused(refusals.deviceUnreadable(path));
  }
}

/** NOTE: a key store that is locked, or another one than at that time, is no reason to make a new key: the journal belongs to the old one. */
async function reveal(kept: Stored, path: string, vault: Vault | undefined): Promise<Device> {
  if (kept.v === 1) return { id: kept.device, secret: fromHex(kept.secret) };
  const secret = await vault?.reveal(kept.sealed).then((text) => secretText.parse(text)).catch(() => null);
  if (!secret) throw new StartRefused(refusals.deviceProtected(path));
  return { id: kept.device, secret: fromHex(secret) };
}

async function isInUse(files: Files, folder: string): Promise<boolean> {
  const [segments, rings] = [await files.list(join(folder, "journal")), await files.list(join(folder, "rings"))];
  return rings.length > 0 || segments.some((name) => name.endsWith(".wyj"));
}
