import { execFileSync } from "node:child_process";
import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";
import { readPaper } from "../support/paper.ts";
import { sixtyPeople, writeBook } from "../support/workbook.ts";

const shots = process.env["WENYI_SHOTS"];
const look = async (page: Page, name: string): Promise<void> => void (shots === undefined ? null : await page.screenshot({ path: `${shots}/${name}.png` }));

test("S2.3 an administrator builds an office of sixty from one workbook, mends a row, takes it back, applies it again, and prints slips", async () => {
  const office = await Office.open();
  const [pc, other] = [await office.pc("admin"), await office.pc("branch")];
  const page = await pc.openWindow();
  await pc.signIn("admin");
  await page.getByRole("link", { name: "组织导入" }).click();
  await look(page, "import-empty");

  const sixty = sixtyPeople();
  const faulty = { ...sixty, people: sixty.people.map((row, index) => (index === 7 ? ["某人", "someone", "没有的科", "干事", "", ""] : row)) };
  await page.getByLabel("选择工作簿").setInputFiles(await writeBook(pc.folder, "faulty.xlsx", faulty));
  await expect(page.getByRole("row", { name: "“人员”表第 9 行“单位”" })).toContainText("没有的科");
  await expect(page.getByRole("row", { name: "“人员”表第 9 行“岗位”" })).toContainText("干事");
  await expect(page.getByRole("button", { name: /^导入 / })).toHaveCount(0);
  await look(page, "import-faulty");

  await page.getByLabel("选择工作簿").setInputFiles(await writeBook(pc.folder, "sixty.xlsx", sixty));
  await expect(page.getByText("新增单位 9 个、人员 60 人")).toBeVisible();
  await look(page, "import-preview");
  await page.getByRole("button", { name: "导入 69 项" }).click();
  await expect(page.getByText("导入完成：69 项已保存")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await look(page, "import-undo");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(page.getByText("已撤销这次导入，共 69 项")).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("选择工作簿").setInputFiles(await writeBook(pc.folder, "again.xlsx", sixty));
  await page.getByRole("button", { name: "导入 69 项" }).click();
  await expect(page.getByText("导入完成：69 项已保存")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/已同步/)).toBeVisible({ timeout: 60_000 });

  const slips = await printSlips(page);
  const text = slips.text.replaceAll(/\s+/g, " ");
  expect(slips).toMatchObject({ pages: 8, fontsEmbedded: true });
  expect(slips.size).toContain("A4");
  expect(text.match(/首次密码：/g)).toHaveLength(60);

  await test.step("one of the sixty signs in with the slip and sets an own password", async () => {
    const login = "staff3";
    const first = passwordFor(slips.file, login);
    const window = await other.openWindow();
    await other.signIn(login, first, "请设置自己的密码");
    await look(window, "first-password");
    await window.getByLabel("首次密码").fill(first);
    await window.getByLabel(/设置新密码/).fill("my-own-2026");
    await window.getByLabel("再输一遍新密码").fill("my-own-2026");
    await window.getByRole("button", { name: "设置密码" }).click();
    await expect(window.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
    await other.signOut();
    await other.signIn(login, "my-own-2026");
    await other.signOut();
  });
  await office.close();
});

async function printSlips(page: Page): Promise<ReturnType<typeof readPaper>> {
  await page.getByRole("link", { name: "账号管理" }).click();
  await expect(page.getByRole("row", { name: "head0" })).toContainText("还没有密码");
  await look(page, "accounts");
  await page.getByRole("button", { name: "给没有密码的 60 人制作登录单" }).click();
  await expect(page.getByText("已制作 60 张首次登录单")).toBeVisible({ timeout: 60_000 });
  await look(page, "accounts-made");
  await page.getByRole("button", { name: "打印登录单" }).click();
  const save = page.getByRole("dialog").getByRole("link", { name: "另存为 PDF" });
  await expect(save).toBeVisible({ timeout: 40_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  return readPaper(await download.path());
}

/** What a person reads on the own slip: the lines of one column, from the sign-in name on. */
function passwordFor(file: string, login: string): string {
  const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  const found = new RegExp(`登录名：\\s*${login}\\s+首次密码：\\s*([2-9a-z]{10})`).exec(text)?.[1];
  if (found === undefined) throw new Error(`no slip for ${login} in:\n${text.slice(0, 800)}`);
  return found;
}
