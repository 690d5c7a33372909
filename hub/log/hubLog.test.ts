import { describe, expect, test } from "vitest";
import type { Feed } from "#shared/engine/holder.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { err, ok } from "#shared/kernel/result.ts";
import type { Batch, HubLog, NewEntry, StoredCommand, StoredRecord } from "./hubLog.ts";
import { databaseForTests } from "../testing/database.ts";
import { memoryLog } from "./memory.ts";
import { postgresLog } from "./postgres.ts";

const database = databaseForTests("log", "first");
let made = 0;

const logs = [
  { name: "in memory", open: async (): Promise<HubLog> => memoryLog() },
  // Every test has an organisation of its own, which also shows that organisations do not see each other.
  { name: "on PostgreSQL", open: (): Promise<HubLog> => postgresLog({ ...database(), org: `org-${made++}` }, "hub/1") },
];

const nothing: Batch = { commands: [], events: [], records: [], entries: [], devices: [] };
const record = (id: string, version: number, feeds: readonly Feed[]): StoredRecord => ({ id, kind: "toy", version, tv: 1, state: { id, version, note: "\u0000 ' \" 中" } as unknown as RecordState, feeds, waits: [], due: null });
const dueAt = (id: string, due: number | null): StoredRecord => ({ ...record(id, 1, ["c"]), due });
const event = (id: string, version: number) => ({ record: id, version, kind: "toy", tv: 1, cid: `c${version}`, received: 5, body: { type: "made", n: version } });
const entry = (feed: Feed, kind: NewEntry["kind"], id: string, version: number): NewEntry => ({ feed, kind, record: id, type: "toy", version, cid: `c${version}` });
const command = (cid: string, dseq: number, outcome: "accepted" | "refused", version: number): StoredCommand => ({
  cid, dev: "pc", dseq, actor: "a", kind: "toy", record: "x", message: `m${cid}`, hash: `h${cid}`, publicKey: "k", received: 9,
  answer: { receipt: { cid, dev: "pc", dseq, actor: "a", record: "x", epoch: "e", received: 9, outcome, version, numbers: {}, refusal: null }, signature: "s" },
});
const place = (cid: string) => ({ series: "s", year: 2026, record: "x", cid, wanted: null });
const ids = (found: readonly StoredRecord[]) => found.map(({ id }) => id).toSorted();
const append = (log: HubLog, batch: Partial<Batch>) => log.transact((transaction) => transaction.append({ ...nothing, ...batch }));

