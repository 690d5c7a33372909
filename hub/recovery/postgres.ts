import type { Instant } from "#shared/kernel/instant.ts";
import type { Database } from "../db/database.ts";
import type { RecoveryLog } from "./recoveryLog.ts";

export const postgresRecovery = ({ org, sql }: Database): RecoveryLog => ({
  began: async () => (await sql<{ gathering: Instant | null }>("select gathering from hub where org = $1", [org]))[0]?.gathering ?? null,
  awaited: async (heardOf) => (await sql<{ dev: string }>(awaitedSql, [org, heardOf])).map(({ dev }) => dev),
  end: async () => void (await sql("update hub set gathering = null where org = $1", [org])),
});

const awaitedSql = "select dev from device where org = $1 and retired is null and seen > 0 and seen >= (select max(seen) from device where org = $1) - $2::bigint order by dev";
