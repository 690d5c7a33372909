import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { openOffice } from "#tools/office.ts";
import { submission, turnsFor } from "#tools/requests/commands.ts";
import { Pc } from "../support/office.ts";
import { savePdf } from "../support/paper.ts";
import { freePort } from "../support/program.ts";

const [turns, elsewhere] = [60, 6];
const aWeek = 7 * 86_400_000;
const scales = [["标准", 14], ["大字", 18], ["特大", 22]] as const;
const pictures = process.env["WENYI_PICTURES"];

test("BOARD a leader's Desk of sixty turns is read at a glance, what is late first; the board says who holds what, and urges all of one person at once", async () => {
  let ago = aWeek;
  const office = await openOffice(() => Date.now() - ago);
  const folder = await mkdtemp(join(tmpdir(), "wenyi-board-"));
  const pc = new Pc({ folder, port: await freePort(), hub: office.hub.url });
  const pushing = await office.pc("many");
  const push = async (messages: readonly string[]): Promise<void> => expect((await office.hub.admit.push({ dev: pushing.dev, messages: [...messages] })).ok).toBe(true);
  for (const messages of turnsFor(pushing, 0, turns - 20)) await push(messages);
  ago = 0;
  for (const messages of turnsFor(pushing, turns - 20, 20)) await push(messages);
  await push(Array.from({ length: elsewhere }, (_, index) => submission(pushing, turns + index)));

  await pc.startHost();
  const page = await pc.openWindow();
  await pc.signIn("zhoum");
  await expect(page.getByRole("link", { name: /待我办理/ })).toContainText(String(turns));

  await test.step("sixty turns, in three type scales: rows of one height, nothing cut or over another, the late ones first and in words", async () => {
    const rows = page.locator("table.desk tbody tr");
    await expect(rows).toHaveCount(turns);
    const late = rows.filter({ hasText: /逾期 \d+ 个工作日/ });
    await expect(late).toHaveCount(turns - 20);
    await expect(rows.nth(turns - 21)).toContainText("逾期");
    await expect(rows.nth(turns - 20)).not.toContainText("逾期");
    for (const [scale, base] of scales) {
      await page.getByRole("link", { name: "设置" }).click();
      await page.getByRole("radio", { name: scale }).click();
      await page.getByRole("link", { name: "案头" }).click();
      await expect(rows).toHaveCount(turns);
      expect(await page.evaluate(crowded, base), scale).toEqual([]);
      await picture(page, `desk-sixty-${base}`);
    }
    await page.getByRole("link", { name: "设置" }).click();
    await page.getByRole("radio", { name: "标准" }).click();
  });

  await test.step("the board: by holder, counted; narrowed to what is late; on paper; all of one person's urged with a few words", async () => {
    await page.getByRole("link", { name: "在办一览" }).click();
    await expect(page.getByText(`在办 ${turns + elsewhere} 件，今日到期 0 件，逾期 ${turns - 20} 件`)).toBeVisible();
    await picture(page, "board");
    const [first] = await page.locator(".holder th").allInnerTexts();
    expect(first).toMatch(/^周明/);
    await page.getByLabel("只看逾期").check();
    await expect(page.getByText(`在办 ${turns - 20} 件`)).toBeVisible();
    await page.getByLabel("只看逾期").uncheck();
    await page.getByRole("button", { name: "打印台账" }).click();
    const paper = await savePdf(pc);
    for (const words of ["在办一览", "现在谁手里", "逾期", "第1页"]) expect(paper.text.replaceAll(" ", "")).toContain(words);
    await expect(page.getByLabel("选择 周明 手里的全部")).toBeDisabled();
    await page.getByLabel("选择 刘建国 手里的全部").check();
    await page.getByRole("button", { name: `催办所选 ${elsewhere} 件` }).click();
    await page.getByLabel(/附几句话/).fill("请于今日办结。");
    await page.getByRole("button", { name: "发出催办" }).click();
    await expect(page.getByText("催办 1 次")).toHaveCount(elsewhere);
    await pc.signOut();
  });

  await test.step("the one who was urged finds it marked, and first", async () => {
    await pc.signIn("liujg");
    await expect(page.locator("table.desk tbody tr").first()).toContainText("催办 1 次");
    await expect(page.getByRole("link", { name: "在办一览" })).toBeVisible();
  });

  await pc.shut();
  await office.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const picture = async (page: Page, name: string): Promise<void> => void (pictures === undefined ? null : await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" }));

/** What keeps sixty rows from being read at a glance: text that is cut, a row of more than four lines, rows that overlap, a table wider than its room. */
function crowded(base: number): string[] {
  const rows = [...document.querySelectorAll("table.desk tbody tr")];
  const tall = rows.filter((row) => row.getBoundingClientRect().height > base * 1.6 * 4 + 20).map((row) => `tall: ${row.textContent}`);
  const cut = rows.flatMap((row) => [...row.children]).filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => `cut: ${cell.textContent}`);
  const over = rows.slice(1).filter((row, index) => row.getBoundingClientRect().top < (rows[index]?.getBoundingClientRect().bottom ?? 0) - 1).map((row) => `over: ${row.textContent}`);
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page is wider than the screen"] : [];
  return [...tall, ...cut, ...over, ...wide];
}
