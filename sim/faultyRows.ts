import type { Rows } from "#renderer/store/ports.ts";
import type { Chance } from "#shared/kernel/chance.ts";

/** A cache whose disk is full now and then: nothing of such a commit is there, and reads fail too. */
export function faultyRows(rows: Rows, chance: Chance, rate: () => number): Rows {
  const orFault = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (chance.happens(rate())) throw new Error("the disk is full");
    return work();
  };
  return { ...rows, get: (table, ids) => orFault(() => rows.get(table, ids)), commit: (writes) => orFault(() => rows.commit(writes)) };
}
