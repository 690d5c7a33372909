import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddedDatabase } from "../db/embedded.ts";
import { readNote, takeBackup, type BackupNote } from "./take.ts";

/** Where backups go, at which minute of the day (local time of the hub), and how many are kept. */
export type BackupPlan = { readonly folder: string; readonly minute: number; readonly keep: number };

export type Backups = {
  /** The newest finished backup, and what became of the last attempt where it failed. */
  readonly state: () => { readonly last: BackupNote | null; readonly fault: string | null };
  readonly stop: () => Promise<void>;
};

type Watch = { readonly clock: () => number; readonly report: (line: string) => void };

const every = 60_000;
const day = 86_400_000;

/** Takes a backup once a day, the first as soon as none is there, and drops the oldest beyond what is kept, never the only one. */
export async function scheduleBackups({ clock, report }: Watch, database: EmbeddedDatabase, plan: BackupPlan): Promise<Backups> {
  let last = await newest(plan.folder);
  let fault: string | null = null;
  let running: Promise<void> = Promise.resolve();
  const work = async (): Promise<void> => {
    if (!isDue(last, clock(), plan.minute)) return;
    try {
      last = await takeBackup(database, join(plan.folder, nameAt(clock())), clock());
      fault = null;
      await dropOldest(plan);
    } catch (failure) {
      fault = failure instanceof Error ? failure.message : String(failure);
      report(`backup ${fault}`);
    }
  };
  const tick = (): void => void (running = running.then(work));
  tick();
  const timer = setInterval(tick, every);
  timer.unref();
  return { state: () => ({ last, fault }), stop: async () => (clearInterval(timer), await running) };
}

/** Due when none is there, or when the minute of this day has come and the newest is from before it. */
export function isDue(last: BackupNote | null, now: number, minute: number): boolean {
  if (last === null) return true;
  const midnight = new Date(now);
  midnight.setHours(0, minute, 0, 0);
  const moment = midnight.getTime() > now ? midnight.getTime() - day : midnight.getTime();
  return last.taken < moment;
}

const nameAt = (now: number): string => new Date(now).toISOString().replace(/[:.]/g, "-");

async function finished(folder: string): Promise<readonly { readonly name: string; readonly note: BackupNote }[]> {
  const names = (await readdir(folder).catch((): string[] => [])).sort((left, right) => (left < right ? -1 : 1));
  const noted = await Promise.all(names.map(async (name) => ({ name, note: await readNote(join(folder, name)) })));
  return noted.flatMap(({ name, note }) => (note === null || name.endsWith(".unfinished") ? [] : [{ name, note }]));
}

const newest = async (folder: string): Promise<BackupNote | null> => (await finished(folder)).at(-1)?.note ?? null;

async function dropOldest({ folder, keep }: BackupPlan): Promise<void> {
  const all = await finished(folder);
  for (const { name } of all.slice(0, Math.max(0, all.length - Math.max(1, keep)))) await rm(join(folder, name), { recursive: true, force: true });
}
