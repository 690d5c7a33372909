import type { Rows } from "./ports.ts";

/** The cache could not be read or written: the disk is full or failing. What the journal holds is not touched by it. */
export class CacheFault extends Error {}

/** The same rows, whose every failure is told and is a `CacheFault`. */
export function namingFaults(rows: Rows, tell: () => void): Rows {
  const named = (fault: unknown): never => {
    tell();
    throw new CacheFault("the cache failed", { cause: fault });
  };
  return {
    get: (table, ids) => rows.get(table, ids).catch(named),
    ids: (table) => rows.ids(table).catch(named),
    all: (table) => rows.all(table).catch(named),
    ofKind: (kind) => rows.ofKind(kind).catch(named),
    commit: (writes) => rows.commit(writes).catch(named),
    clear: () => rows.clear().catch(named),
  };
}
