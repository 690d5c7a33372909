import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { scan } from "../support/scan.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const document = "关于柳河段堤防巡查情况的函";
const others = ["关于报送十一月水质监测数据的报告", "关于申请冬修经费的请示"] as const;
const number = "柳河印〔2026〕0001号";

test("S2.4 at the counter the keeper finds a request by document, initials, number and the code on paper, stamps, and paper and register agree", async () => {
  const office = await Office.open();
  const pc = await office.pc("branch");
  const page = await pc.openWindow();

  await test.step("three requests are asked for and agreed to; the clerk comes with the printed sheet", async () => {
    await pc.signIn("chenxl");
    for (const title of [document, ...others]) {
      await fillRequest(page, title);
      await submitRequest(page);
    }
    await pc.signOut();
    await pc.signIn("liujg");
    for (const title of [document, ...others]) {
      await openTurn(page, title);
      await page.getByRole("button", { name: "同意", exact: true }).click();
      await expect(page.getByText("待用印").first()).toBeVisible();
    }
    await page.getByRole("link", { name: "案头" }).click();
    await page.getByRole("link", { name: /已办/ }).click();
    await page.getByRole("row", { name: document }).getByRole("link").first().click();
  });
  const brought = await printOut(pc);
  const code = scan(brought.file)?.text ?? "";
  expect(code).toMatch(/^WY1:[0-9a-f]{32}$/);
  await pc.signOut();

  await test.step("found by a part of the document's name, by initials of the document and of the applicant, by the scanned code", async () => {
    await pc.signIn("sungf");
    await page.keyboard.press("Alt+3");
    await search(page, "堤防巡查", [document]);
    await search(page, "lhddfxc", [document]);
    await search(page, "cxl", [document, ...others]);
    await search(page, "szjc", [others[0]]);
    await scanInto(page, "查找单据（标题、编号、单位）", code);
    await expect(page.getByRole("heading", { name: document, level: 1 })).toBeVisible();
  });

  await test.step("one copy is stamped; the rest is found by its number and by the code in the keeper's own register", async () => {
    await stamp(page, "1");
    await expect(page.getByText(number).first()).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press("Alt+3");
    await search(page, number, [document]);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: document, level: 1 })).toBeVisible();
    await page.getByRole("link", { name: "用印申请台账" }).click();
    for (const typed of ["gylhd", number, "防巡"]) {
      await page.getByLabel("在台账中查找").fill(typed);
      await expect(page.getByText("共 1 条")).toBeVisible();
      await expect(page.getByRole("row", { name: document })).toBeVisible();
    }
    await scanInto(page, "在台账中查找", code);
    await expect(page.getByRole("heading", { name: document, level: 1 })).toBeVisible();
    await stamp(page, "1");
    await expect(page.getByText("已用印").first()).toBeVisible();
    await expect(page.getByText("已上报").first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the paper copy and the register say the same", async () => {
    const paper = await printOut(pc);
    expect(scan(paper.file)?.text).toBe(code);
    expect(paper.text).toMatch(/实盖份数\s+2/);
    await page.getByRole("link", { name: "用印登记簿" }).click();
    const rows = page.getByRole("row", { name: document });
    await expect(rows).toHaveCount(2);
    const numbers = (await rows.allTextContents()).map((text) => /柳河印〔\d{4}〕\d{4}号/.exec(text)?.[0] ?? "none");
    expect(numbers.toSorted()).toEqual([number, "柳河印〔2026〕0002号"]);
    expect(paper.text.replaceAll(/\s/g, "")).toContain(number);
    await expect(page.locator("tfoot")).toContainText("2");
  });
  await office.close();
});

async function search(page: Page, typed: string, found: readonly string[]): Promise<void> {
  await page.getByLabel("查找单据（标题、编号、单位）").fill(typed);
  for (const title of [document, ...others]) await expect(page.getByRole("link", { name: title }), `${typed}: ${title}`).toHaveCount(found.includes(title) ? 1 : 0);
}

/** A scanner is a keyboard: it types the code letter by letter and presses Enter. */
async function scanInto(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label).fill("");
  await page.getByLabel(label).pressSequentially(code);
  await page.keyboard.press("Enter");
}
