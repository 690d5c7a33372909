/** The cache's released shapes, oldest first. A released step is history: a changed view is a new table, never a rewritten one. */
export type StoreVersion = { readonly number: number; readonly note: string; readonly stores: Readonly<Record<string, string>> };

export const versions: readonly StoreVersion[] = [
  { number: 1, note: "first release: confirmed records, turns, register chunks, cursors", stores: { record_1: "id, kind, [kind+status], year", turn_1: "id, holder", chunk_1: "id", cursor_1: "id", meta_1: "id" } },
];

export const tableNames = { record: "record_1", turn: "turn_1", chunk: "chunk_1", cursor: "cursor_1", meta: "meta_1" } as const;
