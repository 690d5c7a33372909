import type { Attachment } from "#shared/engine/record.ts";
import { digestOf, fromHex, toHex } from "#shared/kernel/bytes.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { openBytes, sealBytes } from "#shared/sync/sealing.ts";

export type Blobs = { readonly put: (sha: string, sealed: Uint8Array<ArrayBuffer>) => Promise<boolean>; readonly get: (sha: string) => Promise<Uint8Array | null> };
/** A file at the hub, through a record that may be seen; null where it cannot be had now. */
export type FetchFile = (sha: string, record: string) => Promise<Uint8Array | null>;

const limit = 50 * 1024 * 1024 - 64;
const place = "file";

/** Seals a file under a key of its own and keeps it on this PC; the record that names it carries the key. */
export async function keepFile(blobs: Blobs, random: Random, file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }): Promise<Result<Attachment, Coded>> {
  if (file.bytes.length === 0) return err({ code: "file.empty", name: file.name });
  if (file.bytes.length > limit) return err({ code: "file.tooLarge", name: file.name });
  const key = random(32);
  const sealed = sealBytes(key, place, file.bytes, random);
  const blob = digestOf(sealed);
  if (!(await blobs.put(blob, sealed))) return err({ code: "disk.full" });
  return ok({ name: file.name.slice(0, 200), size: file.bytes.length, type: file.type.slice(0, 120), digest: digestOf(file.bytes), blob, key: toHex(key) });
}

/** Opens a file: from this PC, else from the hub through a record that may be seen, and then it is kept here. */
export async function openFile(blobs: Blobs, hub: FetchFile, { record, attachment }: { readonly record: string | null; readonly attachment: Attachment }): Promise<Result<Uint8Array, Coded>> {
  const sealed = (await blobs.get(attachment.blob)) ?? (record === null ? null : await fetched(blobs, hub, attachment.blob, record));
  if (sealed === null) return err({ code: "file.notHere" });
  try {
    const bytes = openBytes(fromHex(attachment.key), place, sealed);
    return digestOf(bytes) === attachment.digest ? ok(bytes) : err({ code: "file.damaged" });
  } catch {
    return err({ code: "file.damaged" }); // the bytes are not what was sealed under this key
  }
}

async function fetched(blobs: Blobs, hub: FetchFile, sha: string, record: string): Promise<Uint8Array | null> {
  const sealed = await hub(sha, record);
  if (sealed === null || digestOf(sealed) !== sha) return null;
  await blobs.put(sha, Uint8Array.from(sealed));
  return sealed;
}
