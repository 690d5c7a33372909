import type { JournalEntry, JournalHead } from "#shared/contracts/host.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Journal } from "#renderer/store/ports.ts";

/** A PC's journal in memory: what was answered survives every crash, as on disk after `fdatasync`. */
export function memoryJournal(): Journal & { readonly entries: readonly JournalEntry[] } {
  const entries: JournalEntry[] = [];
  let head: JournalHead = { dseq: 0, hash: "" };
  return {
    entries,
    append: (given) => {
      const fresh = given.filter((entry) => !entries.some(({ kind, id }) => kind === entry.kind && id === entry.id));
      for (const entry of fresh) {
        if (entry.kind !== "command") continue;
        if (entry.dseq !== head.dseq + 1 || entry.prev !== head.hash) return Promise.resolve({ ok: false, error: { code: "stale" } });
        head = { dseq: entry.dseq, hash: digestOf(entry.text) };
      }
      entries.push(...fresh);
      return Promise.resolve({ ok: true, value: head });
    },
    read: (after) => Promise.resolve({ ok: true, value: { entries: entries.slice(after), next: entries.length, head } }),
  };
}
