import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { Chance } from "#shared/kernel/chance.ts";
import { requestStrings } from "#shared/modules/seal/request/strings.ts";
import { doSomething } from "#sim/acts.ts";
import { Office, type Pc } from "../support/office.ts";
import { QuietPc } from "../support/quietPc.ts";
import { SmallDisk } from "../support/smallDisk.ts";
import { fillRequest, submitRequest } from "../support/story.ts";

const { fields, commands } = requestStrings.zh;
const [before, meanwhile, after] = ["关于磁盘满之前的函", "关于磁盘满时填写的报告", "关于磁盘清理之后的请示"] as const;
const patience = { timeout: 90_000 };

async function asked(page: Page, document: string): Promise<void> {
  await fillRequest(page, document);
  await submitRequest(page);
  await expect(page.getByText("已上报").first()).toBeVisible(patience);
}

/** Everything that was asked is in the list of one's own sheets. */
async function ownSheets(page: Page, ...documents: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "案头" }).click();
  await page.getByRole("link", { name: /我发起的/ }).click();
  for (const document of documents) await expect(page.getByRole("row", { name: document })).toHaveCount(1, patience);
}

async function restart(pc: Pc): Promise<Page> {
  await pc.closeWindow();
  await pc.killHost();
  const page = await pc.openWindow();
  await pc.signIn("chenxl");
  return page;
}

for (const [backend, features] of [["LevelDB", []], ["SQLite", ["IdbSqliteBackingStore"]]] as const)
  test(`S3.4 the disk of a PC fills (IndexedDB on ${backend}), is freed, and the PC is restarted twice: nothing lost, plain words meanwhile, and what is open can still be kept`, async () => {
    const office = await Office.open();
    const disk = SmallDisk.mount(join(office.folder, "branch"), 220);
    try {
      const branch = await office.pc("branch", { features });
      let page = await branch.openWindow();
      await branch.signIn("chenxl");
      await asked(page, before);

      // The last block of a file may still hold one or two; what is answered “saved” then is saved.
      const [kept, during] = await test.step("full: submitting says so in plain words, and the form stays", async () => {
        await disk.fill();
        const saved: string[] = [];
        for (let number = 1; number <= 8; number += 1) {
          const document = `${meanwhile}之${number}`;
          await fillRequest(page, document);
          await page.getByRole("button", { name: commands.submit }).click();
          const refusal = page.locator(".submit-row").getByText(/磁盘满了.*没有存上/);
          await expect(refusal.or(page.getByRole("heading", { name: document, level: 1 }))).toBeVisible();
          if (await refusal.isVisible()) return [saved, document] as const;
          saved.push(document);
        }
        throw new Error("the disk was never full");
      });
      await expect(page.getByLabel(fields.document)).toHaveValue(during);

      await test.step("fuller still: not even a draft can be saved; what was typed is kept as a file", async () => {
        await disk.fill();
        await page.getByLabel(fields.purpose).fill("磁盘满了以后写的事由，一个字也不能丢。");
        await expect(page.getByText(/还没有存上：.*磁盘满了/)).toBeVisible();
        const file = await branch.saved(() => page.getByRole("button", { name: "先存成文件" }).click());
        const text = await readFile(file, "utf8");
        expect(text).toContain(during);
        expect(text).toContain("磁盘满了以后写的事由，一个字也不能丢。");
      });

      await test.step("freed: the draft saves itself, and is submitted", async () => {
        await disk.free();
        await expect(page.getByText(/^已保存/).first()).toBeVisible();
        // Where the engine's database had failed, it is opened anew by itself; until then the words say that nothing was saved.
        await expect(async () => {
          await page.getByRole("button", { name: commands.submit }).click();
          await expect(page).toHaveURL(/#\/record\//, { timeout: 3_000 });
        }).toPass(patience);
        await expect(page.getByText("已上报").first()).toBeVisible(patience);
      });

      await test.step("restarted twice: everything is there, and work goes on", async () => {
        page = await restart(branch);
        await ownSheets(page, before, ...kept, during);
        page = await restart(branch);
        await asked(page, after);
        await ownSheets(page, before, ...kept, during, after);
        await page.getByRole("row", { name: during }).getByRole("link").first().click();
        await expect(page.getByText("磁盘满了以后写的事由，一个字也不能丢。").first()).toBeVisible();
      });
      await branch.shut();
    } finally {
      disk.unmount();
    }
    await office.close();
  });

test("S3.4 the disk of the hub fills while PCs report, is freed, and the hub is restarted twice: nothing lost, nothing double, plain words meanwhile", async () => {
  const disks: SmallDisk[] = [];
  const office = await Office.open("browser", (folder) => disks.push(SmallDisk.mount(join(folder, "hub"), 160)));
  const [disk] = disks;
  try {
    const chance = new Chance(34);
    const branch = await office.pc("branch");
    const page = await branch.openWindow();
    await branch.signIn("chenxl");
    await asked(page, before);
    const pcs = await Promise.all(["sungf", "liujg"].map((login) => QuietPc.open(join(office.folder, login), office.url, { login, password: "wenyi-2026" })));

    await test.step("full: what is done is saved on the PCs, and the line says what is wrong", async () => {
      await disk?.fill();
      for (let round = 0; round < 400 && pcs.some(({ sync }) => sync.line.problem === null && sync.line.reach !== "offline"); round += 1)
        for (const { desk, sync } of pcs) await doSomething({ desk, chance }).then(() => sync.wake());
      await fillRequest(page, meanwhile);
      await submitRequest(page);
      const line = page.getByText(/总部暂时不能工作|离线，本机已保存/).first();
      await expect(line).toBeVisible(patience);
      await line.click();
      await expect(page.getByRole("region", { name: "同步情况" }).getByRole("listitem").filter({ hasText: meanwhile })).toBeVisible();
      await page.getByRole("button", { name: "关闭" }).click();
    });

    await test.step("freed and restarted twice: everything is reported, each once", async () => {
      await disk?.free();
      await office.killHub();
      await office.killHub();
      await expect.poll(() => pcs.map(({ desk }) => desk.outbox.waiting().length), patience).toEqual([0, 0]);
      await expect(page.getByText("已上报").first()).toBeVisible(patience);
      await asked(page, after);
      await ownSheets(page, before, meanwhile, after);
    });
    const told = pcs.flatMap(({ desk }) => desk.outbox.all().map(({ body, receipt }) => [body.cid, receipt?.outcome ?? "nothing"] as const));
    // Two who act on one sheet at once may meet: then one is refused, with the reason. Nobody is left without an answer.
    expect(told.filter(([, outcome]) => outcome !== "accepted" && outcome !== "refused")).toEqual([]);
    for (const pc of pcs) await pc.close();
  } finally {
    await office.hub.stop();
    disk?.unmount();
  }
  await office.close();
});
