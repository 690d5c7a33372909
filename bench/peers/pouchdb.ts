import PouchDB from "pouchdb-browser";
import indexedDbAdapter from "pouchdb-adapter-indexeddb";
import find from "pouchdb-find";
import type { Store } from "../page/store.ts";

PouchDB.plugin(indexedDbAdapter);
PouchDB.plugin(find);

const indexes: readonly (readonly string[])[] = [["kind"], ["kind", "status"], ["year"], ["submitted"]];

/** PouchDB on its `indexeddb` adapter, whose indexes are those of IndexedDB itself; they are made before anything is put. */
export async function openPouch(name: string): Promise<Store> {
  const db = new PouchDB(name, { adapter: "indexeddb" });
  for (const fields of indexes) await db.createIndex({ index: { fields } });
  const store = storeOn(db);
  await store.newest();
  return store;
}

/** PouchDB as it comes, on its `idb` adapter: no index is made until something is looked for, so only putting is comparable. */
export async function openPouchIdb(name: string): Promise<Store> {
  return storeOn(new PouchDB(name, { adapter: "idb" }));
}

function storeOn(db: PouchDB): Store {
  return {
    put: async (rows) => {
      const answers = await db.bulkDocs(rows.map(({ id, ...row }) => ({ _id: id, ...row })));
      const wrong = answers.filter(({ error }) => error !== undefined);
      if (wrong.length > 0) throw new Error(`PouchDB did not take ${wrong.length} records`);
    },
    newest: async () => {
      const { docs, warning } = await db.find({ selector: { submitted: { $gt: 0 } }, sort: [{ submitted: "desc" }], limit: 50 });
      if (warning !== undefined) throw new Error(warning);
      return docs.map(({ _id }) => _id);
    },
    close: () => db.close(),
  };
}
