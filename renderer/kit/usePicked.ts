import { useState } from "react";
import type { RegisterFilter } from "#shared/contracts/port.ts";
import { once, useWorld } from "./world.tsx";

/** The records whose rows are ticked in a register. Several rows may be of one record. */
export type Picked = { readonly records: ReadonlySet<string>; readonly toggle: (record: string) => void; readonly toggleAll: () => void; readonly clear: () => void };

const none: ReadonlySet<string> = new Set();

/** Ticks of a register; ticking all takes every row that the filter lets through, not only those in sight. */
export function usePicked(name: string, filter: RegisterFilter, count: number): Picked {
  const { port } = useWorld();
  const [records, setRecords] = useState(none);
  const all = async (): Promise<void> => {
    const { rows } = await once(port, "register", { name, filter: { ...filter, offset: 0, limit: Math.max(count, 1) } }, ({ ready }) => ready);
    setRecords(new Set(rows.map(({ $record }) => $record)));
  };
  return {
    records,
    // What a second press finds may be older than the first: it goes by what is ticked then.
    toggle: (record) => setRecords((before) => new Set(before.has(record) ? [...before].filter((other) => other !== record) : [...before, record])),
    toggleAll: () => (records.size === 0 ? void all() : setRecords(none)),
    clear: () => setRecords(none),
  };
}
