import { execFileSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Office, type Pc } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { drawSignature } from "../support/picture.ts";
import { agree, choose, fillDay, fillRequest, openTurn, submitRequest } from "../support/story.ts";

const letter = "关于柳河段堤防巡查情况的函";
const report = "关于报送水质数据的报告";
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const filesOn = async (pc: Pc): Promise<number> => (await readdir(join(pc.folder, "client", "blobs"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const picturesIn = (file: string): number => execFileSync("pdfimages", ["-list", file], { encoding: "utf8" }).split("\n").filter((row) => / image /.test(row)).length;

test("SIGN what the head decides himself bears his signature picture, what his secretary records bears both names; he objects, and it is told", async () => {
  const office = await Office.open();
  const [pc, other] = [await office.pc("branch"), await office.pc("other")];
  const page = await pc.openWindow();
  const signature = page.getByRole("group", { name: "单据纸面" }).locator("img");
  const as = async (login: string, work: () => Promise<void>): Promise<void> => {
    await pc.signIn(login);
    await work();
    await expect(page.getByText("等待上报")).toHaveCount(0);
    await pc.signOut();
  };

  await test.step("the head sets his picture, not one with his desk behind it, and names a secretary", async () => {
    await as("liujg", async () => {
      await page.getByRole("link", { name: "设置", exact: true }).click();
      const file = page.getByLabel("选择图片");
      await file.setInputFiles(await drawSignature(page, { paper: "#7a5a3c", ink: "#111" }));
      await expect(page.getByText("图片背景不干净")).toBeVisible();
      await file.setInputFiles(await drawSignature(page, { paper: "#f4f2ec", ink: "#111" }));
      await expect(page.getByRole("group", { name: "单据意见栏中的实际大小" }).locator("img")).toBeVisible();
      await expect(page.getByLabel("在单据上使用签名图")).toBeChecked();
      await page.getByRole("link", { name: "我的人员登记表" }).click();
      await page.getByRole("button", { name: "指定代录人" }).click();
      await choose(page, "代录人", "孙桂芳");
      await page.getByRole("button", { name: "指定代录人" }).last().click();
      await expect(page.getByRole("group", { name: "单据纸面" }).getByText("孙桂芳")).toBeVisible();
    });
  });

  await test.step("he agrees himself: the sheet shows his picture, and on another PC it prints with no network", async () => {
    await as("chenxl", async () => {
      for (const document of [letter, report]) {
        await fillRequest(page, document);
        await submitRequest(page);
      }
    });
    await as("liujg", async () => {
      await agree(page, letter);
      await expect(signature).toHaveCount(1);
    });
    await other.openWindow();
    await other.signIn("chenxl");
    await expect.poll(() => filesOn(other), { timeout: 30_000 }).toBe(1);
    await other.setLine(false);
    await other.page.getByRole("link", { name: "我发起的" }).click();
    await other.page.getByRole("row", { name: letter }).getByRole("link").first().click();
    const paper = await printOut(other);
    expect(paper.text).toContain("刘建国");
    expect(picturesIn(paper.file)).toBeGreaterThan(0);
    await other.setLine(true);
  });

  await test.step("the secretary records what he said by telephone: both names, no picture", async () => {
    await as("sungf", async () => {
      await page.getByRole("link", { name: "案头" }).click();
      await expect(page.getByRole("row", { name: report })).toContainText("可代刘建国登记");
      await openTurn(page, report);
      await page.getByLabel("意见", { exact: true }).fill("同意报送。");
      await page.getByRole("button", { name: "代领导登记意见" }).click();
      await page.getByRole("radiogroup", { name: "领导的决定" }).getByLabel("同意", { exact: true }).check();
      await page.getByRole("radiogroup", { name: "怎样给出的" }).getByLabel("电话").check();
      await fillDay(page, "哪天给出的", today());
      await page.getByRole("button", { name: "登记代录" }).click();
      await expect(page.getByText("待用印").first()).toBeVisible();
      await expect(signature).toHaveCount(0);
      expect((await printOut(pc)).text.replaceAll(/\s/g, "")).toContain("刘建国（孙桂芳代录，");
    });
  });

  await test.step("he sees it afterwards and objects; applicant and office are told", async () => {
    await as("liujg", async () => {
      await page.getByRole("link", { name: "案头" }).click();
      await expect(page.getByRole("row", { name: report })).toContainText("代录待本人确认");
      await openTurn(page, report);
      await page.getByLabel("意见", { exact: true }).fill("我说的是补充数据后再报。");
      await page.getByRole("button", { name: "对代录有异议" }).click();
      await expect(page.getByText("（本人有异议）").first()).toBeVisible();
    });
    for (const login of ["chenxl", "zhoum"]) await as(login, async () => {
      await page.getByRole("link", { name: /需要处理/ }).first().click();
      await expect(page.getByText("我说的是补充数据后再报。")).toBeVisible();
    });
  });
  await office.close();
});
