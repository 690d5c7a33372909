/** 本机记录 — what was answered “已保存” is in this append-only, sealed journal and on the disk, whatever happens to the store. */
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { JournalEntry, JournalHead } from "#shared/contracts/host.ts";
import { createLedger, emptyHead, type JournalPage, type Ledger } from "./journalLedger.ts";
import { readSegments } from "./journalOpening.ts";
import { openWriter, type JournalPorts, type JournalWriter, type WriteFault } from "./journalWriter.ts";
import type { Repair } from "./repairs.ts";
import { createReserve, type Reserve } from "./reserve.ts";

type Appended = Result<{ head: JournalHead }, WriteFault | { readonly code: "stale" }>;

export type Journal = {
  /** Answers after the disk has it; entries already held are not written again, commands must follow the head. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<Appended>;
  readonly read: (after: number, limit: number) => Result<JournalPage, { readonly code: "unreadable" }>;
  readonly head: () => JournalHead;
  readonly repairs: readonly Repair[];
  readonly close: () => Promise<void>;
};

export async function openJournal(ports: JournalPorts): Promise<Journal> {
  const { files, folder, key } = ports;
  await files.makeFolder(folder);
  const opening = await readSegments(files, folder, key);
  if (opening.isForeign) return sealedElsewhere(opening.repairs);
  const reserve = createReserve(files, folder);
  await reserve.hold();
  const ledger = createLedger(opening.held);
  const appender = createAppender(ledger, await openWriter(ports, opening), reserve);
  return { ...appender, read: (after, limit) => ok(ledger.page(after, limit)), head: ledger.head, repairs: opening.repairs };
}

/** A journal that another device secret sealed is neither read nor written on. */
const sealedElsewhere = (repairs: readonly Repair[]): Journal => ({
  append: async () => err({ code: "unavailable" }),
  read: () => err({ code: "unreadable" }),
  head: () => emptyHead,
  repairs,
  close: async () => undefined,
});

type Waiting = { readonly entries: readonly JournalEntry[]; readonly answer: (fault: WriteFault | null) => void };

function createAppender(ledger: Ledger, writer: JournalWriter, reserve: Reserve): Pick<Journal, "append" | "close"> {
  const waiting: Waiting[] = [];
  let [isFlushing, isClosed, flushed] = [false, false, Promise.resolve()];
  return { append, close };

  async function append(entries: readonly JournalEntry[]): Promise<Appended> {
    if (entries.some(({ kind }) => kind === "command") && !(await reserve.hold())) return err({ code: "diskFull" });
    if (isClosed) return err({ code: "unavailable" });
    const fresh = ledger.stage(entries);
    if (!fresh) return err({ code: "stale" });
    const fault = await new Promise<WriteFault | null>((answer) => {
      waiting.push({ entries: fresh, answer });
      if (!isFlushing) flushed = flush();
    });
    return fault ? err(fault) : ok({ head: ledger.head() });
  }

  /** Whatever arrives while the disk is busy shares the next sync. */
  async function flush(): Promise<void> {
    isFlushing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      const written = await writer.write(batch.flatMap(({ entries }) => entries));
      if (written.ok) ledger.settle(written.value);
      if (written.ok) for (const { answer } of batch) answer(null);
      else await fail(batch, written.error);
    }
    isFlushing = false;
  }

  /** Those still waiting may follow what was just lost, so they fail with it. */
  async function fail(batch: readonly Waiting[], fault: WriteFault): Promise<void> {
    if (fault.code === "unavailable") isClosed = true;
    else await reserve.release();
    const failed = [...batch, ...waiting.splice(0)];
    ledger.unstage(failed.flatMap(({ entries }) => entries));
    for (const { answer } of failed) answer(fault);
  }

  async function close(): Promise<void> {
    isClosed = true;
    await flushed;
    await writer.close();
  }
}
