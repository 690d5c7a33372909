import { createRxDatabase, type RxCollection } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import type { RecordRow, Store } from "../page/store.ts";

const text = (maxLength: number): object => ({ type: "string", maxLength });
const whole = { type: "number", minimum: 0, maximum: 4_000_000_000_000, multipleOf: 1 };

const schema = {
  version: 0, primaryKey: "id", type: "object",
  properties: { id: text(64), kind: text(40), status: text(24), year: whole, submitted: whole, state: { type: "object" } },
  required: ["id", "kind", "status", "year", "submitted", "state"],
  indexes: ["kind", ["kind", "status"], "year", "submitted"],
};

/** RxDB on its Dexie storage, as its quick start opens it. `newest` keeps its query, which RxDB answers from the changes it saw; `anew` is a query that it never met. */
export async function openRxdb(name: string): Promise<Store> {
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false, eventReduce: true });
  const records = (await db.addCollections({ record: { schema } }))["record"] as unknown as RxCollection<RecordRow>;
  const after = (instant: number) => records.find({ selector: { submitted: { $gt: instant } }, sort: [{ submitted: "desc" }], limit: 50, index: ["submitted"] });
  const kept = after(0);
  return {
    put: async (rows) => {
      const { error } = await records.bulkUpsert(rows);
      if (error.length > 0) throw new Error(`RxDB did not take ${error.length} records`);
    },
    newest: async () => (await kept.exec()).map((found) => found.toJSON().id),
    anew: async (round) => (await after(round + 1).exec()).map((found) => found.toJSON().id),
    close: async () => void (await db.close()),
  };
}
