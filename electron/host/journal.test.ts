import { appendFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { diskFiles, type Files } from "./files.ts";
import { openJournal, type Journal } from "./journal.ts";
import { commands, failure, random, temporaryFolder, troubledFiles, type Trouble } from "./temporary.fixtures.ts";

const key = new Uint8Array(32).fill(7);

async function open(folder: string, ports: { files?: Files; segmentSize?: number; key?: Uint8Array } = {}): Promise<Journal> {
  const journal = await openJournal({ files: diskFiles, key, random, folder, ...ports });
  onTestFinished(journal.close);
  return journal;
}

function entriesOf(journal: Journal): JournalEntry[] {
  const page = journal.read(0, 2000);
  if (!page.ok) throw new Error(page.error.code);
  return page.value.entries;
}

async function written(lengths: readonly number[], segmentSize?: number): Promise<string> {
  const folder = await temporaryFolder();
  const journal = await open(folder, segmentSize ? { segmentSize } : {});
  for (const entry of commands(lengths)) await journal.append([entry]);
  await journal.close();
  return folder;
}

const first = (folder: string): string => join(folder, "000001.wyj");

/** Where the records of sound segment bytes begin, and where the last one ends. */
function bordersOf(bytes: Buffer): number[] {
  const borders = [0];
  while (borders.at(-1)! < bytes.length) borders.push(borders.at(-1)! + 8 + bytes.readUInt32LE(borders.at(-1)));
  return borders;
}

async function flip(path: string, at: number, bit = 0): Promise<void> {
  const bytes = await readFile(path);
  bytes[at]! ^= 1 << bit;
  await writeFile(path, bytes);
}

test("gives back what was appended, in order, with the head, also after a restart", async () => {
  const folder = await temporaryFolder();
  const entries = [...commands([5, 300, 1]), { kind: "receipt", id: "c1", text: "收到", dseq: 1, prev: "" } as const];
  const head = { dseq: 3, hash: digestOf(entries[2]!.text) };
  const journal = await open(folder);
  expect(await journal.append(entries)).toEqual({ ok: true, value: { head } });
  await journal.close();
  const again = await open(folder);
  expect(entriesOf(again)).toEqual(entries);
  expect(again.head()).toEqual(head);
  expect(again.repairs).toEqual([]);
});

test("reads on from the position of the last page", async () => {
  const journal = await open(await temporaryFolder(), { segmentSize: 500 });
  const entries = commands(Array.from({ length: 23 }, () => 50));
  await journal.append(entries);
  const seen: JournalEntry[] = [];
  for (let after = 0; ; ) {
    const page = journal.read(after, 7);
    if (!page.ok || page.value.entries.length === 0) break;
    seen.push(...page.value.entries);
    after = page.value.next;
  }
  expect(seen).toEqual(entries);
});

test("an entry that is held already is not written again, and a repeated append answers as the first did", async () => {
  const folder = await temporaryFolder();
  const journal = await open(folder);
  const entries = commands([10, 10]);
  const answer = await journal.append(entries);
  const { size } = await stat(first(folder));
  expect(await journal.append(entries)).toEqual(answer);
  expect(await Promise.all([journal.append(entries), journal.append([entries[1]!, entries[1]!])])).toEqual([answer, answer]);
  expect((await stat(first(folder))).size).toBe(size);
});

test.each([
  ["a number left out", { dseq: 4 }],
  ["a number again", { dseq: 2 }],
  ["another previous hash", { prev: digestOf("other") }],
])("a command with %s is stale and nothing is written", async (_, change) => {
  const journal = await open(await temporaryFolder());
  const entries = commands([10, 10, 10]);
  await journal.append(entries.slice(0, 2));
  expect(await journal.append([{ kind: "receipt", id: "r", text: "", dseq: 0, prev: "" }, { ...entries[2]!, ...change }])).toEqual({ ok: false, error: { code: "stale" } });
  expect(entriesOf(journal)).toEqual(entries.slice(0, 2));
  expect((await journal.append([entries[2]!])).ok).toBe(true);
});

test("appends that arrive while the disk is busy share one sync", async () => {
  const trouble: Trouble = { write: null, sync: null, syncs: 0 };
  const journal = await open(await temporaryFolder(), { files: troubledFiles(trouble) });
  trouble.syncs = 0;
  const answers = await Promise.all(commands(Array.from({ length: 50 }, () => 20)).map((entry) => journal.append([entry])));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(trouble.syncs).toBe(2);
});

test("rolls over to new segments and reads all of them", async () => {
  const folder = await written(Array.from({ length: 30 }, () => 100), 1000);
  expect((await readdir(folder)).filter((name) => name.endsWith(".wyj")).length).toBeGreaterThan(3);
  expect(entriesOf(await open(folder))).toEqual(commands(Array.from({ length: 30 }, () => 100)));
});

test("a torn end is cut off, kept aside and reported, and the journal goes on", async () => {
  const folder = await written([10, 20]);
  await appendFile(first(folder), Buffer.from([9, 1, 0, 0, 1, 2, 3, 4, 5, 6]));
  const journal = await open(folder);
  expect(journal.repairs).toEqual([{ code: "journalTorn", file: "000001.wyj", kept: "000001.wyj-1.torn", count: 10 }]);
  expect((await readFile(join(folder, "000001.wyj-1.torn"))).length).toBe(10);
  expect((await journal.append([commands([10, 20, 30])[2]!])).ok).toBe(true);
  await journal.close();
  const again = await open(folder);
  expect(again.repairs).toEqual([]);
  expect(entriesOf(again)).toEqual(commands([10, 20, 30]));
});

test("a flipped bit loses at most the record it is in, and is reported", async () => {
  const lengths = [40, 40, 40, 40];
  const pristine = await readFile(first(await written(lengths)));
  const [, start = 0, end = 0] = bordersOf(pristine);
  const folder = await temporaryFolder();
  for (let at = start; at < end; at += at < start + 8 ? 1 : 5) {
    await writeFile(first(folder), pristine);
    await flip(first(folder), at, at % 8);
    const journal = await open(folder);
    const left = entriesOf(journal).map(({ id }) => id);
    expect(left.filter((id) => id !== "c2"), `byte ${at}`).toEqual(["c1", "c3", "c4"]);
    expect(journal.repairs.map(({ code }) => code), `byte ${at}`).toEqual(["journalDamaged"]);
    await journal.close();
    expect((await readFile(first(folder))).length).toBe(pristine.length);
  }
});

test("damage at the end of an earlier segment is reported and left where it is", async () => {
  const folder = await written([100, 100, 100, 100], 200);
  const { size } = await stat(first(folder));
  await writeFile(first(folder), (await readFile(first(folder))).subarray(0, size - 5));
  const journal = await open(folder);
  expect(entriesOf(journal).map(({ id }) => id)).toEqual(["c2", "c3", "c4"]);
  expect(journal.repairs.map(({ code }) => code)).toEqual(["journalLost"]);
  expect((await stat(first(folder))).size).toBe(size - 5);
});

test("a record moved to another place does not open", async () => {
  const folder = await written([40, 40]);
  const bytes = await readFile(first(folder));
  const [, border] = bordersOf(bytes);
  await writeFile(first(folder), Buffer.concat([bytes.subarray(border), bytes.subarray(0, border)]));
  const journal = await open(folder);
  expect(journal.read(0, 10)).toEqual({ ok: false, error: { code: "unreadable" } });
});

test("a journal of another device is neither read nor written nor changed", async () => {
  const folder = await written([10, 20]);
  const before = await readFile(first(folder));
  const journal = await open(folder, { key: new Uint8Array(32).fill(8) });
  expect(journal.repairs).toEqual([{ code: "journalForeign" }]);
  expect(journal.read(0, 10)).toEqual({ ok: false, error: { code: "unreadable" } });
  expect(await journal.append(commands([1]))).toEqual({ ok: false, error: { code: "unavailable" } });
  expect(await readFile(first(folder))).toEqual(before);
});

test("nothing of an entry can be read in the files", async () => {
  const folder = await temporaryFolder();
  await (await open(folder)).append([{ kind: "epoch", id: "visible-id", text: "用印申请", dseq: 0, prev: "" }]);
  const bytes = await readFile(first(folder));
  expect([bytes.includes("用印申请"), bytes.includes("visible-id")]).toEqual([false, false]);
});

test("on a full disk the part is taken back, what was saved stays, receipts go on in the reserve, and commands go on when there is room", async () => {
  const folder = await temporaryFolder();
  const trouble: Trouble = { write: null, sync: null, syncs: 0 };
  const journal = await open(folder, { files: troubledFiles(trouble) });
  const entries = commands([10, 20, 30]);
  await journal.append([entries[0]!]);
  const { size } = await stat(first(folder));
  expect(await readdir(folder)).toContain("reserve");
  trouble.write = failure("ENOSPC");
  const answers = await Promise.all([journal.append([entries[1]!]), journal.append([entries[2]!])]);
  expect(answers).toEqual([1, 2].map(() => ({ ok: false, error: { code: "diskFull" } })));
  expect((await stat(first(folder))).size).toBe(size);
  expect(await readdir(folder)).not.toContain("reserve");
  expect(await journal.append([entries[1]!])).toEqual({ ok: false, error: { code: "diskFull" } });
  trouble.write = null;
  expect((await journal.append([entries[1]!, entries[2]!])).ok).toBe(true);
  expect(await readdir(folder)).toContain("reserve");
  await journal.close();
  const again = await open(folder);
  expect([entriesOf(again), again.repairs]).toEqual([entries, []]);
});

test("after a failed sync the journal is closed until the next start, even when the disk seems well again", async () => {
  const folder = await temporaryFolder();
  const trouble: Trouble = { write: null, sync: null, syncs: 0 };
  const journal = await open(folder, { files: troubledFiles(trouble) });
  const entries = commands([10, 20]);
  await journal.append([entries[0]!]);
  trouble.sync = failure("EIO");
  expect(await journal.append([entries[1]!])).toEqual({ ok: false, error: { code: "unavailable" } });
  trouble.sync = null;
  expect(await journal.append([entries[1]!])).toEqual({ ok: false, error: { code: "unavailable" } });
  expect(entriesOf(journal)).toEqual([entries[0]]);
});
