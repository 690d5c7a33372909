import { expect, test } from "vitest";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Journal } from "./ports.ts";

const command = (dseq: number, prev: string): JournalEntry => ({ kind: "command", id: `c${dseq}`, text: `command ${dseq}`, dseq, prev });
const receipt: JournalEntry = { kind: "receipt", id: "c1", text: "accepted", dseq: 0, prev: "" };

/** What every implementation of `Journal` must do; run by each of them. */
export function journalContract(name: string, open: () => Promise<Journal>): void {
  test(`${name}: entries are read in order, each once, from where the last reading ended`, async () => {
    const journal = await open();
    await journal.append([command(1, ""), receipt]);
    const first = await journal.read(0);
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value.entries).toEqual([command(1, ""), receipt]);
    await journal.append([command(2, digestOf("command 1"))]);
    const second = await journal.read(first.value.next);
    expect(second).toMatchObject({ ok: true, value: { entries: [command(2, digestOf("command 1"))], head: { dseq: 2, hash: digestOf("command 2") } } });
    expect(second.ok && (await journal.read(second.value.next))).toMatchObject({ value: { entries: [] } });
  });

  test(`${name}: what is already held is not written again`, async () => {
    const journal = await open();
    await journal.append([command(1, "")]);
    expect(await journal.append([command(1, ""), receipt, receipt])).toMatchObject({ ok: true, value: { dseq: 1 } });
    expect(await journal.read(0)).toMatchObject({ value: { entries: [command(1, ""), receipt] } });
  });

  test(`${name}: a command that does not follow the head is stale, and nothing of it is kept`, async () => {
    const journal = await open();
    await journal.append([command(1, "")]);
    expect(await journal.append([command(3, digestOf("command 1"))])).toEqual({ ok: false, error: { code: "stale" } });
    expect(await journal.append([command(2, "")])).toEqual({ ok: false, error: { code: "stale" } });
    expect(await journal.read(0)).toMatchObject({ value: { entries: [command(1, "")], head: { dseq: 1 } } });
  });
}
