import type { Rows, StoredRow, Table } from "./ports.ts";

/** The cache in memory: the second implementation of `Rows`, for the simulation. */
export function memoryRows(): Rows {
  const tables: Record<Table, Map<string, StoredRow>> = { record: new Map(), turn: new Map(), chunk: new Map(), cursor: new Map(), meta: new Map() };
  return {
    get: (of, ids) => Promise.resolve(ids.map((id) => tables[of].get(id))),
    ids: (of) => Promise.resolve([...tables[of].keys()]),
    all: (of) => Promise.resolve([...tables[of].values()]),
    ofKind: (kind) => Promise.resolve([...tables.record.values()].filter((row) => row.kind === kind)),
    commit: (writes) => {
      for (const write of writes.filter((each) => "drop" in each)) tables[write.table].delete((write as { drop: string }).drop);
      for (const write of writes) if ("put" in write) tables[write.table].set(write.put.id, write.put);
      return Promise.resolve();
    },
    clear: () => {
      for (const each of Object.values(tables)) each.clear();
      return Promise.resolve();
    },
  };
}
