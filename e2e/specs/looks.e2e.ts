import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { Office, type Pc } from "../support/office.ts";
import { askLeave, fillRequest, openTurn, submitRequest } from "../support/story.ts";

const withdrawn = "关于申请动用防汛物资的请示";
const waiting = "关于柳河段堤防巡查情况的函";
const pictures = process.env["WENYI_PICTURES"];
const small = { width: 1366, height: 768 };
const screens = pictures === undefined ? [small] : [small, { width: 1920, height: 1080 }];
const scales = ["标准", "大字", "特大"] as const;

test("every kind of page fits in three type scales on the smallest screen and has no barrier (WCAG A, AA)", async () => {
  const office = await Office.open();
  const [branch, head] = [await office.pc("branch"), await office.pc("head")];
  const page = await branch.openWindow();
  await look(page, "sign-in-first");
  const { draft } = await fillTheDesk(branch);
  await loseARace(branch, head);
  for (const scale of scales) {
    await chooseScale(page, scale);
    const looker = lookerAt(page, scale);
    await lookAround(page, looker, draft);
    await lookAtTheDoor(branch, looker);
  }
  await office.close();
});

/** What a clerk leaves on the desks: two requests under way, a leave, and a draft with a file. */
async function fillTheDesk(pc: Pc): Promise<{ readonly draft: string }> {
  const { page } = pc;
  await pc.signIn("sungf");
  await pc.signOut();
  await pc.signIn("chenxl");
  for (const document of [waiting, withdrawn]) {
    await fillRequest(page, document);
    await submitRequest(page);
  }
  await askLeave(page, "回乡探望父母，电话 13800000000");
  await pc.signOut();
  await pc.signIn("liujg");
  await fillRequest(page, "关于召开冬季水利工作会议的通知");
  await page.getByLabel("添加附件", { exact: true }).setInputFiles({ name: "会议议程（征求意见稿）.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") });
  await expect(page.getByText("会议议程（征求意见稿）.pdf")).toBeVisible();
  await expect(page.getByText("已保存", { exact: false }).first()).toBeVisible();
  return { draft: new URL(page.url()).hash };
}

/** The head agrees offline to what its applicant withdraws meanwhile, so that something needs attention. */
async function loseARace(branch: Pc, head: Pc): Promise<void> {
  const other = await head.openWindow();
  await head.signIn("chenxl");
  await branch.page.getByRole("link", { name: "案头" }).click();
  await expect(branch.page.getByRole("row", { name: withdrawn })).toBeVisible();
  await branch.setLine(false);
  await openTurn(branch.page, withdrawn);
  await branch.page.getByLabel("意见", { exact: true }).fill("同意，请办公室统筹安排。");
  await branch.page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(branch.page.getByText("待用印").first()).toBeVisible();
  await other.getByRole("link", { name: /我发起的/ }).click();
  await other.getByRole("row", { name: withdrawn }).getByRole("link").first().click();
  await other.getByRole("button", { name: "撤回", exact: true }).click();
  await other.getByRole("button", { name: "确定" }).click();
  await expect(other.getByText("已撤回").first()).toBeVisible();
  await expect(other.getByText("已上报").first()).toBeVisible();
  await head.closeWindow();
  await branch.setLine(true);
  await expect(branch.page.getByRole("link", { name: /需要处理/ }).first()).toBeVisible({ timeout: 60_000 });
}

async function chooseScale(page: Page, scale: string): Promise<void> {
  await page.getByRole("link", { name: "设置" }).click();
  await page.getByRole("radio", { name: scale }).click();
  const base = { 标准: "14px", 大字: "18px", 特大: "22px" }[scale] ?? "";
  await expect(page.locator("html")).toHaveCSS("font-size", base);
}

type Looker = (name: string) => Promise<void>;
const lookerAt = (page: Page, scale: string): Looker => (name) => look(page, `${name}-${scale}`, scale === "标准");

async function lookAround(page: Page, looker: Looker, draft: string): Promise<void> {
  const go = async (hash: string, name: string): Promise<void> => {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await looker(name);
  };
  await go("#/settings", "settings");
  for (const tab of ["turns", "reading", "drafts", "mine", "done"]) await go(`#/?tab=${tab}`, `desk-${tab}`);
  await go("#/new/attendance.leave", "new-leave");
  await page.getByRole("button", { name: "提交请假" }).click();
  await expect(page.getByText("请填写这一栏。").first()).toBeVisible();
  await looker("new-leave-faults");
  await go(draft, "draft-with-file");
  await page.getByLabel("发往单位").scrollIntoViewIfNeeded();
  await looker("draft-middle");
  await page.getByLabel("文件份数").press("F1");
  await looker("draft-clause");
  await page.getByLabel("文件份数").press("F1");
  await openTurn(page, waiting);
  await looker("sheet-act");
  await page.getByLabel("意见", { exact: true }).fill("请补充附件。");
  await page.getByRole("button", { name: "退回", exact: true }).click();
  await looker("sheet-return");
  await page.getByRole("button", { name: "取消", exact: true }).click();
  await page.getByLabel("意见", { exact: true }).fill("");
  await page.getByRole("tab", { name: "办理过程" }).click();
  await looker("sheet-trail");
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await looker("print-dialog");
  await page.keyboard.press("Escape");
  for (const name of ["seal.usage", "seal.requests", "attendance.leaves", "seal.impressions"]) await go(`#/register/${name}`, `register-${name}`);
  await go("#/register/seal.requests?status=onRoute", "register-filtered");
  await page.getByText("栏目", { exact: true }).click();
  await page.getByRole("button", { name: "存为视图" }).click();
  await looker("register-view");
  await page.getByRole("button", { name: "取消" }).click();
  await looker("register-columns");
  await go("#/attention", "attention");
  await go("#/search", "search");
  await page.getByLabel("查找单据（标题、编号、单位）").fill("柳河");
  await expect(page.getByRole("link", { name: waiting })).toBeVisible();
  await looker("search-found");
  await go("#/help", "help");
}

async function lookAtTheDoor(pc: Pc, looker: Looker): Promise<void> {
  const { page } = pc;
  await page.keyboard.press("Control+l");
  await expect(page.getByRole("heading", { name: "屏幕已锁定" })).toBeVisible();
  await looker("lock");
  await page.getByRole("button", { name: "我不是刘建国" }).click();
  await expect(page.getByRole("heading", { name: "登录文驿" })).toBeVisible();
  await looker("sign-in-people");
  await page.getByRole("button", { name: "用登记文件登录" }).click();
  await looker("sign-in-file");
  await page.getByRole("button", { name: "返回" }).click();
  await pc.signIn("刘建国");
}

/** Nothing is wider than its room, and (once a page) nothing bars a reader who cannot see or point. */
async function look(page: Page, name: string, forBarriers = true): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator(".loading")).toHaveCount(0);
  for (const screen of screens) {
    if (screens.length > 1) await page.setViewportSize(screen);
    expect.soft(await page.evaluate(tooWide), `${name} at ${screen.width}`).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}-${screen.width}.png`), animations: "disabled" });
  }
  if (!forBarriers) return;
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 400)}`), name).toEqual([]);
}

/** Whatever has to be scrolled sideways to be read, in words a person finds it by. */
function tooWide(): string[] {
  return [document.documentElement, ...document.body.querySelectorAll("*:not(input, textarea, select)")]
    .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0 && (element === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(element).overflowX)))
    .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
}
