import { expect, test } from "vitest";
import type { Message, SignedReceipt } from "#shared/sync/envelope.ts";
import type { HubLog } from "../log/hubLog.ts";
import { memoryLog } from "../log/memory.ts";
import { Desk } from "../testing/desk.ts";
import { noon, officeOn } from "../testing/office.ts";
import { echo, toyRegistry } from "../testing/toy.ts";
import { memoryRecovery } from "./memory.ts";
import { Recovery, waitingFor, type ReturnAnswer } from "./recovery.ts";

const minute = 60_000;
const patience = { least: minute, most: 10 * minute, heardOf: 10 * minute };
const devices = ["pc", "pc-2"].map((dev) => ({ dev, seen: noon, isRetired: false }));
const genuine = "a".repeat(128);
const people = ["chen", "liu"] as const;

/** A PC with what it sent and what it was told. */
class Pc {
  readonly desk: Desk;
  readonly sent: Message[] = [];
  readonly told: SignedReceipt[] = [];

  constructor(dev: string) {
    this.desk = new Desk("qingshan", dev, () => noon);
  }
}

/** A hub as it was; then `restored` is the same office as it stood before any of these commands. */
async function hubBefore() {
  const { admission, log, time } = await hubOn("1-test");
  const pcs = [new Pc("pc"), new Pc("pc-2")] as const;
  for (const { desk } of pcs) for (const person of people) await log.registerKey({ person, dev: desk.dev, publicKey: desk.keyOf(person).publicKey }, noon);
  const send = async ({ desk, sent }: Pc, record: string, type: string, args: object = {}): Promise<readonly SignedReceipt[]> => {
    const message = desk.command("chen", { kind: "toy", record, type, args: args as never });
    sent.push(message);
    const answer = await admission.push({ dev: desk.dev, messages: [message] });
    return answer.ok ? answer.value.receipts : [];
  };
  const give = async (pc: Pc, ...asked: [record: string, type: string, args?: object]): Promise<void> => void pc.told.push(...(await send(pc, ...asked)));
  return { log, time, pcs, give, send, admission };
}

async function hubOn(epoch: string) {
  const log = memoryLog();
  const office = await officeOn(log, { registry: toyRegistry, reactions: [echo] }, epoch);
  for (const dev of ["pc", "pc-2"]) for (const person of people) await log.registerKey({ person, dev, publicKey: new Desk("qingshan", dev, () => noon).keyOf(person).publicKey }, noon);
  return { ...office, log };
}

async function restored() {
  const { admission, log, rules, time } = await hubOn("2-test");
  const memory = memoryRecovery(noon, devices);
  const start = async (): Promise<Recovery> => {
    const recovery = new Recovery({ admission, log, memory, rules, isNote: ({ signature }) => signature === genuine, report: (line) => reports.push(line) }, patience);
    await recovery.open();
    return recovery;
  };
  const reports: string[] = [];
  return { log, rules, time, memory, start, admission, reports };
}

const back = (recovery: Recovery, { desk: { dev }, sent, told }: Pc, complete = true): Promise<ReturnAnswer> => recovery.comeBack({ dev, keys: [], messages: sent, promised: told, complete });
const changedIn = (answer: ReturnAnswer) => (answer.ok ? answer.value.changed.map(({ receipt: { outcome, numbers, refusal } }) => [outcome, numbers, refusal?.code ?? null]) : answer.error.code);

const statesOn = async (log: HubLog) => (await log.records(["t1", "t2"])).map(({ version, state }) => ({ version, state }));

/** Lets the least patience pass and what follows come to rest. */
async function finished(recovery: Recovery, time: { now: number }, wait = minute): Promise<void> {
  time.now += wait;
  recovery.look();
  await recovery.rest();
}