describe.each(logs)("LOG $name", ({ open }) => {
  test("numbers each feed from 1 without a gap, in the order of the batch", async () => {
    const log = await open();
    await append(log, { events: [event("x", 1), event("x", 2)], records: [record("x", 2, ["c", "p:a"])], entries: [entry("c", "e", "x", 1), entry("p:a", "e", "x", 1), entry("c", "e", "x", 2)] });
    await append(log, { events: [event("y", 1)], records: [record("y", 1, ["c"])], entries: [entry("c", "e", "y", 1)] });
    expect(await log.heads(["c", "p:a", "p:b"])).toEqual(new Map([["c", 3], ["p:a", 1], ["p:b", 0]]));
    expect((await log.entries("c", 0, 10)).map(({ seq, record, version, body }) => [seq, record, version, body])).toEqual([[1, "x", 1, { type: "made", n: 1 }], [2, "x", 2, { type: "made", n: 2 }], [3, "y", 1, { type: "made", n: 1 }]]);
    expect((await log.entries("c", 1, 1)).map(({ seq }) => seq)).toEqual([2]);
  });

  test("gives a record that enters as it is now, and as left where it has gone since", async () => {
    const log = await open();
    await append(log, { events: [event("x", 2)], records: [record("x", 2, ["p:a", "p:b"])], entries: [entry("p:a", "n", "x", 2), entry("p:b", "n", "x", 2)] });
    await append(log, { events: [event("x", 3)], records: [record("x", 3, ["p:a"])], entries: [entry("p:a", "e", "x", 3), entry("p:b", "l", "x", 3)] });
    expect(await log.entries("p:a", 0, 1)).toMatchObject([{ kind: "n", version: 3, body: { version: 3, note: "\u0000 ' \" 中" } }]);
    expect(await log.entries("p:b", 0, 9)).toMatchObject([{ kind: "l", body: null }, { kind: "l", body: null }]);
  });

  test("tells which records time has something to do to, the longest due first", async () => {
    const log = await open();
    await append(log, { records: [dueAt("x", 30), dueAt("y", 10), dueAt("z", null), dueAt("w", 20)] });
    expect([await log.dueBy(9, 9), await log.dueBy(20, 9), await log.dueBy(99, 2)]).toEqual([[], ["y", "w"], ["y", "w"]]);
    await append(log, { records: [dueAt("y", null)] });
    expect([await log.dueBy(99, 9), (await log.records(["x"]))[0]?.due]).toEqual([["w", "x"], 30]);
  });

  test("keeps nothing of a transaction that fails", async () => {
    const log = await open();
    const failing = log.transact(async (transaction) => {
      await transaction.takeUnique("key", "x");
      await transaction.append({ ...nothing, commands: [command("1", 1, "accepted", 1)], devices: [{ dev: "pc", dseq: 1, hash: "h1" }], events: [event("x", 1)], records: [record("x", 1, ["c"])], entries: [entry("c", "e", "x", 1)] });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect([await log.records(["x"]), await log.entries("c", 0, 9), (await log.heads(["c"])).get("c")]).toEqual([[], [], 0]);
    expect(await log.transact(async (transaction) => [await transaction.commandsBy(["1"]), await transaction.takeUnique("key", "y")])).toEqual([[], true]);
  });

  test("holds a PC's queue, its commands and their answers", async () => {
    const log = await open();
    const [first, second] = [command("1", 1, "accepted", 1), command("2", 2, "refused", 0)];
    await log.transact(async (transaction) => {
      expect(await transaction.lockDevices(["pc"])).toEqual(new Map([["pc", { dev: "pc", dseq: 0, hash: "" }]]));
      await transaction.append({ ...nothing, commands: [first, second], devices: [{ dev: "pc", dseq: 2, hash: "h2" }] });
    });
    await log.transact(async (transaction) => {
      expect((await transaction.lockDevices(["pc"])).get("pc")).toEqual({ dev: "pc", dseq: 2, hash: "h2" });
      expect(await transaction.commandsBy(["2", "nobody"])).toEqual([second]);
    });
    expect(await log.history("x")).toEqual([first]);
  });

  test("refuses a second event of one version and a second command of one place", async () => {
    const log = await open();
    await append(log, { events: [event("x", 1)], records: [record("x", 1, ["c"])], commands: [command("1", 1, "accepted", 1)] });
    await expect(append(log, { events: [event("x", 1)] })).rejects.toThrow();
    await expect(append(log, { commands: [command("2", 1, "accepted", 1)] })).rejects.toThrow();
  });

  test("settles claims, and takes back those of an attempt that fails", async () => {
    const log = await open();
    await log.transact(async (transaction) => {
      expect([await transaction.takeUnique("k", "x"), await transaction.takeUnique("k", "x"), await transaction.takeUnique("k", "y")]).toEqual([true, true, false]);
      expect(await transaction.nextNumber(place("1"))).toBe(1);
      const failed = await transaction.attempt(async () => {
        await transaction.nextNumber(place("2"));
        await transaction.takeUnique("other", "x");
        return err({ code: "no" });
      });
      expect(failed).toEqual(err({ code: "no" }));
      expect([await transaction.nextNumber(place("3")), await transaction.nextNumber({ ...place("4"), year: 2027 }), await transaction.takeUnique("other", "y")]).toEqual([2, 1, true]);
      const full = (amount: number) => transaction.attempt(async () => ((await transaction.reserve({ ledger: "l", key: "k", record: "x" }, amount, 10)) ? ok(amount) : err({ code: "full" })));
      expect([await full(6), await full(5), await full(4)].map((done) => done.ok)).toEqual([true, false, true]);
      const span = (from: number, to: number, by: string) => transaction.takeInterval("car", { from, to }, by);
      expect([await span(10, 20, "x"), await span(20, 30, "y"), await span(19, 21, "z"), await span(12, 15, "x")]).toEqual([true, true, false, true]);
    });
  });

  test("gives a wanted number where nobody holds it, and goes on after the highest", async () => {
    const log = await open();
    const given = await log.transact(async (transaction) => {
      const numbers: number[] = [];
      for (const wanted of [3, 3, null, 2, 9, null]) numbers.push(await transaction.nextNumber({ ...place("1"), wanted }));
      return numbers;
    });
    expect(given).toEqual([3, 4, 5, 2, 9, 10]);
  });

  test("tells the answers of one PC in one epoch", async () => {
    const log = await open();
    await append(log, { commands: [command("1", 1, "accepted", 1), command("2", 2, "refused", 0)], events: [event("x", 1)], records: [record("x", 1, ["c"])] });
    expect((await log.answers("pc", "e")).map(({ receipt }) => receipt.cid)).toEqual(["1", "2"]);
    expect([await log.answers("pc", "other"), await log.answers("pc-2", "e")]).toEqual([[], []]);
  });

  test("lets transactions on one queue and one series wait for each other", async () => {
    const log = await open();
    const step = () =>
      log.transact(async (transaction) => {
        const head = (await transaction.lockDevices(["pc"])).get("pc") ?? { dseq: 0 };
        const n = await transaction.nextNumber({ ...place(String(head.dseq)), year: 1 });
        await transaction.append({ ...nothing, devices: [{ dev: "pc", dseq: head.dseq + 1, hash: "h" }] });
        return [head.dseq + 1, n];
      });
    const done = await Promise.all(Array.from({ length: 12 }, step));
    expect(done.toSorted((left, right) => (left[0] ?? 0) - (right[0] ?? 0))).toEqual(Array.from({ length: 12 }, (_, index) => [index + 1, index + 1]));
  });

  test("keeps people's keys, retired ones marked", async () => {
    const log = await open();
    await log.registerKey({ person: "a", dev: "pc", publicKey: "1" }, 1);
    await log.registerKey({ person: "b", dev: "pc", publicKey: "2" }, 1);
    await log.retireKeys("a", "pc", 2);
    expect((await log.keys(["pc", "other"])).toSorted((left, right) => (left.person < right.person ? -1 : 1))).toEqual([
      { person: "a", dev: "pc", publicKey: "1", retired: true },
      { person: "b", dev: "pc", publicKey: "2", retired: false },
    ]);
  });

  test("reads a feed backwards, each record at its last entry, leaving out what left or went on since", async () => {
    const log = await open();
    await append(log, { events: [event("x", 1), event("y", 1)], records: [record("x", 1, ["c"]), record("y", 1, ["c"])], entries: [entry("c", "e", "x", 1), entry("c", "e", "y", 1)] });
    await append(log, { events: [event("x", 2)], records: [record("x", 2, ["c"])], entries: [entry("c", "e", "x", 2)] });
    await append(log, { events: [event("z", 1), event("w", 1)], records: [record("z", 1, ["c"]), record("w", 1, ["c"])], entries: [entry("c", "e", "z", 1), entry("c", "e", "w", 1)] });
    await append(log, { events: [event("w", 2)], records: [record("w", 2, ["p:a"])], entries: [entry("c", "l", "w", 2), entry("p:a", "n", "w", 2)] });
    const page = async (upTo: number, limit: number) => {
      const { low, records } = await log.past("c", upTo, limit);
      return [low, ...records.map(({ id, version }) => `${id}${version}`)];
    };
    expect([await page(6, 3), await page(3, 3), await page(2, 10), await page(0, 10)]).toEqual([[3, "z1"], [0, "x2", "y1"], [0, "y1"], [0]]);
    expect((await log.past("p:a", 1, 5)).records.map(({ id }) => id)).toEqual(["w"]);
  });

  test("tells what a feed holds by its entries alone: each record at its last one, and none that left", async () => {
    const log = await open();
    await append(log, { events: [event("x", 1), event("y", 1), event("z", 1)], records: [record("x", 1, ["c"]), record("y", 1, ["c"]), record("z", 1, ["c"])], entries: [entry("c", "e", "x", 1), entry("c", "e", "y", 1), entry("c", "e", "z", 1)] });
    await append(log, { events: [event("x", 2), event("y", 2)], records: [record("x", 2, ["c"]), record("y", 2, ["p:a"])], entries: [entry("c", "e", "x", 2), entry("c", "l", "y", 2), entry("p:a", "n", "y", 2)] });
    const told = async (feed: Feed) => {
      const { entries, holdings } = await log.holdings(feed);
      return [entries, ...holdings.map(({ record: id, version }) => `${id}${version}`).toSorted()];
    };
    expect([await told("c"), await told("p:a"), await told("p:b")]).toEqual([[5, "x2", "z1"], [1, "y2"], [0]]);
  });

  test("finds records by id, kind and feed, locked or not", async () => {
    const log = await open();
    await append(log, { events: [event("x", 1), event("y", 1)], records: [record("x", 1, ["c"]), { ...record("y", 1, ["p:a"]), kind: "other" }], entries: [entry("c", "e", "x", 1), entry("p:a", "e", "y", 1)] });
    expect([ids(await log.records(["x", "nothing"])), ids(await log.recordsOfKinds(["other"])), ids(await log.recordsIn("c"))]).toEqual([["x"], ["y"], ["x"]]);
    expect(await log.transact(async (transaction) => ids(await transaction.lockRecords(["y", "nothing"], ["x", "y"])))).toEqual(["x", "y"]);
  });

  test("finds what waits for somebody, as it waits now", async () => {
    const log = await open();
    await append(log, { records: [{ ...record("x", 1, ["c"]), waits: ["o:head@x", "p:a"] }, { ...record("y", 1, ["c"]), waits: ["p:b"] }, record("z", 1, ["c"])] });
    expect([ids(await log.waitingFor(["p:a", "p:b"])), ids(await log.waitingFor(["o:head@x"])), ids(await log.waitingFor([]))]).toEqual([["x", "y"], ["x"], []]);
    await append(log, { records: [{ ...record("x", 2, ["c"]), waits: ["p:b"] }] });
    expect([ids(await log.waitingFor(["p:a"])), ids(await log.waitingFor(["p:b"]))]).toEqual([[], ["x", "y"]]);
  });

  test("tells who watches which feeds have grown, after the commit", async () => {
    const log = await open();
    const heard: string[][] = [];
    const stop = log.watch((feeds) => void heard.push([...feeds].toSorted()));
    await append(log, { events: [event("x", 1)], records: [record("x", 1, ["c", "p:a"])], entries: [entry("c", "e", "x", 1), entry("p:a", "e", "x", 1)] });
    await append(log, { devices: [] });
    stop();
    await append(log, { events: [event("y", 1)], records: [record("y", 1, ["c"])], entries: [entry("c", "e", "y", 1)] });
    expect(heard).toEqual([["c", "p:a"]]);
  });
});

test("LOG hears on PostgreSQL what another hub commits", async () => {
  const shared = { ...database(), org: "two-hubs" };
  const [one, other] = [await postgresLog(shared, "one/1"), await postgresLog(shared, "other/1")];
  const heard = new Promise<ReadonlySet<string>>((resolve) => other.watch(resolve));
  await append(one, { events: [event("x", 1)], records: [record("x", 1, ["p:a"])], entries: [entry("p:a", "e", "x", 1)] });
  expect(await heard).toEqual(new Set(["p:a"]));
});
