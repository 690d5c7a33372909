import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Pc } from "../support/office.ts";
import { agree, fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

/** What a kept release must still show: what the hub had, what had not reached it, and what was only begun. */
export type Facts = { readonly code: string; readonly stamped: string; readonly waiting: string; readonly unsent: string; readonly draft: string; readonly opinion: string; readonly file: string };

export const factsIn = (folder: string): Facts => JSON.parse(readFileSync(join(folder, "facts.json"), "utf8")) as Facts;

const told: Omit<Facts, "code"> = { stamped: "关于首次发布的说明", waiting: "关于等待审批的报告", unsent: "关于离线保存的函", draft: "关于没有写完的请示", opinion: "首次发布，同意。", file: "首次发布.pdf" };

/** The work of a branch's PC in the first release, ending without a network and with a draft; answers what it left, and the file of its desk. */
export async function liveThrough(pc: Pc): Promise<{ readonly facts: Facts; readonly desk: string }> {
  const page = await pc.openWindow();
  await pc.signIn("chenxl");
  await fillRequest(page, told.stamped);
  await page.getByLabel("添加附件", { exact: true }).setInputFiles({ name: told.file, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n% first release\n%%EOF") });
  await expect(page.getByText(told.file).first()).toBeVisible();
  await submitRequest(page);
  await fillRequest(page, told.waiting);
  await submitRequest(page);
  await expect(page.getByText("已上报").first()).toBeVisible();
  await pc.signOut();
  await pc.signIn("liujg");
  await openTurn(page, told.stamped);
  await page.getByLabel("意见", { exact: true }).fill(told.opinion);
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByText("已上报").first()).toBeVisible();
  await pc.signOut();
  await pc.signIn("sungf");
  await openTurn(page, told.stamped);
  await stamp(page, "2");
  await expect(page.getByText("已上报").first()).toBeVisible();
  await pc.signOut();
  await pc.signIn("chenxl");
  await expect(page.getByText("已同步")).toBeVisible();
  await pc.setLine(false);
  await fillRequest(page, told.unsent);
  await submitRequest(page);
  await fillRequest(page, told.draft);
  await page.getByRole("link", { name: "设置" }).click();
  await page.getByRole("button", { name: "开始搬走" }).click();
  await page.getByRole("button", { name: "确定搬走" }).click();
  const code = await page.getByLabel("搬家码").innerText();
  return { facts: { ...told, code }, desk: await pc.saved(() => page.getByRole("button", { name: "保存文件" }).click()) };
}

/** Everything that was left is there in this build, and work goes on: what was unsent reaches the hub, what waited is decided. */
export async function findAgain(pc: Pc, { desk, facts }: { readonly desk: string; readonly facts: Facts }): Promise<void> {
  await pc.setLine(false);
  const page = await pc.openWindow();
  await page.getByRole("button", { name: "从另一台电脑搬来" }).click();
  await page.getByLabel("搬家文件").setInputFiles(desk);
  await page.getByLabel(/^搬家码/).fill(facts.code);
  await page.getByRole("button", { name: "搬来", exact: true }).click();
  await expect(page.getByText(/全部核对无误.*1 件还没有上报/)).toBeVisible();
  await pc.signIn("chenxl");
  await page.getByRole("link", { name: /草稿/ }).click();
  await expect(page.getByRole("link", { name: facts.draft, exact: true })).toBeVisible();
  await page.getByRole("link", { name: /我发起的/ }).click();
  await expect(page.getByRole("row", { name: facts.unsent })).toContainText("已保存");
  await page.getByRole("row", { name: facts.stamped }).getByRole("link").first().click();
  for (const words of [facts.opinion, facts.file, "〔2026〕0001号"]) await expect(page.getByText(words).first()).toBeVisible();
  await pc.setLine(true);
  await page.getByRole("link", { name: "案头" }).click();
  await page.getByRole("link", { name: /我发起的/ }).click();
  await expect(page.getByRole("row", { name: facts.unsent })).not.toContainText("已保存", { timeout: 60_000 });
  await pc.signOut();
  await pc.signIn("liujg");
  for (const document of [facts.waiting, facts.unsent]) await agree(page, document);
  await page.getByRole("link", { name: "用印申请台账" }).click();
  for (const document of [facts.stamped, facts.waiting, facts.unsent]) await expect(page.getByRole("row", { name: document })).toHaveCount(1);
}
