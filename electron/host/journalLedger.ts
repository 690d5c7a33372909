import { digestOf } from "#shared/kernel/bytes.ts";
import type { JournalEntry, JournalHead } from "#shared/contracts/host.ts";
import type { Held } from "./journalOpening.ts";

export type JournalPage = { readonly entries: JournalEntry[]; readonly next: number; readonly head: JournalHead };

/** What the journal knows in memory: what the disk has, and what is on its way there. */
export type Ledger = {
  /** The entries that are new, now on their way; null when one of their commands does not follow the one before it. */
  readonly stage: (entries: readonly JournalEntry[]) => readonly JournalEntry[] | null;
  readonly settle: (written: readonly Held[]) => void;
  /** Forgets what was on its way; the head goes back to what the disk has. */
  readonly unstage: (entries: readonly JournalEntry[]) => void;
  readonly page: (after: number, limit: number) => JournalPage;
  readonly head: () => JournalHead;
};

export const emptyHead: JournalHead = { dseq: 0, hash: "" };

export function createLedger(found: readonly Held[]): Ledger {
  const held = [...found];
  const known = new Set(held.map(({ entry }) => nameOf(entry)));
  let durable = headAfter(emptyHead, lastCommand(held));
  let staged = durable;
  return { stage, settle, unstage, page, head: () => durable };

  function stage(entries: readonly JournalEntry[]): readonly JournalEntry[] | null {
    const fresh = [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()].filter((entry) => !known.has(nameOf(entry)));
    const head = chain(staged, fresh);
    if (!head) return null;
    staged = head;
    for (const entry of fresh) known.add(nameOf(entry));
    return fresh;
  }

  function settle(written: readonly Held[]): void {
    for (const one of written) held.push(one);
    durable = headAfter(durable, lastCommand(written));
  }

  function unstage(entries: readonly JournalEntry[]): void {
    for (const entry of entries) known.delete(nameOf(entry));
    staged = durable;
  }

  function page(after: number, limit: number): JournalPage {
    const start = firstAfter(held, after);
    const found = held.slice(start, start + limit);
    return { entries: found.map(({ entry }) => entry), next: found.at(-1)?.position ?? after, head: durable };
  }
}

const nameOf = ({ kind, id }: JournalEntry): string => `${kind}:${id}`;

// Another device begins a queue of its own.
const lastCommand = (held: readonly Held[]): JournalEntry | undefined => held.findLast(({ entry }) => entry.kind === "command" || entry.kind === "device")?.entry;

function headAfter(head: JournalHead, entry: JournalEntry | undefined): JournalHead {
  if (entry?.kind === "device") return emptyHead;
  return entry?.kind === "command" ? { dseq: entry.dseq, hash: digestOf(entry.text) } : head;
}

function chain(head: JournalHead, entries: readonly JournalEntry[]): JournalHead | null {
  for (const entry of entries) {
    if (entry.kind === "command" && (entry.dseq !== head.dseq + 1 || entry.prev !== head.hash)) return null;
    head = headAfter(head, entry);
  }
  return head;
}

function firstAfter(held: readonly Held[], position: number): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (held[middle]!.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
