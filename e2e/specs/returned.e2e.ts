import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";
import { fillRequest, openTurn, submitRequest } from "../support/story.ts";

const document = "关于河道清障工程的协议";
const contract = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("a file attached offline reaches head office whole; returned with a reason, corrected, it comes straight back to whoever returned it", async () => {
  const office = await Office.open();
  const [branch, head] = [await office.pc("branch"), await office.pc("head")];
  const [page, headPage] = [await branch.openWindow(), await head.openWindow()];
  await branch.signIn("liujg");
  await expect(page.getByText("已同步")).toBeVisible();
  await branch.signOut();
  await branch.signIn("chenxl");
  await expect(page.getByText("已同步")).toBeVisible();
  await branch.setLine(false);
  await fillRequest(page, document, "青山县水务局");
  await page.locator("input[type=file]").setInputFiles({ name: "协议.pdf", mimeType: "application/pdf", buffer: contract });
  await expect(page.getByText("协议.pdf").first()).toBeVisible();
  await submitRequest(page);
  await branch.signOut();
  await branch.signIn("liujg");
  await openTurn(page, document);
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByRole("button", { name: "同意", exact: true })).toHaveCount(0);
  await branch.setLine(true);
  await expect(page.getByText("已上报").first()).toBeVisible({ timeout: 90_000 });
  await branch.signOut();

  await head.signIn("zhoum");
  await openTurn(headPage, document);
  const file = headPage.getByRole("complementary").getByText("协议.pdf");
  await expect(file).toBeVisible();
  const [download] = await Promise.all([headPage.waitForEvent("download"), openAndSave(headPage)]);
  expect(digest(await readFile(await download.path()))).toBe(digest(contract));
  await headPage.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await headPage.getByLabel("意见", { exact: true }).fill("请补充工程地点。");
  await headPage.getByRole("button", { name: "退回", exact: true }).click();
  await headPage.getByLabel("补正以后").selectOption({ label: "直接送回我这里" });
  await headPage.getByRole("button", { name: "退回", exact: true }).click();
  await expect(headPage.getByText("退回补正").first()).toBeVisible();

  await branch.signIn("chenxl");
  await openTurn(page, document);
  await expect(page.getByText("请补充工程地点。").first()).toBeVisible();
  await page.getByRole("link", { name: "修改后重新提交" }).click();
  await page.getByLabel("用印事由").fill("柳河段河道清障，地点在柳河桥下游二百米。");
  await submitRequest(page);
  await openTurn(headPage, document);
  await expect(headPage.getByText("地点在柳河桥下游二百米").first()).toBeVisible();
  await office.close();
});

async function openAndSave(page: Page): Promise<void> {
  await page.getByRole("complementary").getByRole("button", { name: /协议\.pdf/ }).first().click();
  await page.getByRole("dialog").getByRole("link", { name: /保存|另存/ }).click();
}
