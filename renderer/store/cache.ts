import { openRows } from "./db.ts";
import { memoryRows } from "./memoryRows.ts";
import type { Rows } from "./ports.ts";

const patience = 5_000;

/**
 * Opens a person's cache. One that cannot be opened is left alone and another is begun beside it: the journal and the hub fill it again.
 * Where no IndexedDB opens at all, the cache is memory: slower at the next start, and nothing else is lost.
 */
export async function openCache(name: string): Promise<Rows> {
  for (const candidate of [name, `${name}-2`, `${name}-3`]) {
    const opened = await Promise.race([openRows(candidate).catch(() => null), new Promise<null>((resolve) => setTimeout(() => resolve(null), patience))]);
    if (opened !== null) return opened;
  }
  return memoryRows();
}
