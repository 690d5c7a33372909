/** 个人资料 — drafts, phrases and saved views, sealed by the person's key before they come here; the last writing of a key stands. */
import { join } from "node:path";
import { z } from "zod";
import { digestOf } from "#shared/kernel/bytes.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { codeOf, isDiskFull, replaceFile, setAside, type Files } from "./files.ts";
import { createQueue, type Queue } from "./queue.ts";
import type { Repair } from "./repairs.ts";

type StoredDocument = { readonly key: string; readonly sealed: string };

export type Documents = {
  put(person: string, key: string, sealed: string | null): Promise<Result<Record<string, never>, { readonly code: "diskFull" }>>;
  list(person: string): Promise<Result<{ documents: StoredDocument[] }, { readonly code: "unreadable" }>>;
};

const stored = z.object({ key: z.string(), sealed: z.string() });

/** File names are digests, because a key may be longer, or differ less from another, than a file system allows. */
export function createDocuments(files: Files, folder: string, onRepair: (repair: Repair) => void): Documents {
  const queues = new Map<string, Queue>();
  return { put: (person, key, sealed) => inTurn(person, () => put(person, key, sealed)), list: (person) => inTurn(person, () => list(person)) };

  async function put(person: string, key: string, sealed: string | null): ReturnType<Documents["put"]> {
    const home = join(folder, person);
    const path = join(home, `${digestOf(key)}.json`);
    try {
      await files.makeFolder(home);
      if (sealed === null) await files.remove(path).then(() => files.syncFolder(home));
      else await replaceFile(files, path, JSON.stringify({ key, sealed }));
      return ok({});
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    }
  }

  async function list(person: string): ReturnType<Documents["list"]> {
    const home = join(folder, person);
    try {
      const names = (await files.list(home)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
      const documents = await Promise.all(names.map((name) => readOne(home, name)));
      return ok({ documents: documents.filter((document) => document !== null) });
    } catch (failure) {
      if (codeOf(failure)) return err({ code: "unreadable" });
      throw failure;
    }
  }

  async function readOne(home: string, name: string): Promise<StoredDocument | null> {
    const document = parseDocument(await files.read(join(home, name)));
    if (document && `${digestOf(document.key)}.json` === name) return document;
    onRepair({ code: "document", kept: await setAside(files, home, name) });
    return null;
  }

  function inTurn<Value>(person: string, work: () => Promise<Value>): Promise<Value> {
    const queue = queues.get(person) ?? createQueue();
    queues.set(person, queue);
    return queue(work);
  }
}

function parseDocument(bytes: Uint8Array | null): StoredDocument | null {
  try {
    return stored.parse(JSON.parse(Buffer.from(bytes ?? []).toString()));
  } catch {
    return null;
  }
}
