import { must } from "#shared/kernel/assert.ts";
import type { Sql } from "../db/database.ts";
import type { HubTransaction } from "./hubLog.ts";

async function takeWanted(sql: Sql, [org, series, year, wanted, ...holder]: readonly [string, string, number, number, string, string]): Promise<boolean> {
  await sql("insert into series (org, series, year, last) values ($1, $2, $3, 0) on conflict (org, series, year) do update set last = series.last", [org, series, year]);
  const taken = await sql("insert into number (org, series, year, n, record, cid) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning n", [org, series, year, wanted, ...holder]);
  if (taken.length > 0) await sql("update series set last = greatest(last, $4::bigint) where org = $1 and series = $2 and year = $3", [org, series, year, wanted]);
  return taken.length > 0;
}

/** Claims as rows: each takes the lock of its key, series, ledger or resource before it looks. */
export function claimsOn(sql: Sql, org: string): Pick<HubTransaction, "takeUnique" | "nextNumber" | "reserve" | "takeInterval"> {
  return {
    takeUnique: async (key, record) => {
      await sql("insert into claim_unique (org, key, record) values ($1, $2, $3) on conflict do nothing", [org, key, record]);
      const [row] = await sql<{ record: string }>("select record from claim_unique where org = $1 and key = $2", [org, key]);
      return row?.record === record;
    },
    nextNumber: async ({ series, year, record, cid, wanted }) => {
      if (wanted !== null && (await takeWanted(sql, [org, series, year, wanted, record, cid]))) return wanted;
      const [row] = await sql<{ last: number }>("insert into series (org, series, year, last) values ($1, $2, $3, 1) on conflict (org, series, year) do update set last = series.last + 1 returning last", [org, series, year]);
      const { last } = must(row, "a series");
      await sql("insert into number (org, series, year, n, record, cid) values ($1, $2, $3, $4, $5, $6)", [org, series, year, last, record, cid]);
      return last;
    },
    reserve: async ({ ledger, key, record }, amount, limit) => {
      const [row] = await sql<{ reserved: number }>("insert into ledger (org, ledger, key, reserved) values ($1, $2, $3, $4) on conflict (org, ledger, key) do update set reserved = ledger.reserved + $4 returning reserved", [org, ledger, key, amount]);
      if (must(row, "a ledger").reserved > limit) return false; // the attempt around it takes the row back
      await sql("insert into reserve (org, ledger, key, record, amount) values ($1, $2, $3, $4, $5)", [org, ledger, key, record, amount]);
      return true;
    },
    takeInterval: async (resource, { from, to }, record) => {
      await sql("insert into resource (org, resource) values ($1, $2) on conflict do nothing", [org, resource]);
      await sql("select 1 from resource where org = $1 and resource = $2 for update", [org, resource]);
      const overlapping = await sql('select 1 from span where org = $1 and resource = $2 and "from" < $4 and "to" > $3 and record <> $5 limit 1', [org, resource, from, to, record]);
      if (overlapping.length > 0) return false;
      await sql('insert into span (org, resource, "from", "to", record) values ($1, $2, $3, $4, $5) on conflict (org, resource, "from", record) do update set "to" = greatest(span."to", excluded."to")', [org, resource, from, to, record]);
      return true;
    },
  };
}
