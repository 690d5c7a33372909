/** As much of the peers as is used here, so that types hold where they are not installed. */
declare module "rxdb" {
  type Found<Row> = { toJSON(): Row };
  type Query<Row> = { exec(): Promise<Found<Row>[]> };
  export type RxCollection<Row> = { bulkUpsert(rows: readonly Row[]): Promise<{ error: readonly unknown[] }>; find(query: object): Query<Row> };
  export type RxDatabase = { addCollections(collections: object): Promise<{ [name: string]: RxCollection<never> }>; close(): Promise<boolean> };
  export function createRxDatabase(options: object): Promise<RxDatabase>;
}
declare module "rxdb/plugins/storage-dexie" {
  export function getRxStorageDexie(): object;
}
declare module "pouchdb-browser" {
  export default class PouchDB {
    static plugin(plugin: object): void;
    constructor(name: string, options: { readonly adapter: string });
    createIndex(index: { readonly index: { readonly fields: readonly string[] } }): Promise<unknown>;
    bulkDocs(rows: readonly object[]): Promise<readonly { readonly error?: unknown }[]>;
    find(query: object): Promise<{ readonly docs: readonly { readonly _id: string }[]; readonly warning?: string }>;
    close(): Promise<void>;
  }
}
declare module "pouchdb-adapter-indexeddb" {
  const plugin: object;
  export default plugin;
}
declare module "pouchdb-find" {
  const plugin: object;
  export default plugin;
}
declare module "minisearch" {
  type Options = { readonly fields: readonly string[]; readonly tokenize: (text: string) => string[]; readonly processTerm: (term: string) => string; readonly searchOptions: { readonly combineWith: "AND" } };
  export default class MiniSearch {
    constructor(options: Options);
    static loadJSON(packed: string, options: Options): MiniSearch;
    addAll(rows: readonly object[]): void;
    search(text: string): readonly { readonly id: string }[];
  }
}
