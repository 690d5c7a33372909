import { expect, test } from "@playwright/test";
import type { Office } from "../support/office.ts";
import { printOut, savePdf } from "../support/paper.ts";
import { agree, choose, fillDay, fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const contract = "柳河段堤防养护施工合同";
const letter = "关于柳河段堤防巡查情况的函";
const urgent = "关于抢险物资调拨的证明";
const covered = "关于报送水质数据的报告";
const unused = "关于冬修经费的请示";
const file = Buffer.from("%PDF-1.4\n% the contract\n%%EOF");
const day = (offset: number): string => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

/** From request to bound register: everything that a keeper's day brings, and at the month's end the count. */
export async function sealBook(office: Office): Promise<void> {
  const pc = await office.pc("branch");
  const page = await pc.openWindow();
  const as = async (login: string, work: () => Promise<void>): Promise<void> => {
    await pc.signIn(login);
    await work();
    await pc.signOut();
  };

  await test.step("two seals, 骑缝 and 外带 are asked for with the final file, and agreed by all who must", async () => {
    await as("chenxl", async () => {
      await fillRequest(page, contract, "柳河分局", "县水务局");
      for (const way of ["骑缝", "外带"]) await page.getByLabel(way, { exact: true }).check();
      await page.getByLabel("文件份数").fill("3");
      await page.getByLabel("添加附件", { exact: true }).setInputFiles({ name: "合同定稿.pdf", mimeType: "application/pdf", buffer: file });
      await expect(page.getByText("合同定稿.pdf").first()).toBeVisible();
      await submitRequest(page);
    });
    for (const login of ["liujg", "zhoum", "zhengh"]) await as(login, () => agree(page, contract));
  });

  await test.step("the branch's keeper: another file is not stamped; then one copy is spoiled, two are stamped in two goes", async () => {
    await as("sungf", async () => {
      await openTurn(page, contract);
      await page.getByRole("button", { name: "登记盖章" }).click();
      await page.getByLabel("定稿核对").setInputFiles({ name: "改过.pdf", mimeType: "application/pdf", buffer: Buffer.from("another") });
      for (const point of ["不是空白纸，内容完整", "落款与印章一致", "份数与批准一致"]) await page.getByLabel(point).check();
      await page.getByLabel("实盖份数").fill("1");
      await page.getByRole("button", { name: "登记盖章" }).last().click();
      await expect(page.getByText("这份文件与批准的附件不一致")).toBeVisible();
      await page.getByLabel("定稿核对").setInputFiles({ name: "合同定稿.pdf", mimeType: "application/pdf", buffer: file });
      await page.getByLabel("作废份数").fill("1");
      await page.getByRole("button", { name: "登记盖章" }).last().click();
      await expect(page.getByText("已办好")).toBeVisible();
      await page.getByRole("button", { name: "登记盖章" }).click();
      for (const point of ["不是空白纸，内容完整", "落款与印章一致", "份数与批准一致"]) await page.getByLabel(point).check();
      await page.getByLabel("实盖份数").fill("1");
      await page.getByRole("button", { name: "登记盖章" }).last().click();
      await expect(page.getByText("待用印").first()).toBeVisible();
    });
  });

  await test.step("the bureau's keeper takes the seal out in company, stamps there, brings it back; with that it is done", async () => {
    await as("wum", async () => {
      await openTurn(page, contract);
      await page.getByRole("button", { name: "登记外带" }).click();
      await page.getByLabel("随行监印人").fill("孙桂芳");
      await page.getByLabel("外带地点").fill("县政务服务中心");
      await fillDay(page, "应还日期", day(1));
      await page.getByRole("button", { name: "登记外带" }).last().click();
      await expect(page.getByText("外带中").first()).toBeVisible();
      await stamp(page, "3");
      await expect(page.getByText("外带中").first()).toBeVisible();
      await page.getByRole("button", { name: "登记归还" }).click();
      await page.getByRole("button", { name: "登记归还" }).last().click();
      await expect(page.getByText("已用印").first()).toBeVisible();
      const paper = await printOut(pc);
      for (const words of ["☑骑缝", "☑外带", "青山县水务局柳河分局", "作废份数", "合同定稿.pdf"]) expect(paper.text).toContain(words);
    });
  });

  await test.step("refused with a reason; stamped before approval and entered later, marked", async () => {
    await as("chenxl", async () => {
      await fillRequest(page, letter);
      await submitRequest(page);
      await fillRequest(page, urgent);
      await page.getByRole("radiogroup", { name: "先用后补" }).getByLabel("是", { exact: true }).check();
      await submitRequest(page);
      await fillRequest(page, unused);
      await submitRequest(page);
    });
    await as("liujg", async () => {
      for (const document of [letter, urgent, unused]) await agree(page, document);
    });
    await as("sungf", async () => {
      await openTurn(page, letter);
      await page.getByRole("button", { name: "拒绝用印" }).click();
      await page.getByLabel("理由").fill("落款与印章名称不一致。");
      await page.getByRole("button", { name: "拒绝用印" }).last().click();
      await expect(page.getByText("未予用印").first()).toBeVisible();
      await openTurn(page, urgent);
      await stamp(page, "2", { usedOn: day(-1) });
      await expect(page.getByText("已用印").first()).toBeVisible();
    });
  });

  await test.step("the keeper goes on leave: three signatures, and who stands in stamps", async () => {
    await as("sungf", async () => {
      await page.getByRole("link", { name: "填写印章保管移交" }).click();
      await choose(page, "印章名称", "柳河分局");
      await page.getByLabel("数量").fill("1");
      await page.getByLabel("临时代管").check();
      await fillDay(page, "代管至", day(5));
      await choose(page, "接收人", "陈秀兰");
      await choose(page, "监交人", "刘建国");
      await page.getByLabel("随交物品").fill("用印登记簿、保险柜钥匙");
      await page.getByRole("button", { name: "签字移交" }).click();
      await expect(page).toHaveURL(/#\/record\//);
      await fillRequest(page, covered);
      await submitRequest(page);
    });
    await as("chenxl", () => agree(page, "印章保管移交"));
    await as("liujg", async () => {
      await agree(page, "印章保管移交");
      await agree(page, covered);
    });
    await as("chenxl", async () => {
      await openTurn(page, covered);
      await stamp(page, "2");
      await expect(page.getByText("已用印").first()).toBeVisible();
      await expect(page.getByText("陈秀兰").first()).toBeVisible();
    });
  });

  await test.step("a month later what nobody used has lapsed, and the stand-in's turn is over", async () => {
    await office.passDays(31);
    await as("sungf", async () => {
      await page.getByRole("link", { name: "用印核对台账" }).click();
      await expect(page.getByRole("row", { name: unused })).toContainText("已失效", { timeout: 60_000 });
    });
  });

  await test.step("the month's count: approved − stamped − spoiled − given up = outstanding, with what differs; and the book on paper", async () => {
    await pc.signIn("sungf");
    await page.getByRole("link", { name: "用印核对台账" }).click();
    await page.getByRole("combobox", { name: "印章名称" }).selectOption({ label: "青山县水务局柳河分局" });
    // 3 + 2 + 2 + 2 + 2 approved: 2 + 2 + 2 stamped, 1 spoiled, 2 refused and 2 lapsed.
    await expect(page.locator("tfoot")).toHaveText(/合计\s*11\s*6\s*1\s*4\s*0/);
    await page.getByRole("link", { name: "用印登记簿" }).click();
    const late = page.getByRole("row", { name: urgent });
    await expect(late).toContainText("补登");
    await expect(page.locator("tbody tr:not(.gap)")).toHaveCount(5);
    await page.getByRole("button", { name: "打印台账" }).click();
    const book = await savePdf(pc);
    for (const words of ["用印登记簿", "补登", "作废1份", "合计"]) expect(book.text).toContain(words);
    await page.getByRole("link", { name: "用印统计" }).click();
    await page.getByRole("combobox", { name: "按" }).selectOption({ label: "印章名称" });
    await page.getByRole("link", { name: /青山县水务局柳河分局：\d/ }).first().click();
    await expect(page.getByRole("heading", { name: "用印登记簿", level: 1 })).toBeVisible();
  });

  await test.step("the count is closed: its lines are the register's, not before the month is over, and the head signs", async () => {
    const [thisMonth, lastMonth] = [day(0).slice(0, 7), new Date(Date.parse(`${day(0).slice(0, 7)}-01`) - 86_400_000).toISOString().slice(0, 7)];
    await page.getByRole("link", { name: "填写印章月度核对" }).click();
    await choose(page, "印章名称", "柳河分局");
    await page.getByLabel("核对月份", { exact: true }).fill(thisMonth);
    await page.getByRole("button", { name: "从台账取数" }).click();
    await expect(page.getByText("已从台账取到 5 行")).toBeVisible();
    await page.getByRole("button", { name: "签字送核" }).click();
    await expect(page.getByText("请在“差异说明”里逐行写明原因").first()).toBeVisible();
    for (const n of [1, 2, 3]) await page.getByLabel(new RegExp(`第 ${n} 行差异说明`)).fill("已核对。");
    await page.getByLabel("核对月份", { exact: true }).fill(lastMonth);
    await page.getByRole("button", { name: "从台账取数" }).click();
    await expect(page.getByText("已从台账取到 0 行")).toBeVisible();
    await page.getByRole("button", { name: "签字送核" }).click();
    await expect(page).toHaveURL(/#\/record\//);
    await pc.signOut();
    await as("liujg", () => agree(page, lastMonth));
  });
}
