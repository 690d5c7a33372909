/** 附件 — files by the SHA-256 of their bytes, as they were sealed; a file is here whole and true, or not at all. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { toHex } from "#shared/kernel/bytes.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { codeOf, diskFiles, isDiskFull } from "./files.ts";
import { toStream } from "./streams.ts";

export type BlobFault = { readonly code: "mismatch" | "empty" | "tooLarge" | "diskFull" };
export type Blobs = {
  put(digest: string, bytes: AsyncIterable<Uint8Array>): Promise<Result<Record<string, never>, BlobFault>>;
  /** The length, or null when this PC does not have the file. */
  size(digest: string): Promise<number | null>;
  stream(digest: string): ReadableStream<Uint8Array>;
};

const largest = 50 * 1024 * 1024;

export async function openBlobs(folder: string, random: Random): Promise<Blobs> {
  const arriving = join(folder, "arriving");
  await rm(arriving, { recursive: true, force: true });
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  const homeOf = (digest: string): string => join(folder, digest.slice(0, 2));
  const pathOf = (digest: string): string => join(homeOf(digest), digest);
  return { put, size, stream: (digest) => toStream(createReadStream(pathOf(digest))) };

  async function put(digest: string, bytes: AsyncIterable<Uint8Array>): Promise<Result<Record<string, never>, BlobFault>> {
    const draft = join(arriving, toHex(random(16)));
    try {
      const fault = await receive(draft, digest, bytes);
      if (fault) return err(fault);
      await keep(draft, digest);
      return ok({});
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async function keep(draft: string, digest: string): Promise<void> {
    const isNewHome = (await mkdir(homeOf(digest), { recursive: true, mode: 0o700 })) !== undefined;
    await rename(draft, pathOf(digest));
    await diskFiles.syncFolder(homeOf(digest));
    if (isNewHome) await diskFiles.syncFolder(folder);
  }

  async function size(digest: string): Promise<number | null> {
    return stat(pathOf(digest)).then(
      (found) => found.size,
      (failure: unknown) => {
        if (codeOf(failure) === "ENOENT") return null;
        throw failure;
      },
    );
  }
}

/** NOTE: what cannot be kept is read to its end and dropped, so that the sender sees the answer instead of a broken line. */
async function receive(path: string, digest: string, bytes: AsyncIterable<Uint8Array>): Promise<BlobFault | null> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let [length, written] = [0, Promise.resolve()];
  try {
    for await (const chunk of bytes) {
      length += chunk.length;
      hash.update(chunk);
      if (length <= largest) written = written.then(() => writeAll(file, chunk));
      await written.catch(() => undefined);
    }
    await written;
    await file.datasync();
  } finally {
    await file.close();
  }
  return faultOf(length, hash.digest("hex") === digest);
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done)).bytesWritten;
}

function faultOf(length: number, isTrue: boolean): BlobFault | null {
  if (length > largest) return { code: "tooLarge" };
  if (length === 0) return { code: "empty" };
  return isTrue ? null : { code: "mismatch" };
}
