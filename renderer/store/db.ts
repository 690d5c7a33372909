import { Dexie, type Table as DexieTable } from "dexie";
import type { Rows, StoredRow, Table, Write } from "./ports.ts";
import { tableNames, versions } from "./versions.ts";

/** The cache on IndexedDB. Relaxed durability: whatever is lost is rebuilt from the journal and the hub. */
export async function openRows(name: string): Promise<Rows & { readonly close: () => void }> {
  const db = new Dexie(name, { chromeTransactionDurability: "relaxed" });
  for (const { number, stores } of versions) db.version(number).stores(stores);
  db.on("versionchange", () => db.close());
  await db.open();
  const table = (of: Table): DexieTable<StoredRow, string> => db.table(tableNames[of]);
  return {
    get: (of, ids) => table(of).bulkGet([...ids]),
    ids: (of) => table(of).toCollection().primaryKeys(),
    all: (of) => table(of).toArray(),
    ofKind: (kind) => table("record").where("kind").equals(kind).toArray(),
    commit: (writes) => commit(db, table, writes),
    clear: () => commitClear(db),
    close: () => db.close(),
  };
}

async function commit(db: Dexie, table: (of: Table) => DexieTable<StoredRow, string>, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const touched = [...new Set(writes.map((write) => write.table))];
  await db.transaction("rw", touched.map(table), async () => {
    for (const of of touched) {
      const mine = writes.filter((write) => write.table === of);
      await table(of).bulkDelete(mine.flatMap((write) => ("drop" in write ? [write.drop] : [])));
      await table(of).bulkPut(mine.flatMap((write) => ("put" in write ? [write.put] : [])));
    }
  });
}

async function commitClear(db: Dexie): Promise<void> {
  await db.transaction("rw", db.tables, () => Promise.all(db.tables.map((each) => each.clear())));
}
