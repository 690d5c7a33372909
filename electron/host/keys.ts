/** 密钥环 — the wrapped keys of the people who sign in here, and the open session's keys, which live in memory only. */
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { HostSession } from "#shared/contracts/host.ts";
import { isDiskFull, replaceFile, type Files } from "./files.ts";
import { createQueue } from "./queue.ts";
import type { Repair } from "./repairs.ts";

type Unreadable = { readonly code: "unreadable" };
type Person = { readonly person: string; readonly name: string; readonly login: string };
type KeptRing = Person & { readonly ring: string };

export type Rings = {
  get(person: string): Promise<Result<{ ring: string | null }, Unreadable>>;
  put(kept: KeptRing): Promise<Result<Record<string, never>, Unreadable | { readonly code: "diskFull" }>>;
  people(): Promise<{ people: Person[]; repairs: Repair[] }>;
};

const stored = z.object({ person: z.string(), name: z.string(), login: z.string(), ring: z.string() });

/** A ring that is there and cannot be read is never taken for absent, and never written over. */
export function createRings(files: Files, folder: string): Rings {
  const inTurn = createQueue();
  return { get, put: (kept) => inTurn(() => put(kept)), people };

  async function get(person: string): ReturnType<Rings["get"]> {
    const kept = await read(`${person}.json`);
    return kept === "unreadable" ? err({ code: "unreadable" }) : ok({ ring: kept?.ring ?? null });
  }

  async function put(kept: KeptRing): ReturnType<Rings["put"]> {
    if ((await read(`${kept.person}.json`)) === "unreadable") return err({ code: "unreadable" });
    try {
      await files.makeFolder(folder);
      await replaceFile(files, join(folder, `${kept.person}.json`), JSON.stringify(kept, null, "\t"));
      return ok({});
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    }
  }

  async function people(): ReturnType<Rings["people"]> {
    const names = (await files.list(folder)).filter((name) => name.endsWith(".json"));
    const found = await Promise.all(names.map(async (name) => ({ name, kept: await read(name) })));
    return {
      people: found.flatMap(({ kept }) => (kept && kept !== "unreadable" ? [{ person: kept.person, name: kept.name, login: kept.login }] : [])),
      repairs: found.filter(({ kept }) => kept === "unreadable").map(({ name }) => ({ code: "ring", file: name })),
    };
  }

  async function read(name: string): Promise<KeptRing | null | "unreadable"> {
    try {
      const bytes = await files.read(join(folder, name));
      const kept = bytes && stored.parse(JSON.parse(Buffer.from(bytes).toString()));
      return kept && `${kept.person}.json` !== name ? "unreadable" : kept;
    } catch {
      return "unreadable";
    }
  }
}

type Done = Record<string, never>;
export type SessionKeeper = { put(session: HostSession): Done; lock(locked: boolean): Done; drop(): Done; open(): HostSession | null };

/** Keeps the session across a reload of the page, until its time is over, sign-out, or the end of this process. */
export function createSessionKeeper(now: () => number): SessionKeeper {
  let kept: HostSession | null = null;
  return {
    put: (session) => keep(session),
    lock: (locked) => keep(kept && { ...kept, locked }),
    drop: () => keep(null),
    open: () => (kept = kept && now() < kept.until ? kept : null),
  };

  function keep(session: HostSession | null): Done {
    kept = session;
    return {};
  }
}
