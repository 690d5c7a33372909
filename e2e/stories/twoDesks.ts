import { expect, test } from "@playwright/test";
import type { Office } from "../support/office.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const document = "关于上报年度工作总结的报告";

/** A leader decides offline while another takes the same step; one stands, the other's words are kept and explained. */
export async function twoLeaders(office: Office): Promise<void> {
  const [clerk, first, second] = [await office.pc("clerk"), await office.pc("first"), await office.pc("second")];
  const clerkPage = await clerk.openWindow();

  await test.step("a request reaches the leaders' step", async () => {
    await clerk.signIn("qianj");
    await fillRequest(clerkPage, document, "青山县水务局");
    await submitRequest(clerkPage);
    await clerk.signOut();
    for (const login of ["zhaol", "zhoum"]) {
      await clerk.signIn(login);
      await openTurn(clerkPage, document);
      await clerkPage.getByRole("button", { name: "同意", exact: true }).click();
      await expect(clerkPage.getByText("已上报").first()).toBeVisible();
      await clerk.signOut();
    }
  });

  const [firstPage, secondPage] = [await first.openWindow(), await second.openWindow()];
  await first.signIn("zhengh");
  await second.signIn("wangzq");
  await expect(firstPage.getByRole("row", { name: document })).toBeVisible();
  await expect(secondPage.getByRole("row", { name: document })).toBeVisible();
  await first.setLine(false);

  await test.step("offline one disagrees; online the other agrees", async () => {
    await openTurn(firstPage, document);
    await firstPage.getByLabel("意见", { exact: true }).fill("材料数字有误，先不要报。");
    await firstPage.getByRole("button", { name: "不同意", exact: true }).click();
    await expect(firstPage.getByText("已保存").first()).toBeVisible();
    await openTurn(secondPage, document);
    await secondPage.getByRole("button", { name: "同意", exact: true }).click();
    await expect(secondPage.getByText("待用印").first()).toBeVisible();
    await expect(secondPage.getByText("已上报").first()).toBeVisible();
  });

  await test.step("the line returns: the later one is told who was first, and finds every word", async () => {
    await first.setLine(true);
    await expect(firstPage.getByRole("link", { name: /需要处理/ }).first()).toBeVisible({ timeout: 90_000 });
    await firstPage.getByRole("link", { name: /需要处理/ }).first().click();
    await expect(firstPage.getByText("这一步已由王志强办理，您的意见没有生效，但已为您保留。")).toBeVisible();
    await expect(firstPage.getByText("材料数字有误，先不要报。")).toBeVisible();
    await firstPage.getByRole("link", { name: "案头" }).click();
    await expect(firstPage.getByRole("row", { name: document })).toHaveCount(0);
  });
}

/** A command built on one that lost becomes an attention item too. */
export async function builtOnTheLoser(office: Office): Promise<void> {
  const [branch, head] = [await office.pc("branch"), await office.pc("head")];
  const [page, headPage] = [await branch.openWindow(), await head.openWindow()];
  for (const login of ["liujg", "sungf"]) {
    await branch.signIn(login);
    await expect(page.getByText("已同步")).toBeVisible();
    await branch.signOut();
  }
  await branch.signIn("chenxl");
  await fillRequest(page, document);
  await submitRequest(page);
  await expect(page.getByText("已上报").first()).toBeVisible();
  await branch.signOut();
  await branch.signIn("liujg");
  await expect(page.getByRole("row", { name: document })).toBeVisible();
  await branch.setLine(false);
  await openTurn(page, document);
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByText("待用印").first()).toBeVisible();
  await branch.signOut();
  await branch.signIn("sungf");
  await openTurn(page, document);
  await stamp(page, "1");
  await expect(page.getByText(/已用印|待用印/).first()).toBeVisible();

  await head.signIn("chenxl");
  await headPage.getByRole("link", { name: /我发起的/ }).click();
  await headPage.getByRole("row", { name: document }).getByRole("link").first().click();
  await headPage.getByRole("button", { name: "撤回", exact: true }).click();
  await headPage.getByRole("button", { name: "确定" }).click();
  await expect(headPage.getByText("已撤回").first()).toBeVisible();
  await expect(headPage.getByText("已上报").first()).toBeVisible();

  await branch.setLine(true);
  await expect(page.getByRole("link", { name: /需要处理/ }).first()).toBeVisible({ timeout: 90_000 });
  await page.getByRole("link", { name: /需要处理/ }).first().click();
  await expect(page.getByText("它是接着上一步办的，而上一步没有生效，所以这一步也没有生效。")).toBeVisible();
  await branch.signOut();
  await branch.signIn("liujg");
  await page.getByRole("link", { name: /需要处理/ }).first().click();
  await expect(page.getByText("申请人已经撤回这份单据，您的意见没有生效，但已为您保留。")).toBeVisible();
}