test("RESTORE-1 it takes no work and lets time do nothing until all it waits for have come, or patience is over", async () => {
  const { pcs } = await hubBefore();
  const { start, time, admission, memory } = await restored();
  const recovery = await start();
  const gate = waitingFor(recovery, admission);
  const message = new Desk("qingshan", "pc", () => noon).command("chen", { kind: "toy", record: "t1", type: "make", args: { feeds: ["c"] } });
  expect(await gate.push({ dev: "pc", messages: [message] })).toEqual({ ok: false, error: { code: "recovering" } });
  expect(await back(recovery, pcs[0])).toEqual({ ok: true, value: { expect: 1, over: false, changed: [] } });
  await finished(recovery, time);
  expect([recovery.isGathering, await gate.runDue()]).toEqual([true, 0]);
  await back(recovery, pcs[1]);
  await recovery.rest();
  expect([recovery.isGathering, await memory.began()]).toEqual([false, null]);
  expect((await gate.push({ dev: "pc", messages: [message] })).ok).toBe(true);

  const second = await restored();
  const alone = await second.start();
  await finished(alone, second.time, patience.most - 1);
  expect(alone.isGathering).toBe(true);
  await finished(alone, second.time, 1);
  expect(alone.isGathering).toBe(false);
});

test("RESTORE-2 what was told stands word for word, whichever PC comes first, refusals too", async () => {
  const { pcs: [one, two], give, log, time } = await hubBefore();
  await give(one, "t1", "make", { feeds: ["c"] });
  await give(two, "t2", "make", { feeds: ["c"] });
  for (const [pc, record] of [[two, "t2"], [one, "t1"], [one, "t2"], [two, "t1"]] as const) {
    await give(pc, record, "number");
    time.now += 1000;
  }
  await give(two, "t1", "key", { key: "k" });
  await give(one, "t2", "key", { key: "k" });
  expect(one.told.at(-1)?.receipt.outcome).toBe("refused");
  const again = await restored();
  const recovery = await again.start();
  await back(recovery, one);
  await back(recovery, two);
  await finished(recovery, again.time);
  expect(await statesOn(again.log)).toEqual(await statesOn(log));
  for (const { told, desk } of [one, two]) {
    expect((await again.log.transact((transaction) => transaction.commandsBy(told.map(({ receipt }) => receipt.cid)))).map(({ answer }) => answer).toSorted((left, right) => left.receipt.dseq - right.receipt.dseq)).toEqual(told);
    expect(await again.log.answers(desk.dev, "2-test")).toEqual([]);
  }
});

test("RESTORE-3 what its sender heard no answer to goes before what was built on it; what cannot stand is told", async () => {
  const { pcs: [one, two], give, send } = await hubBefore();
  await send(one, "t0", "make", { feeds: ["c"] });
  await send(one, "t1", "make", { feeds: ["c"] });
  await give(two, "t1", "say", { text: "x" });
  const again = await restored();
  const recovery = await again.start();
  await back(recovery, two);
  await back(recovery, one);
  await finished(recovery, again.time);
  expect((await again.log.records(["t0", "t1"])).map(({ id, version }) => [id, version])).toEqual([["t0", 1], ["t1", 2]]);
  expect(changedIn(await back(recovery, two))).toEqual([]);

  const without = await restored();
  const alone = await without.start();
  await back(alone, two);
  await back(alone, new Pc("pc"));
  await finished(alone, without.time);
  expect(alone.isGathering).toBe(true);
  await finished(alone, without.time, patience.most);
  expect(changedIn(await back(alone, two))).toEqual([["refused", {}, "not.found"]]);
});

test("RESTORE-3 what time had done before a command is done before it again, and what it had not is not", async () => {
  for (const wasDone of [true, false]) {
    const { pcs: [one], give, admission, time } = await hubBefore();
    await give(one, "t1", "make", { feeds: ["c"] });
    await give(one, "t1", "wait", { times: [noon + 5000] });
    time.now += 10_000;
    if (wasDone) await admission.runDue();
    await give(one, "t1", "number");
    expect(one.told.at(-1)?.receipt.version).toBe(wasDone ? 4 : 3);
    const again = await restored();
    const recovery = await again.start();
    await back(recovery, one);
    await finished(recovery, again.time, patience.most);
    expect(await again.log.answers("pc", "2-test")).toEqual([]);
  }
});

