import { expect, test, type Page } from "@playwright/test";
import { Office, type Pc } from "../support/office.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const document = "关于柳河水库蓄水情况的报告";

/** Page, host and hub die, one after another, and the same person goes on where the screen was. */
async function killEverything(office: Office, pc: Pc): Promise<Page> {
  await pc.crashPage();
  await pc.killHost();
  await office.killHub();
  await pc.page.goto(pc.origin);
  return pc.page;
}

test("S1.4 page, host and hub are killed between every two steps, IndexedDB is deleted once: nothing saved is lost, nothing empty is shown as truth", async () => {
  const office = await Office.open();
  const branch = await office.pc("branch");
  let page = await branch.openWindow();
  for (const login of ["liujg", "sungf", "chenxl"]) {
    await branch.signIn(login);
    await expect(page.getByText("已同步")).toBeVisible();
    if (login !== "chenxl") await branch.signOut();
  }
  await branch.setLine(false);

  await test.step("killed while a form is filled: the form is there as it was", async () => {
    await fillRequest(page, document);
    await page.getByLabel("用印事由").fill("写到一半的事由");
    await expect(page.getByText("已保存")).toBeVisible();
    page = await killEverything(office, branch);
    await branch.signIn("chenxl");
    await page.getByRole("link", { name: /草稿/ }).click();
    await page.getByRole("row", { name: document }).getByRole("link").first().click();
    await expect(page.getByLabel("用印事由")).toHaveValue("写到一半的事由");
    await submitRequest(page);
  });

  await test.step("killed after the submission: the head finds it; the IndexedDB folder is gone, and still he does", async () => {
    page = await killEverything(office, branch);
    await branch.signIn("liujg");
    await expect(page.getByRole("row", { name: document })).toBeVisible();
    await branch.closeWindow();
    await branch.loseIndexedDb();
    page = await branch.openWindow();
    await expect(page.getByText(/正在恢复|尚未完整/).first()).toBeVisible();
    await openTurn(page, document);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印").first()).toBeVisible();
  });

  await test.step("killed after the agreement: the keeper stamps", async () => {
    page = await killEverything(office, branch);
    await branch.signIn("sungf");
    await openTurn(page, document);
    await stamp(page, "2");
    await expect(page.getByText("已用印").first()).toBeVisible();
    page = await killEverything(office, branch);
    await branch.signIn("sungf");
  });

  await test.step("the link returns, the hub dies once more behind the report, and the number is given once", async () => {
    await branch.setLine(true);
    await page.getByRole("link", { name: "用印登记簿" }).click();
    await expect(page.getByRole("row", { name: document })).toContainText("柳河印〔2026〕0001号", { timeout: 90_000 });
    page = await killEverything(office, branch);
    await branch.signIn("sungf");
    await page.getByRole("link", { name: "用印登记簿" }).click();
    await expect(page.getByRole("row", { name: document })).toHaveCount(1);
    await expect(page.getByRole("row", { name: document })).toContainText("柳河印〔2026〕0001号");
  });
  await office.close();
});
