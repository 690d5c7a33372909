import type { Rows } from "./ports.ts";

/** The cache could not be read or written: the disk is full or failing. What the journal holds is not touched by it. */
export class CacheFault extends Error {}

const named = (fault: unknown): never => {
  throw new CacheFault("the cache failed", { cause: fault });
};

/** The same rows, whose every failure is a `CacheFault`. */
export const namingFaults = (rows: Rows): Rows => ({
  get: (table, ids) => rows.get(table, ids).catch(named),
  ids: (table) => rows.ids(table).catch(named),
  all: (table) => rows.all(table).catch(named),
  ofKind: (kind) => rows.ofKind(kind).catch(named),
  commit: (writes) => rows.commit(writes).catch(named),
  clear: () => rows.clear().catch(named),
});
