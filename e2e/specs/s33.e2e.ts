import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createHub, type Hub } from "#hub/createHub.ts";
import { feedsFor, maySee } from "#hub/feeds/office.ts";
import { readAttention } from "#renderer/store/attention.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import { doSomething } from "#sim/acts.ts";
import { newerTypes } from "../support/newerTypes.ts";
import { freePort } from "../support/program.ts";
import { QuietPc } from "../support/quietPc.ts";

const day = 86_400_000;
const wanted = 5_000;
const patience = { timeout: 240_000, intervals: [500] };
const { password } = demonstration;

test("S3.3 thirty days without a network, 5,000 commands by three people on one PC, two type versions behind, one of them removed meanwhile: everything arrives or needs attention, and what he may no longer see is gone", async () => {
  test.setTimeout(600_000);
  const folder = await mkdtemp(join(tmpdir(), "wenyi-"));
  await chmod(folder, 0o711);
  const port = await freePort();
  const hubOf = (types: typeof registry, later: number): Promise<Hub> => createHub({ database: { folder: join(folder, "hub") }, port, clock: () => Date.now() + later, demonstration, registry: types });
  let hub = await hubOf(registry, 0);
  const branch = await QuietPc.open(join(folder, "branch"), hub.url, { login: "chenxl", password });
  const office = await QuietPc.open(join(folder, "office"), hub.url, { login: "admin", password });
  const people = [branch, await branch.seat({ login: "liujg", password }), await branch.seat({ login: "sungf", password })] as const;
  const head = people[1];
  await expect.poll(() => [...people, office].every((pc) => pc.isAtRest), patience).toBe(true);

  const saved = await test.step("the network goes; three people do 5,000 things on this PC", async () => {
    branch.setLine(false);
    const chance = new Chance(33);
    const cids: string[] = [];
    while (cids.length < wanted) {
      const { desk } = chance.pick(people) ?? branch;
      // Whoever sits down sees what the others at this PC have saved.
      await desk.outbox.load();
      await desk.overlay.replayAll();
      for (let act = 0; act < 100 && cids.length < wanted; act += 1) {
        const given = await doSomething({ desk, chance });
        if (given?.ok === true) cids.push(given.value.cid);
      }
    }
    return cids;
  });

  await test.step("meanwhile the head is moved to another unit, and the hub is two versions further", async () => {
    const person = demonstration.people.find(({ id }) => id === "liu");
    const { id, ...form } = person ?? { id: "" };
    const posts = [{ unit: "finance", post: "staff", title: "科员" }];
    expect(await office.desk.command({ kind: "organisation.person", record: id, type: "change", args: { form: { ...form, posts } } })).toMatchObject({ ok: true });
    office.sync.wake();
    await expect.poll(() => office.desk.outbox.waiting().length, patience).toBe(0);
    await hub.close();
    hub = await hubOf(newerTypes, 30 * day);
  });

  await test.step("the network is back: everything is answered, each once, as it was saved", async () => {
    branch.setLine(true);
    for (const { sync } of people) sync.wake();
    await expect.poll(() => branch.desk.outbox.waiting().length, patience).toBe(0);
    for (const { desk } of people) await desk.outbox.load();
    const stored = await hub.core.log.transact((transaction) => transaction.commandsBy(saved));
    expect(stored.length).toBe(wanted);
    expect(stored.filter(({ cid, message }) => branch.desk.outbox.find(cid)?.message !== message)).toEqual([]);
    expect(stored.filter(({ answer: { receipt } }) => receipt.outcome !== "accepted" && receipt.refusal === null)).toEqual([]);
    expect(stored.filter(({ kind, answer: { receipt } }) => kind === "attendance.leave" && receipt.refusal?.code === "args.wrong")).toEqual([]);
    expect(stored.filter(({ kind, answer: { receipt } }) => kind === "attendance.leave" && receipt.outcome === "accepted").length).toBeGreaterThan(100);
  });

  await test.step("what was not accepted needs the attention of whoever gave it, with everything typed", async () => {
    for (const { desk, documents } of people) {
      const refused = desk.outbox.all().filter(({ body, receipt }) => body.actor === desk.ring.person && receipt?.outcome !== "accepted").map(({ body }) => body.cid);
      const rows = (await readAttention({ desk, documents })).filter(({ alert }) => alert === null);
      expect(rows.map(({ cid }) => cid).toSorted()).toEqual(refused.toSorted());
      expect(rows.every(({ cid, args }) => JSON.stringify(args) === JSON.stringify(desk.outbox.find(cid)?.body.args))).toBe(true);
    }
  });

  await test.step("what the head may no longer see is gone from the PC; his own work is not", async () => {
    await expect.poll(() => head.isAtRest, patience).toBe(true);
    const feeds = feedsFor((await hub.core.office()).directory, newerTypes, "liu");
    const ids = await head.desk.ports.rows.ids("record");
    await expect.poll(async () => (await hub.core.log.records(await head.desk.ports.rows.ids("record"))).filter((record) => !maySee(feeds, record)).map(({ id }) => id), patience).toEqual([]);
    expect(ids.length).toBeGreaterThan(0);
    const own = head.desk.outbox.all().filter(({ body }) => body.actor === "liu");
    expect(own.length).toBeGreaterThan(wanted / 6);
    expect(own.every(({ receipt }) => receipt !== null)).toBe(true);
  });

  await test.step("what the newer build made is kept unread, and is read after the upgrade", async () => {
    const { rows } = branch.desk.ports;
    const kept = (await rows.all("record")).filter(({ kind }) => kind === "attendance.leave@3").map(({ id }) => id);
    expect(kept.length).toBeGreaterThan(100);
    branch.sync.stop();
    const upgraded = await branch.seat({ login: "chenxl", password }, { registry: newerTypes, rows });
    await expect.poll(async () => (await rows.all("record")).filter(({ kind }) => kind === "attendance.leave@3").length, patience).toBe(0);
    const [first] = kept;
    expect((await upgraded.desk.confirmed.get(first ?? ""))?.state.form).toMatchObject({ contact: "", told: "" });
    upgraded.sync.stop();
  });
  for (const { sync } of people) sync.stop();
  await branch.close();
  await office.close();
  await hub.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
