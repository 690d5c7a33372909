import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { buildEntry } from "#hub/testing/child.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { doSomething } from "#sim/acts.ts";
import { damages } from "../faults/damages.ts";
import { FaultPc } from "../faults/faultPc.ts";
import { callsIn } from "../faults/syncs.ts";
import { Office } from "../support/office.ts";
import { QuietPc } from "../support/quietPc.ts";
import { fillRequest, submitRequest } from "../support/story.ts";

/** `WENYI_ROUNDS=200 npx playwright test faults` is the long form. */
const rounds = Number(process.env["WENYI_ROUNDS"] ?? 5);
const isLong = rounds > 20;
const patience = { timeout: 90_000, intervals: [50] };

test.describe.configure({ mode: "serial" });
let entry = "";
test.beforeAll(async () => {
  entry = await buildEntry("e2e/faults/pcProgram.ts");
});

/** The processes of the hub's database that are there now. */
async function databaseOf(cluster: string): Promise<readonly string[]> {
  const [postmaster = ""] = (await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n");
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, "utf8");
  return [postmaster, ...children.trim().split(" ")];
}

const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("FAULT a PC and the hub are killed at random points: whatever was answered “saved” is there, and is answered by the hub once", async () => {
  test.setTimeout(120_000 + rounds * 10_000);
  const office = await Office.open();
  const chance = new Chance(rounds);
  const start = (mode: string, round: number): FaultPc => new FaultPc({ entry, args: [join(office.folder, "pc"), office.url, "chenxl", String(round), mode] });
  const saved: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const pc = start("work", round);
    await expect.poll(() => pc.errors !== "" || pc.saved.length > 0, patience).toBe(true);
    expect(saved.filter((cid) => pc.held?.includes(cid) !== true), pc.errors).toEqual([]);
    await passed(chance.below(600));
    if (chance.happens(0.5)) await office.killHub();
    await pc.kill();
    saved.push(...pc.saved);
  }
  const last = start("rest", 0);
  await expect.poll(() => last.answered !== null, patience).toBe(true);
  const answered = new Map(last.answered);
  expect(answered.size).toBe(last.answered?.length);
  expect(saved.filter((cid) => (answered.get(cid) ?? "") === "")).toEqual([]);
  expect(saved.length).toBeGreaterThan(rounds);
  test.info().annotations.push({ type: "saved", description: String(saved.length) });
  await last.end();
  await office.close();
});

for (const [backend, features] of isLong ? ([["LevelDB", []], ["SQLite", ["IdbSqliteBackingStore"]]] as const) : ([["LevelDB", []]] as const))
  test(`FAULT the files of IndexedDB (${backend}) are damaged in every way: it opens, and everything saved is there`, async () => {
    test.setTimeout(600_000);
    const office = await Office.open();
    const branch = await office.pc("branch", { features });
    const asked: string[] = [];
    for (const { name, to } of damages.filter(({ short }) => short || isLong))
      await test.step(name, async () => {
        await branch.setLine(false);
        const page = await branch.openWindow();
        if (asked.length === 0) await branch.setLine(true);
        await branch.signIn("chenxl");
        if (asked.length === 0) await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
        await branch.setLine(false);
        const document = `关于${name}的报告`;
        await fillRequest(page, document);
        await submitRequest(page);
        asked.push(document);
        await branch.closeWindow();
        for (const folder of await readdir(branch.client.indexedDb)) await to(join(branch.client.indexedDb, folder));
        await branch.setLine(true);
        const again = await branch.openWindow();
        await branch.signIn("chenxl");
        await again.getByRole("link", { name: /我发起的/ }).click();
        for (const each of asked) await expect(again.getByRole("row", { name: each })).toHaveCount(1, { timeout: 60_000 });
        await expect(again.getByText("已同步")).toBeVisible({ timeout: 60_000 });
        await branch.closeWindow();
      });
    await office.close();
  });

test("FAULT the disk is asked before “saved” is answered", async () => {
  const office = await Office.open();
  const trace = join(office.folder, "trace");
  await mkdir(trace);
  const pc = new FaultPc({ entry, args: [join(office.folder, "pc"), office.url, "chenxl", "7", "work"], under: ["strace", "-f", "-y", "-ttt", "-s", "80", "-e", "trace=pwrite64,fdatasync,write", "-o", join(trace, "pc")] });
  await expect.poll(() => pc.errors !== "" || pc.saved.length >= 20, patience).toBe(true);
  await pc.kill();
  const calls = callsIn(await readFile(join(trace, "pc"), "utf8"));
  let synced = 0;
  let told = 0;
  for (const { name, path, text } of calls) {
    if (name === "fdatasync" && path.endsWith(".wyj")) synced += 1;
    if (name !== "write" || !text.includes('{\\"saved\\"')) continue;
    told += 1;
    expect(synced, `the ${told}th command was answered before the disk was asked`).toBeGreaterThan(0);
    synced = 0;
  }
  expect(told).toBeGreaterThanOrEqual(20);
  await office.close();
});

test("FAULT the hub's disk is asked between a command's commit and its receipt", async () => {
  const office = await Office.open();
  const pc = await QuietPc.open(join(office.folder, "pc"), office.url, { login: "chenxl", password: "wenyi-2026" });
  await expect.poll(() => pc.isAtRest, patience).toBe(true);
  const trace = join(office.folder, "trace");
  const ids = await databaseOf(join(office.folder, "hub", "postgres"));
  const strace = spawn("strace", ["-f", "-y", "-ttt", "-e", "trace=fdatasync,fsync", "-o", trace, ...ids.flatMap((id) => ["-p", id])], { stdio: ["ignore", "ignore", "pipe"] });
  let attached = "";
  strace.stderr.on("data", (text) => (attached += String(text)));
  await expect.poll(() => ids.every((id) => attached.includes(`${id} attached`)), patience).toBe(true);
  const spans: (readonly [number, number])[] = [];
  const chance = new Chance(5);
  for (let count = 0; count < 15; count += 1) {
    const before = Date.now() / 1000;
    const given = await doSomething({ desk: pc.desk, chance });
    pc.sync.wake();
    await expect.poll(() => pc.desk.outbox.waiting().length, { ...patience, intervals: [5] }).toBe(0);
    if (given?.ok === true) spans.push([before, Date.now() / 1000]);
  }
  const ended = once(strace, "exit");
  strace.kill("SIGINT");
  await ended;
  const syncs = callsIn(await readFile(trace, "utf8")).filter(({ path }) => path.includes("pg_wal"));
  expect(spans.length).toBeGreaterThan(8);
  expect(spans.filter(([from, to]) => !syncs.some(({ at }) => at > from && at < to))).toEqual([]);
  await pc.close();
  await office.close();
});
