import { randomBytes } from "node:crypto";
import { must } from "#shared/kernel/assert.ts";
import type { Database } from "./db/database.ts";
import { newSeed, signerFrom, type HubSigner } from "./signer.ts";

/** Who this hub is: made once with the database, the same for every process beside it. A restored backup gets another epoch. */
export type Identity = { readonly org: string; readonly name: string; readonly hub: string; readonly epoch: string; readonly demonstration: boolean; readonly signer: HubSigner; readonly secret: string };

type HubRow = { readonly org: string; readonly id: string; readonly name: string; readonly epoch: string; readonly secret_key: string; readonly demonstration: boolean };

/** Another epoch of the same hub, for a database that was put back: every PC asks anew for what is confirmed and sends again what the hub lacks. */
export const nextEpoch = (epoch: string): string => `${Number.parseInt(epoch, 10) + 1}-${randomBytes(8).toString("hex")}`;

export async function identityOf(database: Database, { name, demonstration }: { readonly name: string; readonly demonstration: boolean }, now: number): Promise<Identity> {
  const { org, sql } = database;
  const seed = newSeed();
  await sql(
    "insert into hub (org, id, name, epoch, public_key, secret_key, demonstration, created) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    [org, `hub-${randomBytes(8).toString("hex")}`, name, `1-${randomBytes(8).toString("hex")}`, signerFrom(seed).publicKey, seed, demonstration, now],
  );
  const [row] = await sql<HubRow>("select * from hub where org = $1", [org]);
  const hub = must(row, "the hub's identity");
  return { org, name: hub.name, hub: hub.id, epoch: hub.epoch, demonstration: hub.demonstration, signer: signerFrom(hub.secret_key), secret: hub.secret_key };
}
