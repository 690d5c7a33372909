import type { Registry } from "#shared/engine/module.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Admission } from "./admit/admit.ts";
import type { Database } from "./db/database.ts";
import type { Office } from "./feeds/office.ts";
import type { Backups } from "./backup/schedule.ts";
import type { Identity } from "./identity.ts";
import type { HubLog } from "./log/hubLog.ts";
import type { Recovery } from "./recovery/recovery.ts";

/** The parts of a running hub that its doors, its seeding and its tests share. */
export type Core = {
  readonly database: Database;
  readonly identity: Identity;
  readonly log: HubLog;
  readonly registry: Registry;
  readonly admission: Admission;
  readonly recovery: Recovery;
  readonly office: () => Promise<Office>;
  readonly clock: () => Instant;
  /** For whoever looks after the hub: since when it runs, where its own database lies (null: elsewhere), how its backups go (null: none are planned). */
  readonly upkeep: { readonly started: Instant; readonly folder: string | null; readonly backups: () => ReturnType<Backups["state"]> | null };
  /** One line for whoever looks after the hub: where it failed and with which code, never what was in it. */
  readonly report: (line: string) => void;
};
