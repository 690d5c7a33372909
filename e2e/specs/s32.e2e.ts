import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { doSomething } from "#sim/acts.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { Chance } from "#shared/kernel/chance.ts";
import type { Json } from "#shared/kernel/result.ts";
import type { Receipt } from "#shared/sync/envelope.ts";
import { Office } from "../support/office.ts";
import { QuietPc } from "../support/quietPc.ts";
import { agree, fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const logins = ["chenxl", "liujg", "sungf", "zhoum", "wum", "zhengh", "wangzq", "liwd", "zhaol"];
const [stamped, meanwhile] = ["关于水库除险加固的函", "关于恢复期间照常办理的报告"];
const patience = { timeout: 90_000, intervals: [250] };

/** What a PC was told, by command. */
const toldOn = (pcs: readonly QuietPc[]): ReadonlyMap<string, Receipt> => new Map(pcs.flatMap(({ desk }) => desk.outbox.all().flatMap(({ body, receipt }) => (receipt === null ? [] : [[body.cid, receipt] as const]))));

async function atRest(pcs: readonly QuietPc[]): Promise<void> {
  await expect.poll(() => pcs.filter((pc) => !pc.isAtRest).map(({ desk, sync }) => `${desk.ring.login} ${sync.line.reach} ${sync.line.problem ?? ""} ${desk.outbox.waiting().length}`), patience).toEqual([]);
}

/** Everybody does so many things that the screen would offer. */
async function work(pcs: readonly QuietPc[], chance: Chance, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) for (const { desk, sync } of pcs) await doSomething({ desk, chance }).then(() => sync.wake());
}

/** Every record that a PC knows, as it stands. */
async function statesOn({ desk }: QuietPc): Promise<ReadonlyMap<string, { readonly version: number; readonly text: string }>> {
  const ids = await desk.ports.rows.ids("record");
  const held = await Promise.all(ids.map((id) => desk.confirmed.get(id)));
  return new Map(held.flatMap((each) => (each === undefined ? [] : [[each.state.id, { version: each.state.version, text: canonical(each.state as unknown as Json) }] as const])));
}

test("S3.2 the hub is restored from yesterday's backup while twenty PCs work: nothing lost, nothing double, the same official numbers, no step on any PC", async () => {
  test.setTimeout(300_000);
  const office = await Office.open();
  const chance = new Chance(32);
  const [branch, other] = [await office.pc("branch"), await office.pc("other")];
  const quiet = (index: number): Promise<QuietPc> => QuietPc.open(join(office.folder, `quiet-${index}`), office.url, { login: logins[index % logins.length] ?? "", password: "wenyi-2026" });
  const pcs: QuietPc[] = [];

  await test.step("yesterday nine PCs are at work; in the night the hub is backed up", async () => {
    for (let index = 0; index < 9; index += 1) pcs.push(await quiet(index));
    await work(pcs, chance, 4);
    await atRest(pcs);
    await office.backUp();
  });

  const page = await branch.openWindow();
  const there = await other.openWindow();
  await test.step("today nine more have joined; a request is agreed, stamped and numbered beside their work", async () => {
    for (let index = 9; index < 18; index += 1) pcs.push(await quiet(index));
    await branch.signIn("chenxl");
    await fillRequest(page, stamped);
    await submitRequest(page);
    await expect(page.getByText("已上报").first()).toBeVisible();
    await other.signIn("liujg");
    await agree(there, stamped);
    await other.signOut();
    await other.signIn("sungf");
    await openTurn(there, stamped);
    await stamp(there, "2");
    await expect(there.getByText(/〔20\d\d〕\d{4}号/).first()).toBeVisible();
    await work(pcs, chance, 4);
    await atRest(pcs);
  });
  const number = await there.getByText(/〔20\d\d〕\d{4}号/).first().innerText();
  const [told, states] = [toldOn(pcs), await Promise.all(pcs.map(statesOn))];

  await test.step("the hub's disk dies; everybody goes on working", async () => {
    await office.hub.kill();
    await expect(page.getByText(/^离线/)).toBeVisible();
    await fillRequest(page, meanwhile);
    await submitRequest(page);
    await work(pcs, chance, 1);
  });

  await test.step("it is put back from the backup: without a step on any PC everything is reported", async () => {
    await office.restoreHub(3);
    await atRest(pcs);
    for (const each of [page, there]) await expect(each.getByText("已同步")).toBeVisible(patience);
    await expect(page.getByText("已上报").first()).toBeVisible();
    await expect(page.getByText(/件等待上报/)).toHaveCount(0);
  });

  await test.step("what was told stands word for word, and every record is as it was or has gone on", async () => {
    await expect(there.getByText(number).first()).toBeVisible();
    expect([...toldOn(pcs)].filter(([cid]) => told.has(cid))).toEqual([...told]);
    expect(told.size).toBeGreaterThan(50);
    const numbers = [...toldOn(pcs).values()].flatMap((receipt) => Object.values(receipt.numbers));
    expect(new Set([...numbers, number]).size).toBe(numbers.length + 1);
    for (const [index, pc] of pcs.entries()) {
      const after = await statesOn(pc);
      const altered = [...(states[index] ?? [])].filter(([id, { version, text }]) => !((after.get(id)?.version ?? 0) > version || after.get(id)?.text === text));
      expect(altered.map(([id]) => `${pc.desk.ring.login} ${id}`)).toEqual([]);
    }
  });
  for (const pc of pcs) await pc.close();
  await office.close();
});
