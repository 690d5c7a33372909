import { statfs } from "node:fs/promises";
import { must } from "#shared/kernel/assert.ts";
import { dayOf, startOfDay } from "#shared/kernel/instant.ts";
import type { Core } from "./core.ts";

/** How the hub is, in figures; 0 is “never” for a moment, -1 “not known here” for a size in bytes. */
export type HealthView = {
  readonly started: number; readonly now: number; readonly embedded: boolean; readonly server: string; readonly size: number; readonly free: number;
  readonly commands: number; readonly lastCommand: number; readonly devices: number; readonly devicesToday: number; readonly overdue: number;
  readonly backups: "none" | "planned" | "failed"; readonly lastBackup: number; readonly inBackup: number;
};

/** ACC-10: what whoever looks after the hub has to see: that it stores, how much room is left, when it was last heard, whether a backup was proved. */
export async function healthOf({ database, clock, upkeep }: Core): Promise<HealthView> {
  const now = clock();
  const [row] = await database.sql<Figures>(figures, [database.org, startOfDay(dayOf(now)), now]);
  const { size, commands, last, devices, today, overdue, server } = must(row, "the figures of the hub");
  return {
    started: upkeep.started, now, embedded: upkeep.folder !== null, server, size, free: await freeIn(upkeep.folder),
    commands, lastCommand: last, devices, devicesToday: today, overdue,
    ...backupView(upkeep.backups()),
  };
}

function backupView(backups: ReturnType<Core["upkeep"]["backups"]>): Pick<HealthView, "backups" | "lastBackup" | "inBackup"> {
  if (backups === null) return { backups: "none", lastBackup: 0, inBackup: 0 };
  const { last, fault } = backups;
  return { backups: fault === null ? "planned" : "failed", lastBackup: last?.taken ?? 0, inBackup: last?.commands ?? 0 };
}

type Figures = { readonly size: number; readonly commands: number; readonly last: number; readonly devices: number; readonly today: number; readonly overdue: number; readonly server: string };

// What time should have done and did not for two minutes: the clockwork looks every half minute.
const figures = `select pg_database_size(current_database()) as size, current_setting('server_version') as server,
  (select count(*) from command where org = $1) as commands, (select coalesce(max(received), 0) from command where org = $1) as last,
  (select count(*) from device where org = $1 and dev <> 'system' and retired is null) as devices, (select count(*) from device where org = $1 and dev <> 'system' and seen >= $2::bigint) as today,
  (select count(*) from record where org = $1 and due < $3::bigint - 120000) as overdue`;

async function freeIn(folder: string | null): Promise<number> {
  if (folder === null) return -1;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
