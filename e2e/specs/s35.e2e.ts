import { expect, test } from "@playwright/test";
import { Office } from "../support/office.ts";
import { agree, fillRequest, openTurn, submitRequest } from "../support/story.ts";

const [reported, unsent, draft] = ["关于堤防巡查情况的函", "关于汛期物资储备的报告", "关于取水口整治的请示"] as const;
const file = Buffer.from("%PDF-1.4\n% minutes\n%%EOF");

test("S3.5 a desk moves to another PC by one file on a stick, with no network: unsent work, drafts, files and what others gave it go along, and it is proved complete", async () => {
  const office = await Office.open();
  const [old, fresh] = [await office.pc("old"), await office.pc("fresh")];
  const page = await old.openWindow();

  await test.step("two people work on the old PC: one matter is reported; then the network goes, and another is only here, with a file, beside a draft", async () => {
    await old.signIn("liujg");
    await expect(page.getByText("已同步")).toBeVisible();
    await old.signOut();
    await old.signIn("chenxl");
    await fillRequest(page, reported);
    await submitRequest(page);
    await expect(page.getByText("已上报").first()).toBeVisible();
    await old.signOut();
    await old.signIn("liujg");
    await expect(page.getByRole("row", { name: reported })).toBeVisible();
    await old.signOut();
    await old.setLine(false);
    await old.signIn("chenxl");
    await fillRequest(page, unsent);
    await page.getByLabel("添加附件", { exact: true }).setInputFiles({ name: "会议记录.pdf", mimeType: "application/pdf", buffer: file });
    await expect(page.getByText("会议记录.pdf").first()).toBeVisible();
    await submitRequest(page);
    await fillRequest(page, draft);
  });

  const { path, code } = await test.step("the desk is closed: a file and a code; whoever comes to this PC is told, also after a reload", async () => {
    await page.getByRole("link", { name: "设置" }).click();
    await page.getByRole("button", { name: "开始搬走" }).click();
    await page.getByRole("button", { name: "确定搬走" }).click();
    await expect(page.getByRole("heading", { name: "这台电脑上的工作正在搬走" })).toBeVisible();
    await page.reload();
    const written = await page.getByLabel("搬家码").innerText();
    expect(written).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    return { path: await old.saved(() => page.getByRole("button", { name: "保存文件" }).click()), code: written };
  });

  await fresh.setLine(false);
  const there = await fresh.openWindow();
  await test.step("on a new PC without a network a wrong code is told; with the right one all is there, counted", async () => {
    await there.getByRole("button", { name: "从另一台电脑搬来" }).click();
    await there.getByLabel("搬家文件").setInputFiles(path);
    await there.getByLabel(/^搬家码/).fill("AAAA-AAAA-AAAA-AAAA");
    await there.getByRole("button", { name: "搬来", exact: true }).click();
    await expect(there.getByText("搬家码不对")).toBeVisible();
    await there.getByLabel(/^搬家码/).fill(code.toLowerCase().replaceAll("-", " "));
    await there.getByRole("button", { name: "搬来", exact: true }).click();
    await expect(there.getByText(/全部核对无误：.*陈秀兰.*本机办理过的事 2 件，其中 1 件还没有上报/)).toBeVisible();
  });

  await test.step("the head finds what waits for him, from the hub and from this PC, and goes on", async () => {
    await fresh.signIn("liujg");
    await expect(there.getByRole("row", { name: reported })).toBeVisible();
    await openTurn(there, unsent);
    await there.getByRole("button", { name: "同意", exact: true }).click();
    await expect(there.getByText("待用印").first()).toBeVisible();
    await fresh.signOut();
  });

  await test.step("the clerk finds her draft and the file, submits, and once there is a network everything is reported", async () => {
    await fresh.signIn("chenxl");
    await there.getByRole("link", { name: /草稿/ }).click();
    await there.getByRole("link", { name: draft, exact: true }).click();
    await submitRequest(there);
    await fresh.setLine(true);
    await expect(there.getByText("已上报").first()).toBeVisible();
    await expect(there.getByText(/件等待上报/)).toHaveCount(0);
    await there.getByRole("link", { name: "案头" }).click();
    await there.getByRole("link", { name: /我发起的/ }).click();
    await there.getByRole("row", { name: unsent }).getByRole("link").first().click();
    await expect(there).toHaveURL(/#\/record\//);
    await expect(there.getByText("待用印").first()).toBeVisible();
    await expect(there.getByText("会议记录.pdf").first()).toBeVisible();
    await fresh.signOut();
    await fresh.signIn("liujg");
    await agree(there, reported);
    await fresh.signOut();
  });

  await test.step("head office has all of them once; the old PC still says that its work has gone", async () => {
    const head = await office.pc("head");
    const desk = await head.openWindow();
    await head.signIn("zhoum");
    await desk.getByRole("link", { name: "用印申请台账" }).click();
    for (const name of [reported, unsent, draft]) await expect(desk.getByRole("row", { name })).toHaveCount(1);
    await expect(page.getByRole("heading", { name: "这台电脑上的工作正在搬走" })).toBeVisible();
  });
  await office.close();
});
