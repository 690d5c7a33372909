import { expect, test } from "vitest";
import { readBoard } from "#renderer/store/boardQuery.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { Client } from "./client.ts";
import { VirtualClock } from "./clock.ts";
import { simulatedHub } from "./hub.ts";

const form = { document: "", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "报送", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
const day = 86_400_000;

test("BOARD-1 whoever answers for a unit sees who holds what, urged and late as the office's calendar says; others see nothing", { timeout: 30_000 }, async () => {
  const [clock, chance] = [new VirtualClock(), new Chance(3)];
  const hub = await simulatedHub(clock, chance);
  const at = async (person: string, pc: number): Promise<Client> => {
    const client = new Client({ hub, clock, chance, mutant: { clock: () => clock } }, person, pc); // a PC whose clock is right
    client.line.faults = 0;
    await client.begin();
    await clock.pass(10_000);
    return client;
  };
  const [chen, head] = [await at("chen", 0), await at("zhou", 1)];
  const ask = async (document: string, seal: string): Promise<void> => void (await chen.desk.command({ kind: "seal.request", record: null, type: "submit", args: { form: { ...form, document, seals: [seal] }, attachments: [] } }));
  await ask("分局用印", "seal-liuhe");
  await clock.pass(3 * day);
  await ask("局里用印", "seal-bureau");
  chen.wake();
  await clock.pass(60_000);
  const { rows } = await readBoard(head.desk);
  expect(rows.map(({ title, holder, step, standing }) => [title, holder, step, standing.light])).toEqual([["分局用印", "刘建国", "head", "late"], ["局里用印", "刘建国", "head", "open"]]);
  expect(rows.every(({ mayUrge }) => mayUrge)).toBe(true);
  const [first] = rows;
  expect(await head.desk.command({ kind: "seal.request", record: first?.record ?? "", type: "route.urge", args: { turn: first?.turn ?? "", words: "请尽快" } })).toMatchObject({ ok: true });
  await clock.pass(60_000);
  expect((await readBoard(head.desk)).rows[0]).toMatchObject({ title: "分局用印", urged: { times: 1 } });
  expect((await readBoard(chen.desk)).rows).toEqual([]);
});
