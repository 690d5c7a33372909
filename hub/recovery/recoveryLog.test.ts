import { describe, expect, test } from "vitest";
import { beginEpoch, identityOf } from "../identity.ts";
import { databaseForTests } from "../testing/database.ts";
import { memoryRecovery, type HeardDevice } from "./memory.ts";
import { postgresRecovery } from "./postgres.ts";
import type { RecoveryLog } from "./recoveryLog.ts";

const database = databaseForTests("recovery", "first");
let made = 0;

async function onPostgres(began: number | null, devices: readonly HeardDevice[]): Promise<RecoveryLog> {
  const own = { ...database(), org: `org-${made++}` };
  const { epoch } = await identityOf(own, { name: "", demonstration: false }, 1);
  if (began !== null) await beginEpoch(own, began);
  expect((await identityOf(own, { name: "", demonstration: false }, 1)).epoch === epoch).toBe(began === null);
  for (const { dev, seen, isRetired } of devices) await own.sql("insert into device (org, dev, seen, retired) values ($1, $2, $3, $4)", [own.org, dev, seen, isRetired ? seen : null]);
  return postgresRecovery(own);
}

const device = (dev: string, seen: number, isRetired = false): HeardDevice => ({ dev, seen, isRetired });

const places = [
  { name: "in memory", open: async (began: number | null, devices: readonly HeardDevice[]): Promise<RecoveryLog> => memoryRecovery(began, devices) },
  { name: "on PostgreSQL", open: onPostgres },
];

describe.each(places)("RECOVERY $name", ({ open }) => {
  test("knows since when it gathers, until it is over", async () => {
    const log = await open(77, []);
    expect(await log.began()).toBe(77);
    await log.end();
    expect([await log.began(), await (await open(null, [])).began()]).toEqual([null, null]);
  });

  test("waits for the PCs in use that were heard of shortly before the last one", async () => {
    const log = await open(9_000, [device("a", 1000), device("b", 900), device("c", 899), device("d", 950, true), device("system", 0)]);
    expect(await log.awaited(100)).toEqual(["a", "b"]);
    expect(await (await open(9_000, [])).awaited(100)).toEqual([]);
  });
});
