import { join } from "node:path";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { isDiskFull, type Files, type OpenFile } from "./files.ts";
import { encodeRecord, type Sealer } from "./journalRecords.ts";
import { positionOf, segmentName, type Held, type Opening } from "./journalOpening.ts";

export type JournalPorts = Sealer & { readonly files: Files; readonly folder: string; readonly segmentSize?: number };

/** `unavailable` is final: the disk failed in a way after which nothing it says can be trusted until the next start. */
export type WriteFault = { readonly code: "diskFull" | "unavailable" };

export type JournalWriter = {
  /** Writes the entries behind each other with one sync; answers when the disk has all of them, or with none of them kept. */
  readonly write: (entries: readonly JournalEntry[]) => Promise<Result<readonly Held[], WriteFault>>;
  readonly close: () => Promise<void>;
};

export async function openWriter(ports: JournalPorts, { last }: Opening): Promise<JournalWriter> {
  const { files, folder, segmentSize = 4 * 1024 * 1024 } = ports;
  let { number, count, size } = last ?? { number: 0, count: 0, size: 0 };
  let file: OpenFile | null = last && (await files.open(join(folder, segmentName(number))));
  return { write, close: async () => file?.close() };

  async function write(entries: readonly JournalEntry[]): Promise<Result<readonly Held[], WriteFault>> {
    if (entries.length === 0) return ok([]);
    try {
      const open = await roomySegment();
      const bytes = Buffer.concat(entries.map((entry, offset) => encodeRecord(ports, segmentName(number), count + offset, entry)));
      await open.write(bytes, size).catch((failure: unknown) => undo(open, failure));
      await open.datasync();
      const written = entries.map((entry, offset) => ({ position: positionOf(number, count + offset), entry }));
      [count, size] = [count + entries.length, size + bytes.length];
      return ok(written);
    } catch (failure) {
      return err({ code: failure instanceof FullDisk ? "diskFull" : "unavailable" });
    }
  }

  /** A part of a record would look like damage at the next start, so it is taken back; if even that fails the journal closes. */
  async function undo(open: OpenFile, failure: unknown): Promise<never> {
    await open.truncate(size);
    return refuse(failure);
  }

  async function roomySegment(): Promise<OpenFile> {
    if (file && size < segmentSize) return file;
    const next = await files.open(join(folder, segmentName(number + 1))).catch(refuse);
    await files.syncFolder(folder);
    await file?.close();
    [file, number, count, size] = [next, number + 1, 0, 0];
    return next;
  }
}

class FullDisk extends Error {}

function refuse(failure: unknown): never {
  throw isDiskFull(failure) ? new FullDisk() : failure;
}
