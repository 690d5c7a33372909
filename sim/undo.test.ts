import { expect, test } from "vitest";
import { Chance } from "#shared/kernel/chance.ts";
import { readAttention } from "#renderer/store/attention.ts";
import { Client } from "./client.ts";
import { VirtualClock } from "./clock.ts";
import { simulatedHub } from "./hub.ts";

const form = { document: "材料", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "报送", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
const nothingOwn = { get: () => null } as never;

async function deskOffTheLine() {
  const [clock, chance] = [new VirtualClock(), new Chance(3)];
  const hub = await simulatedHub(clock, chance);
  const client = new Client({ hub, clock, chance }, "chen", 0);
  client.line.faults = 0;
  await client.begin();
  await clock.pass(10_000);
  client.line.cut();
  const ask = async (document: string): Promise<{ readonly cid: string; readonly record: string }> => {
    const given = await client.desk.command({ kind: "seal.request", record: null, type: "submit", args: { form: { ...form, document }, attachments: [] } });
    if (!given.ok) throw new Error(given.error.code);
    return given.value;
  };
  const attention = async () => (await readAttention({ desk: client.desk, documents: nothingOwn })).map(({ refusal }) => refusal.code);
  const connect = async (): Promise<void> => {
    client.line.isUp = true;
    client.wake();
    await clock.pass(120_000);
  };
  return { client, hub, clock, ask, attention, connect };
}

test("UNDO-1 what has not left the PC is taken back, its place is kept, and nobody hears of it", async () => {
  const { client, hub, ask, attention, connect } = await deskOffTheLine();
  const [first, regretted, third] = [await ask("第一件"), await ask("写错的"), await ask("第三件")];
  expect(client.desk.undoable(regretted.record)?.body.cid).toBe(regretted.cid);
  expect(await client.desk.undo(regretted.cid)).toMatchObject({ ok: true });
  expect(await client.desk.overlay.get(regretted.record)).toBeUndefined();
  await client.crash({ power: false, cache: true });
  expect(client.desk.undoable(regretted.record)).toBeNull();
  await connect();
  expect((await hub.log.records([first.record, regretted.record, third.record])).map(({ id }) => id).toSorted()).toEqual([first.record, third.record].toSorted());
  expect([await attention(), client.desk.outbox.waiting()]).toEqual([[], []]);
});

test("UNDO-2 what somebody built on, what another gave, and what has left is not taken back", async () => {
  const { client, ask, connect } = await deskOffTheLine();
  const { cid, record } = await ask("接着办的");
  const withdrawn = await client.desk.command({ kind: "seal.request", record, type: "route.withdraw", args: { reason: "" } });
  expect(await client.desk.undo(cid)).toMatchObject({ error: { code: "undo.left" } });
  expect(await client.desk.undo(withdrawn.ok ? withdrawn.value.cid : "")).toMatchObject({ ok: true });
  expect(client.desk.undoable(record)?.body.cid).toBe(cid);
  await connect();
  expect(client.desk.undoable(record)).toBeNull();
  expect(await client.desk.undo(cid)).toMatchObject({ error: { code: "undo.left" } });
});

test("UNDO-3 what an earlier push had carried stands, and its person is told", async () => {
  const { client, hub, ask, attention, connect } = await deskOffTheLine();
  const { cid, record } = await ask("其实已经送到的");
  const held = client.desk.outbox.find(cid);
  await hub.admission.push({ dev: client.dev, messages: [held?.message ?? ""] });
  expect(await client.desk.undo(cid)).toMatchObject({ ok: true });
  await connect();
  expect((await client.desk.overlay.get(record))?.state.status).toBe("onRoute");
  expect(await attention()).toEqual(["undo.tooLate"]);
});