test("RESTORE-3 what others built on is waited for, also from a PC that the backup does not know", async () => {
  const { pcs: [one, two], give, log } = await hubBefore();
  const third = new Pc("pc-3");
  const known = { person: "chen", dev: "pc-3", publicKey: third.desk.keyOf("chen").publicKey };
  await log.registerKey(known, noon);
  await give(third, "t1", "make", { feeds: ["c"] });
  await give(one, "t1", "say", { text: "x" });
  const again = await restored();
  await again.log.registerKey(known, noon);
  const recovery = await again.start();
  await back(recovery, one);
  await back(recovery, two);
  await finished(recovery, again.time);
  expect(recovery.isGathering).toBe(true);
  await back(recovery, third);
  await recovery.rest();
  expect([recovery.isGathering, await again.log.answers("pc", "2-test")]).toEqual([false, []]);
});

test("RESTORE-4 a key that the backup does not know is learned from what the hub had signed for that PC, and for no other", async () => {
  for (const dev of ["pc-3", "pc-4"]) {
    const { log, give } = await hubBefore();
    const pc = new Pc("pc-3");
    const { publicKey } = pc.desk.keyOf("chen");
    await log.registerKey({ person: "chen", dev: "pc-3", publicKey }, noon);
    await give(pc, "t3", "make", { feeds: ["c"] });
    const again = await restored();
    const recovery = await again.start();
    const note = { text: JSON.stringify({ org: "qingshan", person: "chen", dev, publicKey }), signature: genuine };
    await recovery.comeBack({ dev: "pc-3", keys: [note, { ...note, signature: "0".repeat(128) }], messages: pc.sent, promised: pc.told, complete: true });
    await finished(recovery, again.time, patience.most);
    expect((await again.log.records(["t3"])).length).toBe(dev === "pc-3" ? 1 : 0);
  }
});

test("RESTORE-5 who comes late keeps a number that is free, and is told where it is not", async () => {
  for (const isTaken of [false, true]) {
    const { pcs: [one, two], give } = await hubBefore();
    await give(one, "t1", "make", { feeds: ["c"] });
    await give(one, "t1", "number");
    await give(two, "t2", "make", { feeds: ["c"] });
    if (!isTaken) await give(two, "t2", "number");
    const again = await restored();
    const recovery = await again.start();
    await back(recovery, two);
    await finished(recovery, again.time, patience.most);
    const message = two.desk.command("chen", { kind: "toy", record: "t2", type: "number", args: {} });
    const next = await again.admission.push({ dev: "pc-2", messages: [message] });
    expect(next.ok && next.value.receipts[0]?.receipt.numbers).toEqual({ number: isTaken ? "2026-0001" : "2026-0003" });
    const late = await back(recovery, one);
    expect(late).toMatchObject({ ok: true, value: { expect: 3, over: true } });
    expect(changedIn(late)).toEqual(isTaken ? [["accepted", { number: "2026-0002" }, null]] : []);
  }
});

test("RESTORE-6 a hub that ends while it gathers is told everything again, and what was admitted is not there twice", async () => {
  const { pcs: [one, two], give } = await hubBefore();
  await give(one, "t1", "make", { feeds: ["c"] });
  await give(one, "t1", "number");
  await give(two, "t1", "number");
  const again = await restored();
  const first = await again.start();
  await back(first, one);
  // It had begun to admit when it ended.
  await again.admission.push({ dev: "pc", messages: one.sent.slice(0, 1) });
  const second = await again.start();
  expect(await second.comeBack({ dev: "pc", keys: [], messages: [], promised: [], complete: false })).toMatchObject({ ok: true, value: { expect: 2 } });
  await back(second, one);
  await back(second, two);
  await finished(second, again.time);
  expect((await again.log.records(["t1"])).map(({ version }) => version)).toEqual([3]);
  expect(await back(second, one)).toMatchObject({ ok: true, value: { over: true, expect: 3 } });
});

test("RESTORE-2 what is no answer of this hub is not believed", async () => {
  const { pcs: [one], give } = await hubBefore();
  await give(one, "t1", "make", { feeds: ["c"] });
  const [signed] = one.told;
  const forged = { ...signed, receipt: { ...signed?.receipt, version: 7 } } as SignedReceipt;
  const again = await restored();
  const recovery = await again.start();
  expect(await recovery.comeBack({ dev: "pc", keys: [], messages: one.sent, promised: [forged], complete: true })).toEqual({ ok: false, error: { code: "foreignSignature" } });
});
