import { expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { Office } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { askLeave, openTurn } from "../support/story.ts";

test("S1.5 请假条, added by one folder and one line: turn, sheet in fill, read and print, register with XLSX, rights, sync", async () => {
  const office = await Office.open();
  const [branch, head] = [await office.pc("branch"), await office.pc("head")];
  const page = await branch.openWindow();
  await branch.signIn("chenxl");
  await askLeave(page, "回乡探望父母");
  await expect(page.getByRole("button", { name: "同意", exact: true })).toHaveCount(0);
  await branch.signOut();

  await branch.signIn("liujg");
  await openTurn(page, "年休 2026年12月1日");
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByText("准假").first()).toBeVisible();
  const paper = await printOut(branch);
  expect(paper.size).toContain("A4");
  for (const words of ["请假审批单", "陈秀兰", "回乡探望父母", "刘建国"]) expect(paper.text).toContain(words);

  const other = await head.openWindow();
  await head.signIn("zhoum");
  await other.getByRole("link", { name: "请假台账" }).click();
  await expect(other.getByRole("row", { name: /陈秀兰/ })).toContainText("准假");
  const [download] = await Promise.all([other.waitForEvent("download"), other.getByRole("button", { name: /导出/ }).click()]);
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  await book.xlsx.load((await readFile(await download.path())) as never);
  const cells = book.worksheets[0]?.getSheetValues().flat().map(String) ?? [];
  for (const words of ["陈秀兰", "准假", "回乡探望父母"]) expect(cells).toContain(words);
  await office.close();
});
