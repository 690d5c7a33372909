import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import type { Registry } from "#shared/engine/module.ts";
import type { Reaction } from "#shared/engine/reaction.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { registry as allModules } from "#shared/modules/registry.ts";
import { reactions as allReactions } from "#shared/reactions/registry.ts";
import { createAdmission, type Admission } from "./admit/admit.ts";
import { startClockwork } from "./clockwork.ts";
import type { Core } from "./core.ts";
import { openDatabase, type Database } from "./db/database.ts";
import { startEmbedded } from "./db/embedded.ts";
import { officeReader } from "./feeds/office.ts";
import { usualLimits, type Limits } from "./http/limits.ts";
import { createServer } from "./http/server.ts";
import { identityOf } from "./identity.ts";
import { postgresLog } from "./log/postgres.ts";
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
  readonly registry?: Registry;
  readonly reactions?: readonly Reaction[];
  readonly limits?: Limits;
  readonly report?: (line: string) => void;
};
export type Hub = { readonly url: string; readonly admit: Admission; readonly core: Core; readonly close: () => Promise<void> };

const officeKinds = ["organisation.unit", "organisation.person"];

/** Starts a hub: its database, its log, its rules, and its doors on loopback. */
export async function createHub(options: HubOptions): Promise<Hub> {
  const embedded = "url" in options.database ? { url: options.database.url, stop: async () => undefined } : await startEmbedded(options.database.folder);
  try {
    return await open(options, embedded);
  } catch (fault) {
    await embedded.stop();
    throw fault;
  }
}

async function open(options: HubOptions, embedded: { readonly url: string; readonly stop: () => Promise<void> }): Promise<Hub> {
  const database = await openDatabase(embedded.url, (options.demonstration ?? options.organisation)?.org ?? null);
  try {
    const core = await coreOn(database, options);
    if (options.demonstration !== undefined) await seed(core, options.demonstration);
    const app = createServer(core, options.limits ?? usualLimits);
    const stopClockwork = startClockwork(core);
    await listen(app, options);
    const { port } = app.server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      await app.close();
      await stopClockwork();
      await database.close();
      await embedded.stop();
    };
    return { url: `http://127.0.0.1:${port}`, admit: core.admission, core, close };
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

async function coreOn(database: Database, { clock, demonstration, organisation, registry = allModules, reactions = allReactions, report = () => undefined }: HubOptions): Promise<Core> {
  const { org } = database;
  const identity = await identityOf(database, { name: (demonstration ?? organisation)?.name ?? org, demonstration: demonstration !== undefined }, clock());
  const log = await postgresLog(database, `${identity.hub}/${identity.epoch}`);
  const rules = { org, kinds: officeKinds, from: directoryFrom };
  const readOffice = officeReader(rules);
  const admission = createAdmission(log, { org, epoch: identity.epoch, registry, reactions, office: rules, systemName: words.system, clock, random: (bytes) => randomBytes(bytes), signer: identity.signer });
  return { database, identity, log, registry, admission, clock, report, office: () => readOffice(log) };
}

async function listen(app: ReturnType<typeof createServer>, { port, host = "127.0.0.1" }: HubOptions): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === "EADDRINUSE" ? new Error(words.portTaken(port)) : fault;
  }
}
