/** 本机密钥 — the secret that makes a copied profile useless elsewhere. It is made once and never overwritten. */
import { join } from "node:path";
import { z } from "zod";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { newId, type Random } from "#shared/kernel/ids.ts";
import { keepPrivate, replaceFile, type Files } from "./files.ts";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

export type Device = { readonly id: string; readonly secret: Uint8Array };

type DevicePorts = { readonly files: Files; readonly folder: string; readonly now: () => number; readonly random: Random };

const stored = z.object({ v: z.literal(1), device: z.string().regex(/^[0-9a-f]{32}$/), secret: z.string().regex(/^[0-9a-f]{64}$/) });

/** Reads the device's key or, in a folder that nothing was ever kept in, makes one. */
export async function openDevice({ files, folder, now, random }: DevicePorts): Promise<Device> {
  const path = join(folder, "device.json");
  const bytes = await files.read(path).catch(() => Promise.reject(new StartRefused(refusals.deviceUnreadable(path))));
  if (bytes) return parseDevice(bytes, path);
  if (await isInUse(files, folder)) throw new StartRefused(refusals.deviceMissing(path));
  const device = { id: newId(now(), random), secret: random(32) };
  await replaceFile(files, path, JSON.stringify({ v: 1, device: device.id, secret: toHex(device.secret) }, null, "\t"));
  await keepPrivate(path);
  return device;
}

function parseDevice(bytes: Uint8Array, path: string): Device {
  try {
    const { device, secret } = stored.parse(JSON.parse(Buffer.from(bytes).toString()));
    return { id: device, secret: fromHex(secret) };
  } catch {
    throw new StartRefused(refusals.deviceUnreadable(path));
  }
}

async function isInUse(files: Files, folder: string): Promise<boolean> {
  const [segments, rings] = [await files.list(join(folder, "journal")), await files.list(join(folder, "rings"))];
  return rings.length > 0 || segments.some((name) => name.endsWith(".wyj"));
}
