import { expect, test } from "@playwright/test";
import { requestStrings } from "#shared/modules/seal/request/strings.ts";
import { Office } from "../support/office.ts";
import { fillRequest, openTurn, submitRequest } from "../support/story.ts";

const document = "关于柳河段堤防巡查情况的函";
const { fields, clauses } = requestStrings.zh;

test("DESK a clerk sees who holds his request since when and what changed since he looked, begins the next from the last, and reads the rule of a box", async () => {
  const office = await Office.open();
  const pc = await office.pc("branch");
  const page = await pc.openWindow();
  await pc.signIn("chenxl");
  await fillRequest(page, document);
  await submitRequest(page);
  await expect(page.getByRole("region", { name: "流程" })).toContainText(/刘建国（\d{4}年\d+月\d+日 \d\d:\d\d 起，今天）/);
  await page.getByRole("link", { name: "案头" }).click();
  await page.getByRole("link", { name: /我发起的/ }).click();
  await expect(page.getByRole("row", { name: document })).toContainText("刘建国");
  await expect(page.getByText("有新变化")).toHaveCount(0);
  await pc.signOut();

  await pc.signIn("liujg");
  await openTurn(page, document);
  await page.getByLabel("意见", { exact: true }).fill("同意，请按时报送。");
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByText("待用印").first()).toBeVisible();
  await pc.signOut();

  await test.step("what is new is marked on the Desk, told on the sheet, and then no longer new", async () => {
    await pc.signIn("陈秀兰");
    await page.getByRole("link", { name: /我发起的/ }).click();
    const row = page.getByRole("row", { name: document });
    await expect(row).toContainText("有新变化");
    await row.getByRole("link").first().click();
    const news = page.getByRole("region", { name: "上次打开以后的变化" });
    await expect(news).toContainText("部门负责人审批：同意　同意，请按时报送。");
    await expect(news).toContainText("状态由“审批中”变为“待用印”");
    await page.getByRole("link", { name: "案头" }).click();
    await page.getByRole("link", { name: /我发起的/ }).click();
    await expect(row).toBeVisible();
    await expect(page.getByText("有新变化")).toHaveCount(0);
  });

  await test.step("the next request begins with the last one's words and without its files", async () => {
    await page.getByRole("link", { name: "填写用印申请" }).click();
    await page.getByRole("button", { name: "复制我上次的申请" }).press("Enter");
    await expect(page.getByLabel(fields.document)).toHaveValue(document);
    await expect(page.getByLabel(fields.copies, { exact: true })).toHaveValue("2");
    await expect(page.getByText("附件没有复制")).toBeFocused();
    await page.getByLabel(fields.copies, { exact: true }).press("F1");
    await expect(page.getByText(clauses.copies)).toBeVisible();
    await page.getByTitle(`${fields.copies}：依据`).click();
    await expect(page.getByText(clauses.copies)).toBeHidden();
  });
  await office.close();
});
