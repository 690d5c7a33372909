import { createHash } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "@playwright/test";
import { Office } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { scan } from "../support/scan.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const document = "关于柳河段堤防巡查情况的函";
const table = { name: "巡查记录.csv", mimeType: "text/csv", buffer: Buffer.from("日期,水位\n2026-11-24,12.3\n") };
const allFiles = "连同附件（4 个）";

test("PRINT a numbered sheet is printed with its files behind it, and every reprint says that it is one @print", async () => {
  const office = await Office.open();
  const pc = await office.pc("branch");
  const page = await pc.openWindow();

  await test.step("the clerk asks with a picture, two PDFs of which one is broken, and a table", async () => {
    await pc.signIn("chenxl");
    await fillRequest(page, document);
    const files = [
      { name: "现场照片.png", mimeType: "image/png", buffer: await page.screenshot() },
      { name: "会议纪要.pdf", mimeType: "application/pdf", buffer: await twoPages() },
      { name: "损坏的.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF") },
      table,
    ];
    await page.getByLabel("添加附件", { exact: true }).setInputFiles(files);
    await expect(page.getByText(table.name)).toBeVisible();
    await submitRequest(page);
    await pc.signOut();
  });

  await test.step("it is agreed to, stamped and numbered", async () => {
    await pc.signIn("liujg");
    await openTurn(page, document);
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印").first()).toBeVisible();
    const unregistered = await printOut(pc, { 连同办理过程: false });
    expect(unregistered.text).toContain("待编号");
    expect((await printOut(pc)).text, "what has no number is not counted").not.toContain("重打");
    await pc.signOut();
    await pc.signIn("sungf");
    await openTurn(page, document);
    await stamp(page, "2");
    await expect(page.getByText("柳河印〔2026〕0001号").first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the keeper prints: alone, then with everything, and the choice is remembered", async () => {
    const first = await printOut(pc, { 连同办理过程: false, [allFiles]: false });
    expect(first.pages).toBe(1);
    expect(first.text).not.toContain("重打");
    const second = await printOut(pc, { 连同办理过程: true, [allFiles]: true });
    const record = page.url().split("/").at(-1) ?? "";
    for (const words of ["本人在本机重打 1 次", "办理过程", "附件清单", "附件 1：现场照片.png", "已附后", "未附，加密或", "未附，请另存"]) expect(second.text).toContain(words);
    expect(second.text.replaceAll(/\s/g, "")).toContain(createHash("sha256").update(table.buffer).digest("hex").slice(0, 16));
    expect(second.pages, "two of the sheet, the picture, two of the minutes").toBe(5);
    expect(scan(second.file)?.text).toBe(`WY1:${record}`);
    await page.getByRole("button", { name: "打印", exact: true }).click();
    await expect(page.getByRole("checkbox", { name: allFiles })).toBeChecked();
    await page.getByRole("button", { name: "取消" }).click();
    await page.keyboard.press("Control+p");
    await expect(page.getByRole("dialog", { name: "打印单据" })).toBeVisible();
    await page.keyboard.press("Escape");
    expect((await printOut(pc, { [allFiles]: false })).text).toContain("本人在本机重打 2 次");
  });
  await office.close();
});

async function twoPages(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const width of [595, 842]) pdf.addPage([width, 595]).drawText("Minutes");
  return Buffer.from(await pdf.save());
}
