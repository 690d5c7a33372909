import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openOffice } from "#tools/office.ts";
import { turnsFor, wholeRequests } from "#tools/requests/commands.ts";
import { Pc } from "../support/office.ts";
import { freePort } from "../support/program.ts";
import { slowLine, type SlowLine } from "../support/slowLine.ts";
import { fillRequest, submitRequest } from "../support/story.ts";

const records = 3000;
const turns = 5;
const cuts = 3;
const [narrow, wide] = [16_000, 20_000_000]; // bytes a second
/** What a cut may cost: what was on its way, an unfinished piece, and coming back. */
const aCut = 32_768 + 16_384 + 8_192;

// The same at 100,000 records is a figure of the bench: here it is told what comes first, and that nothing comes twice.
test("S3.1 a new PC joins over a narrow line with cuts: what waits for its person comes first, work goes on at once, the rest follows and nothing of it twice", async () => {
  const office = await openOffice(Date.now);
  const pushing = await office.pc("many");
  // What waits is older than everything else: it does not come first because it is new.
  for (const messages of [...turnsFor(pushing, records, turns), ...wholeRequests(pushing, records, 200)]) expect((await office.hub.admit.push({ dev: pushing.dev, messages: [...messages] })).ok).toBe(true);
  const folder = await mkdtemp(join(tmpdir(), "wenyi-join-"));
  const pcs: Pc[] = [];
  const joined = async (name: string, line: SlowLine): Promise<Pc> => {
    const pc = new Pc({ folder: join(folder, name), port: await freePort(), hub: line.url });
    pcs.push(pc);
    await pc.startHost();
    await pc.openWindow();
    return pc;
  };
  const [line, other] = [await slowLine(office.hub.url, { bytesASecond: narrow, roundTrip: 600 }), await slowLine(office.hub.url, { bytesASecond: wide, roundTrip: 2 })];

  const pc = await joined("joining", line);
  await test.step("the head of the office signs in: his turns are there while most is missing, and the line is cut in between", async () => {
    await pc.signIn("zhoum");
    await expect(pc.page.getByRole("link", { name: /待我办理/ })).toContainText(String(turns), { timeout: 60_000 });
    await expect(pc.page.getByText("本机资料正在恢复")).toBeVisible();
    line.cut();
  });

  await test.step("he asks for a seal himself; it is reported while the rest is still on its way", async () => {
    await fillRequest(pc.page, "关于新电脑的报告");
    await submitRequest(pc.page);
    await expect(pc.page.getByText("已上报").first()).toBeVisible({ timeout: 60_000 });
    await pc.page.getByRole("link", { name: "用印申请台账" }).click();
    await expect(pc.page.getByText("本机资料正在恢复")).toBeVisible();
  });

  await test.step("cut twice more it goes on where it stood; in the end all is there", async () => {
    for (let cut = 1; cut < cuts; cut++) {
      const before = line.down();
      await expect.poll(() => line.down() - before, { timeout: 60_000 }).toBeGreaterThan(30_000);
      line.cut();
    }
    line.setRate(wide);
    await expect(pc.page.getByText("本机资料正在恢复")).toBeHidden({ timeout: 60_000 });
    await expect(pc.page.getByRole("region", { name: new RegExp(String(records + turns + 1)) })).toBeVisible();
  });

  await test.step("a second PC that is never cut receives as much, but for what the cuts cost", async () => {
    const calm = await joined("calm", other);
    await calm.signIn("zhoum");
    await expect(calm.page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
    await calm.page.getByRole("link", { name: "用印申请台账" }).click();
    await expect(calm.page.getByRole("region", { name: new RegExp(String(records + turns + 1)) })).toBeVisible();
    expect(line.down() - other.down()).toBeLessThan(cuts * aCut);
    expect(other.down()).toBeGreaterThan(2 * cuts * aCut / 3);
  });

  for (const each of pcs) await each.shut();
  for (const each of [line, other]) each.close();
  await office.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
