import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";
import { savePdf } from "../support/paper.ts";
import { scan } from "../support/scan.ts";
import { fillRequest, submitRequest } from "../support/story.ts";

const documents = ["关于柳河段堤防巡查情况的函", "关于报送十一月水质监测数据的报告", "关于申请冬修经费的请示"] as const;

test("PRINT a blank form by one key; chosen sheets of a register as one PDF; a register's filter is kept under a name, all by keyboard @print", async () => {
  const office = await Office.open();
  const pc = await office.pc("branch");
  const page = await pc.openWindow();

  await test.step("the clerk prints the blank form where filling begins, and asks three times", async () => {
    await pc.signIn("chenxl");
    await page.getByRole("link", { name: "填写用印申请" }).click();
    await expect(page.getByRole("button", { name: "打印空白表" })).toBeVisible();
    await page.keyboard.press("Control+p");
    const blank = await savePdf(pc);
    expect(blank).toMatchObject({ pages: 1, fontsEmbedded: true });
    expect(blank.text).toContain("用印审批单");
    expect(blank.text).not.toContain("识别码");
    expect(scan(blank.file)).toBeNull();
    for (const document of documents) {
      await fillRequest(page, document);
      await submitRequest(page);
    }
    await pc.signOut();
  });

  await test.step("the head ticks two rows with the space bar and prints their sheets as one", async () => {
    await pc.signIn("liujg");
    await page.getByRole("link", { name: "用印申请台账" }).click();
    for (const document of documents.slice(0, 2)) await tick(page, document);
    await page.getByRole("button", { name: "打印选中的单据（2）" }).press("Enter");
    await page.getByRole("checkbox", { name: "连同办理过程" }).setChecked(false);
    await page.keyboard.press("Enter");
    const paper = await savePdf(pc);
    expect(paper.pages).toBe(2);
    for (const document of documents) expect(paper.text.includes(document)).toBe(document !== documents[2]);
    await page.getByRole("checkbox", { name: "选中符合条件的全部单据" }).press("Space");
    await expect(page.getByRole("button", { name: "打印选中的单据（0）" })).toBeDisabled();
    await page.getByRole("checkbox", { name: "选中符合条件的全部单据" }).press("Space");
    await expect(page.getByRole("button", { name: "打印选中的单据（3）" })).toBeEnabled();
  });

  await test.step("a filter gets a name, is chosen again after signing in anew, is renamed and removed; totals stay", async () => {
    await page.getByLabel("在台账中查找").fill("冬修");
    await expect(page.getByText("共 1 条")).toBeVisible();
    await page.getByText("栏目", { exact: true }).click();
    await page.getByRole("checkbox", { name: "印章名称" }).press("Space");
    await expect(page.getByRole("columnheader", { name: "印章名称" })).toHaveCount(0);
    await page.getByRole("button", { name: "存为视图" }).press("Enter");
    await page.getByLabel("视图名称").fill("冬修经费");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("我的视图")).toHaveValue("冬修经费");
    await pc.signOut();
    await pc.signIn("刘建国");
    await page.getByRole("link", { name: "用印申请台账" }).click();
    await expect(page.getByText("共 3 条")).toBeVisible();
    await page.getByLabel("我的视图").selectOption("冬修经费");
    await expect(page.getByText("共 1 条")).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "印章名称" })).toHaveCount(0);
    await expect(page.locator("tfoot")).toContainText("2");
    await page.getByRole("button", { name: "改名" }).press("Enter");
    await page.getByLabel("视图名称").fill("冬修");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("我的视图")).toHaveValue("冬修");
    await page.getByRole("button", { name: "删除视图" }).press("Enter");
    await expect(page.getByLabel("我的视图")).toHaveCount(0);
  });
  await office.close();
});

async function tick(page: Page, document: string): Promise<void> {
  const box = page.getByRole("row", { name: document }).getByRole("checkbox");
  await box.press("Space");
  await expect(box).toBeChecked();
}
