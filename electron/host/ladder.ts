/** 密码错误等待 — 1, 2, 4 … 300 seconds after each wrong password, kept on the disk so that a restart does not set it back. */
import { join } from "node:path";
import { z } from "zod";
import { isDiskFull, replaceFile, setAside, type Files } from "./files.ts";
import { createQueue } from "./queue.ts";
import type { Repair } from "./repairs.ts";

type Outcome = "ask" | "wrong" | "right";
export type Ladder = { readonly repairs: readonly Repair[]; tryPassword(login: string, outcome: Outcome): Promise<number> };

type LadderPorts = { readonly files: Files; readonly folder: string; readonly now: () => number };
type Rung = { readonly wrong: number; readonly until: number };

const stored = z.record(z.string(), z.object({ wrong: z.int().min(1), until: z.int() }));
const fileName = "passwords.json";
/** Names that nobody has could be tried without end; the longest waits are kept. */
const mostLogins = 500;

const secondsAfter = (wrong: number): number => Math.min(300, 2 ** (wrong - 1));

export async function openLadder({ files, folder, now }: LadderPorts): Promise<Ladder> {
  const inTurn = createQueue();
  const { rungs, repairs } = await load(files, folder);
  return { repairs, tryPassword: (login, outcome) => inTurn(() => tryPassword(login.normalize("NFKC").trim().toLowerCase(), outcome)) };

  async function tryPassword(login: string, outcome: Outcome): Promise<number> {
    if (outcome === "ask") return waitOf(login);
    if (outcome === "right" && !rungs.delete(login)) return 0;
    if (outcome === "wrong") climb(login);
    await replaceFile(files, join(folder, fileName), JSON.stringify(Object.fromEntries(rungs))).catch(evenWhenFull);
    return waitOf(login);
  }

  function climb(login: string): void {
    const wrong = (rungs.get(login)?.wrong ?? 0) + 1;
    rungs.set(login, { wrong, until: now() + secondsAfter(wrong) * 1000 });
    const oldest = [...rungs].sort(([, a], [, b]) => a.until - b.until).slice(0, Math.max(0, rungs.size - mostLogins));
    for (const [name] of oldest) rungs.delete(name);
  }

  /** A clock that was set back never makes the wait longer than its rung. */
  function waitOf(login: string): number {
    const rung = rungs.get(login);
    return rung ? Math.min(secondsAfter(rung.wrong), Math.max(0, Math.ceil((rung.until - now()) / 1000))) : 0;
  }
}

/** A full disk must not keep out somebody who knows the password. */
function evenWhenFull(failure: unknown): void {
  if (!isDiskFull(failure)) throw failure;
}

async function load(files: Files, folder: string): Promise<{ rungs: Map<string, Rung>; repairs: Repair[] }> {
  const bytes = await files.read(join(folder, fileName));
  if (!bytes) return { rungs: new Map(), repairs: [] };
  try {
    return { rungs: new Map(Object.entries(stored.parse(JSON.parse(Buffer.from(bytes).toString())))), repairs: [] };
  } catch {
    return { rungs: new Map(), repairs: [{ code: "ladder", kept: await setAside(files, folder, fileName) }] };
  }
}
