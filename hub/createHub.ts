import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import type { Registry } from "#shared/engine/module.ts";
import type { Reaction } from "#shared/engine/reaction.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { directoryFrom, officeKinds } from "#shared/modules/organisation/directory.ts";
import { keyNotePurpose, type SignedNote } from "#shared/sync/keyNote.ts";
import { registry as allModules } from "#shared/modules/registry.ts";
import { reactions as allReactions } from "#shared/reactions/registry.ts";
import { createAdmission, type Admission } from "./admit/admit.ts";
import { scheduleBackups, type BackupPlan, type Backups } from "./backup/schedule.ts";
import { takeBackup, type BackupNote } from "./backup/take.ts";
import { startClockwork } from "./clockwork.ts";
import type { Core } from "./core.ts";
import { openDatabase, type Database } from "./db/database.ts";
import { startEmbedded, type EmbeddedDatabase } from "./db/embedded.ts";
import { tellHistory, type Telling } from "./demonstration/history.ts";
import type { Rules } from "./admit/world.ts";
import { officeReader } from "./feeds/office.ts";
import { usualLimits, type Limits } from "./http/limits.ts";
import { createServer } from "./http/server.ts";
import { identityOf } from "./identity.ts";
import { currentLog } from "./log/current.ts";
import { postgresLog } from "./log/postgres.ts";
import { postgresRecovery } from "./recovery/postgres.ts";
import { Recovery, usualPatience, waitingFor, type Patience } from "./recovery/recovery.ts";
import { seed, type OrganisationFixture } from "./seed.ts";
import { words } from "./strings.ts";

export type HubOptions = {
  /** Where the embedded database lies; or the address of a PostgreSQL of one's own. */
  readonly database: { readonly folder: string } | { readonly url: string };
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly clock: () => Instant;
  /** The organisation to set up or to open; without one, whichever the database holds. */
  readonly organisation?: { readonly org: string; readonly name: string };
  /** Sets this organisation up, and says at sign-in that it is only for trying out. */
  readonly demonstration?: OrganisationFixture;
  /** Tells a history of the demonstration in full, as far as it was not told yet; `told`: how much of it, from 0 to 1. */
  readonly history?: Omit<Telling, "until">;
  readonly told?: (share: number) => void;
  /** A backup a day of the embedded database. */
  readonly backups?: BackupPlan;
  readonly registry?: Registry;
  readonly reactions?: readonly Reaction[];
  readonly limits?: Limits;
  /** How long a hub that was put back from a backup waits for its PCs. */
  readonly patience?: Patience;
  readonly report?: (line: string) => void;
};
/** The hub's admission under another clock, for what is told of the past. */
export type AdmissionOn = (clock: () => Instant) => Admission;
/** `backup` takes one now into that folder; only where the database is embedded. */
export type Hub = { readonly url: string; readonly admit: Admission; readonly core: Core; readonly backup: (folder: string) => Promise<BackupNote>; readonly close: () => Promise<void> };

/** Starts a hub: its database, its log, its rules, and its doors on loopback. */
export async function createHub(options: HubOptions): Promise<Hub> {
  if ("url" in options.database && options.backups !== undefined) throw new Error(words.ownDatabase);
  const embedded = "url" in options.database ? { url: options.database.url, folder: null, stop: async () => undefined } : await startEmbedded(options.database.folder);
  try {
    return await open(options, embedded);
  } catch (fault) {
    await embedded.stop();
    throw fault;
  }
}

type Server = EmbeddedDatabase | { readonly url: string; readonly folder: null; readonly stop: () => Promise<void> };

async function open(options: HubOptions, embedded: Server): Promise<Hub> {
  let backups: Backups | null = null;
  const upkeep = { started: options.clock(), folder: embedded.folder, backups: () => backups?.state() ?? null };
  const database = await openDatabase(embedded.url, (options.demonstration ?? options.organisation)?.org ?? null);
  try {
    const { core, admissionOn } = await coreOn(database, upkeep, options);
    await prepare(core, admissionOn, options);
    const app = createServer(core, options.limits ?? usualLimits);
    const stopClockwork = startClockwork(core);
    await listen(app, options);
    const { port } = app.server.address() as AddressInfo;
    if (embedded.folder !== null && options.backups !== undefined) backups = await scheduleBackups(core, embedded, options.backups);
    const backup = async (folder: string): Promise<BackupNote> => {
      if (embedded.folder === null) throw new Error(words.ownDatabase);
      return takeBackup(embedded, folder, core.clock());
    };
    const close = async (): Promise<void> => {
      await app.close();
      await stopClockwork();
      await backups?.stop();
      await database.close();
      await embedded.stop();
    };
    return { url: `http://127.0.0.1:${port}`, admit: core.admission, core, backup, close };
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

async function prepare(core: Core, admissionOn: AdmissionOn, { demonstration, history, told = () => undefined }: HubOptions): Promise<void> {
  if (demonstration !== undefined) await seed(core, demonstration);
  if (history !== undefined) await tellHistory(core, admissionOn, { ...history, until: core.clock() }, told);
}

async function coreOn(database: Database, upkeep: Core["upkeep"], { clock, demonstration, organisation, registry = allModules, reactions = allReactions, patience = usualPatience, report = () => undefined }: HubOptions): Promise<{ readonly core: Core; readonly admissionOn: AdmissionOn }> {
  const { org } = database;
  const identity = await identityOf(database, { name: (demonstration ?? organisation)?.name ?? org, demonstration: demonstration !== undefined }, clock());
  const log = currentLog(await postgresLog(database, `${identity.hub}/${identity.epoch}`), registry);
  const rules = { org, kinds: officeKinds, from: directoryFrom };
  const readOffice = officeReader(rules);
  const { signer, epoch } = identity;
  const rulesOn = (at: () => Instant): Rules => ({ org, epoch, registry, reactions, office: rules, systemName: words.system, clock: at, random: (bytes) => randomBytes(bytes), signer });
  const admissionOn: AdmissionOn = (at) => createAdmission(log, rulesOn(at));
  const admission = admissionOn(clock);
  const isNote = ({ text, signature }: SignedNote): boolean => signer.isText(keyNotePurpose, text, signature);
  const recovery = new Recovery({ admission, log, memory: postgresRecovery(database), rules: rulesOn(clock), isNote, report }, patience);
  await recovery.open();
  return { core: { database, identity, log, registry, admission: waitingFor(recovery, admission), recovery, clock, upkeep, report, office: () => readOffice(log) }, admissionOn };
}

async function listen(app: ReturnType<typeof createServer>, { port, host = "127.0.0.1" }: HubOptions): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === "EADDRINUSE" ? new Error(words.portTaken(port)) : fault;
  }
}
