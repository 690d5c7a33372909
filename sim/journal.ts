import { openJournal, type Journal as HostJournal } from "#electron/host/journal.ts";
import type { Files } from "#electron/host/files.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import type { Random } from "#shared/kernel/ids.ts";
import type { Journal } from "#renderer/store/ports.ts";

export type OpenedJournal = Journal & { readonly entries: () => readonly JournalEntry[] };

/** The product's own journal on this disk. */
export async function journalOn(files: Files, random: Random, key: Uint8Array): Promise<OpenedJournal> {
  return portOf(await openJournal({ files, random, key, folder: "/journal" }));
}

const portOf = (journal: HostJournal): OpenedJournal => ({
  append: async (entries) => {
    const appended = await journal.append(entries);
    return appended.ok ? { ok: true, value: appended.value.head } : appended;
  },
  read: async (after) => journal.read(after, 2000),
  entries: () => allOf(journal),
});

function allOf(journal: HostJournal): readonly JournalEntry[] {
  const found: JournalEntry[] = [];
  for (let at = 0; ; ) {
    const page = journal.read(at, 2000);
    if (!page.ok || page.value.next === at) return found;
    found.push(...page.value.entries);
    at = page.value.next;
  }
}
