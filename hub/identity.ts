import { randomBytes } from "node:crypto";
import { must } from "#shared/kernel/assert.ts";
import type { Database } from "./db/database.ts";
import { newSeed, signerFrom, type HubSigner } from "./signer.ts";

/** Who this hub is: made once with the database, the same for every process beside it. A restored backup gets another epoch. */
export type Identity = { readonly org: string; readonly name: string; readonly hub: string; readonly epoch: string; readonly demonstration: boolean; readonly signer: HubSigner; readonly secret: string };

type HubRow = { readonly org: string; readonly id: string; readonly name: string; readonly epoch: string; readonly secret_key: string; readonly demonstration: boolean };

/** Makes a database that was put back another epoch of its hub: it gathers first what its PCs hold, and every PC asks anew for what is confirmed. */
export async function beginEpoch({ org, sql }: Database, now: number): Promise<void> {
  const [hub] = await sql<{ epoch: string }>("select epoch from hub where org = $1", [org]);
  const next = Number.parseInt(must(hub, "the hub in the database").epoch, 10) + 1;
  await sql("update hub set epoch = $2, gathering = $3 where org = $1", [org, `${next}-${randomBytes(8).toString("hex")}`, now]);
}

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
