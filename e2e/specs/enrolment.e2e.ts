import { expect, test } from "@playwright/test";
import { Office } from "../support/office.ts";
import { fillRequest, openTurn, submitRequest } from "../support/story.ts";

const document = "关于灌区用水计划的请示";

test("S1.2 by enrolment file: on a PC that never had a network two people sign in, ask and agree; later everything is reported", async () => {
  const office = await Office.open();
  const [admin, branch] = [await office.pc("admin"), await office.pc("branch")];
  const adminPage = await admin.openWindow();
  await admin.signIn("admin");
  const slips: { login: string; file: string; code: string }[] = [];
  for (const [name, login] of [["陈秀兰", "chenxl"], ["刘建国", "liujg"]] as const) {
    await adminPage.getByRole("link", { name: "登记文件" }).click();
    await adminPage.getByRole("row", { name }).getByRole("button", { name: "制作文件" }).click();
    const dialog = adminPage.getByRole("dialog");
    const [download] = await Promise.all([adminPage.waitForEvent("download"), dialog.getByRole("link", { name: "保存文件" }).click()]);
    const code = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec(await dialog.innerText())?.[0] ?? "";
    slips.push({ login, file: await download.path(), code });
    await dialog.getByRole("button", { name: "关闭" }).click();
  }

  await branch.setLine(false);
  const page = await branch.openWindow();
  for (const { login, file, code } of slips) {
    await test.step(`${login} signs in by file`, async () => {
      await page.getByRole("button", { name: "用登记文件登录" }).click();
      await page.getByLabel("登记文件").setInputFiles(file);
      await page.getByLabel("登记码").fill("AAAA-AAAA-AAAA-AAAA");
      await page.getByLabel(/设置新密码/).fill("branch-2026");
      await page.getByLabel("再输一遍新密码").fill("branch-2026");
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await expect(page.getByText("登记文件与登记码对不上")).toBeVisible();
      await page.getByLabel("登记码").fill(code.toLowerCase());
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await expect(page.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
      if (login === "chenxl") {
        await fillRequest(page, document);
        await submitRequest(page);
      } else {
        await openTurn(page, document);
        await page.getByRole("button", { name: "同意", exact: true }).click();
        await expect(page.getByText("待用印").first()).toBeVisible();
      }
      await branch.signOut();
    });
  }
  await branch.setLine(true);
  await branch.signIn("chenxl", "branch-2026");
  await page.getByRole("link", { name: /我发起的/ }).click();
  await expect(page.getByRole("row", { name: document })).toContainText("待用印");
  await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  const head = await office.pc("head");
  const headPage = await head.openWindow();
  await head.signIn("zhoum");
  await headPage.getByRole("link", { name: "用印申请台账" }).click();
  await expect(headPage.getByRole("row", { name: document })).toContainText("待用印");
  await office.close();
});
