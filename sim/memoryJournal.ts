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
      const held = new Set(entries.map(nameOf));
      const fresh = given.filter((entry) => !held.has(nameOf(entry)) && held.add(nameOf(entry)));
      let next = head;
      for (const { kind, dseq, prev, text } of fresh) {
        if (kind === "command" && (dseq !== next.dseq + 1 || prev !== next.hash)) return Promise.resolve({ ok: false, error: { code: "stale" } });
        if (kind === "command") next = { dseq, hash: digestOf(text) };
        if (kind === "device") next = { dseq: 0, hash: "" };
      }
      head = next;
      entries.push(...fresh);
      return Promise.resolve({ ok: true, value: head });
    },
    read: (after) => Promise.resolve({ ok: true, value: { entries: entries.slice(after), next: entries.length, head } }),
  };
}

const nameOf = ({ kind, id }: JournalEntry): string => `${kind}/${id}`;
