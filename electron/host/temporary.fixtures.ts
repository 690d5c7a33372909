import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { digestOf } from "#shared/kernel/bytes.ts";
import { ok } from "#shared/kernel/result.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { createHost, type Host, type HostPorts } from "./handle.ts";
import { diskFiles, type Files, type OpenFile } from "./files.ts";

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
export const noon = Date.UTC(2026, 10, 24, 4);

/** A folder of the real file system, for one test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "wenyi-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A host over real files; what is not named is a quiet default. */
export async function temporaryHost(ports: Partial<HostPorts> = {}): Promise<Host> {
  const dataDir = ports.dataDir ?? (await temporaryFolder());
  const host = await createHost({ build: "test", hubUrl: null, now: () => noon, random, log: () => undefined, printPdf: async () => ok(new Uint8Array()), ...ports, dataDir });
  onTestFinished(host.close);
  return host;
}

/** Commands that follow one another from the first, with texts of the given lengths. */
export function commands(lengths: readonly number[]): JournalEntry[] {
  let prev = "";
  return lengths.map((length, index) => {
    const text = `${index}`.padEnd(length, "文");
    const entry: JournalEntry = { kind: "command", id: `c${index + 1}`, text, dseq: index + 1, prev };
    prev = digestOf(text);
    return entry;
  });
}

export type Trouble = { write: NodeJS.ErrnoException | null; sync: NodeJS.ErrnoException | null; syncs: number };

/** The real disk, whose next writes or syncs of journal segments can be made to fail half-way. */
export function troubledFiles(trouble: Trouble): Files {
  return { ...diskFiles, open: async (path) => (path.endsWith(".wyj") || path.endsWith("reserve") ? troubled(await diskFiles.open(path)) : diskFiles.open(path)) };

  function troubled(file: OpenFile): OpenFile {
    return {
      ...file,
      async write(bytes, at) {
        if (!trouble.write) return file.write(bytes, at);
        await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)), at);
        throw trouble.write;
      },
      async datasync() {
        trouble.syncs++;
        if (trouble.sync) throw trouble.sync;
        return file.datasync();
      },
    };
  }
}

/** A promise that the test settles itself. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  const settle: { resolve?: () => void } = {};
  const promise = new Promise<void>((resolve) => (settle.resolve = resolve));
  return { promise, resolve: () => settle.resolve?.() };
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

export const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });
