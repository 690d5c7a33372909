import { execFileSync } from "node:child_process";
import { expect, test, type Page } from "@playwright/test";
import { Office, type Pc } from "../support/office.ts";
import { readPaper } from "../support/paper.ts";
import { askLeave, openTurn } from "../support/story.ts";
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
    await setOwnPassword(window, first, "my-own-2026");
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
  return savedSlips(page);
}

/** What a person reads on the own slip: the lines of one column, from the sign-in name on. */
function passwordFor(file: string, login: string): string {
  const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  const found = new RegExp(`登录名：\\s*${login}\\s+首次密码：\\s*([2-9a-z]{10})`).exec(text)?.[1];
  if (found === undefined) throw new Error(`no slip for ${login} in:\n${text.slice(0, 800)}`);
  return found;
}

/** A leave asked for, and sent back by the head: it waits for its applicant, who is one person. */
async function askedAndReturned(applicant: Pc, head: Pc, reason: string): Promise<void> {
  await applicant.openWindow();
  await applicant.signIn("chenxl");
  await askLeave(applicant.page, reason);
  await applicant.signOut();
  const page = await head.openWindow();
  await head.signIn("liujg");
  await openTurn(page, "陈秀兰");
  await page.getByLabel("意见", { exact: true }).fill("请补正日期");
  await page.getByRole("button", { name: "退回" }).click();
  await page.getByRole("button", { name: "退回" }).last().click();
  await expect(page.getByText("退回补正").first()).toBeVisible();
  await head.signOut();
}

async function chooseStaff(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label).fill(name);
  await page.getByRole("option", { name }).first().click();
}

test("S2.3 somebody leaves: the administrator hands over what waits, and then takes the person off duty", async () => {
  const office = await Office.open();
  const [branch, admin] = [await office.pc("branch"), await office.pc("admin")];
  await askedAndReturned(branch, admin, "回乡探亲");
  await branch.closeWindow();
  const page = admin.page;
  await admin.signIn("admin");
  await page.getByRole("link", { name: "工作交接" }).click();
  await chooseStaff(page, "谁的工作", "陈秀兰");
  await expect(page.getByText("等他办理的事共 1 件")).toBeVisible();
  await expect(page.getByRole("row", { name: "请假" })).toContainText("内容不在您的查看范围");
  await chooseStaff(page, "交给谁", "孙桂芳");
  await page.getByLabel("交接原因").fill("退休");
  await look(page, "handover");
  await page.getByRole("button", { name: "交接 1 件" }).click();
  await expect(page.getByText("已交接 1 件")).toBeVisible();
  // What was handed over leaves the list by itself as soon as it is reported.
  await expect(page.getByText("没有等他办理的事")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "办理离岗" }).click();
  await page.getByRole("button", { name: "确定" }).click();
  await expect(page.getByText("此人已离岗")).toBeVisible();
  await admin.signOut();

  await admin.signIn("sungf");
  await openTurn(page, "孙桂芳");
  await page.getByRole("tab", { name: "办理过程" }).click();
  await expect(page.getByText("陈秀兰 → 孙桂芳　退休")).toBeVisible();
  await look(page, "handover-trail");
  await office.close();
});

test("S2.3 a PC that knows no hub is enrolled by a file, works with no network, and later reaches the hub that the file names", async () => {
  const office = await Office.open();
  const [admin, far] = [await office.pc("admin"), await office.pc("far", { knowsHub: false })];
  const page = await admin.openWindow();
  await admin.signIn("admin");
  await page.getByRole("link", { name: "登记文件" }).click();
  await page.getByRole("row", { name: "陈秀兰" }).getByRole("button", { name: "制作文件" }).click();
  const dialog = page.getByRole("dialog");
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name: "保存文件" }).click()]);
  const code = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec(await dialog.innerText())?.[0] ?? "";

  await far.setLine(false);
  const window = await far.openWindow();
  await window.getByRole("button", { name: "用登记文件登录" }).click();
  await window.getByLabel("登记文件").setInputFiles(await download.path());
  await window.getByLabel("登记码").fill(code);
  await window.getByLabel(/设置新密码/).fill("branch-2026");
  await window.getByLabel("再输一遍新密码").fill("branch-2026");
  await window.getByRole("button", { name: "登录", exact: true }).click();
  await expect(window.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
  await askLeave(window, "在没有网络的所里", "已保存");
  await far.closeWindow();
  // The host is started anew, still without a word about the hub: what the file said is all it has.
  const again = await far.openWindow();
  await far.signIn("chenxl", "branch-2026");
  await far.setLine(true);
  await expect(again.getByText(/^已同步/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await page.getByRole("link", { name: "电脑管理" }).click();
  await expect(page.getByRole("row", { name: "陈秀兰" })).toContainText("在用");
  await office.close();
});

test("S2.3 a forgotten password, a lock, a retired PC, a copied PC", async () => {
  const office = await Office.open();
  const [admin, branch] = [await office.pc("admin"), await office.pc("branch")];
  const [page, window] = [await admin.openWindow(), await branch.openWindow()];
  await branch.signIn("sungf");
  await branch.signOut();
  await branch.signIn("chenxl");
  await admin.signIn("admin");

  await test.step("a lock ends the session that is open; unlocked, work goes on", async () => {
    await page.getByRole("link", { name: "账号管理" }).click();
    await sure(page, "chenxl", "锁定");
    await expect(page.getByRole("row", { name: "chenxl" })).toContainText("已锁定");
    await look(page, "accounts-locked");
    await branch.signOut();
    await page.getByRole("row", { name: "chenxl" }).getByRole("button", { name: "解锁" }).click();
    await expect(page.getByRole("row", { name: "chenxl" })).not.toContainText("已锁定");
  });

  await test.step("a forgotten password is made anew on a slip, and the person goes on on the same PC", async () => {
    await sure(page, "sungf", "制作登录单");
    await expect(page.getByText("已制作 1 张首次登录单")).toBeVisible();
    const slip = await savedSlips(page);
    await branch.signIn("sungf", passwordFor(slip.file, "sungf"), "请设置自己的密码");
    await setOwnPassword(window, passwordFor(slip.file, "sungf"), "sun-2026-own");
    await branch.signOut();
  });

  await test.step("a copied PC becomes one of its own by itself, and asks for the network once", async () => {
    await branch.closeWindow();
    const copy = await office.copyOf(branch, "copied");
    await copy.setLine(false);
    const copied = await copy.openWindow();
    await expect(copied.getByText("现在已是一台独立的电脑")).toBeVisible();
    await look(copied, "copied");
    await copied.getByRole("button", { name: "chenxl" }).click();
    await copied.getByLabel("密码", { exact: true }).fill("wenyi-2026");
    await copied.keyboard.press("Enter");
    await expect(copied.getByText("第一次登录须联网")).toBeVisible();
    await copy.setLine(true);
    await copied.getByLabel("密码", { exact: true }).fill("wenyi-2026");
    await copied.keyboard.press("Enter");
    await expect(copied.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
    await askLeave(copied, "复制来的电脑");
    await page.getByRole("link", { name: "电脑管理" }).click();
    await expect(page.getByRole("row", { name: "陈秀兰" })).toHaveCount(2);
    await look(page, "devices");
    await copy.closeWindow();
  });

  await test.step("what a retired PC still held comes back to its author, with the reason", async () => {
    const again = await branch.openWindow();
    await branch.signIn("chenxl");
    await expect(again.getByText(/^已同步/)).toBeVisible({ timeout: 60_000 });
    await branch.setLine(false);
    await askLeave(again, "断网时写的", "已保存");
    await sure(page, "孙桂芳", "停用");
    await expect(page.getByRole("row", { name: "孙桂芳" })).toContainText("停用");
    await branch.setLine(true);
    await again.getByRole("button", { name: /离线|正在连接|停用/ }).first().click();
    await again.getByRole("link", { name: "需要处理" }).first().click({ timeout: 90_000 });
    await expect(again.getByText("这台电脑已停用，这件事没有办成")).toBeVisible();
    await expect(again.getByText("断网时写的")).toBeVisible();
    await look(again, "retired");
  });
  await office.close();
});

test("S2.3 a cloned disk that no PC can tell from its original: the hub notices, nothing typed is lost, and both go on", async () => {
  const office = await Office.open();
  const branch = await office.pc("branch");
  const window = await branch.openWindow();
  await branch.signIn("chenxl");
  await askLeave(window, "原来的电脑");
  await branch.signOut();
  await branch.closeWindow();
  const clone = await office.copyOf(branch, "clone", { asTwin: true });
  await branch.openWindow();
  await branch.signIn("chenxl");
  await askLeave(branch.page, "原来的电脑又一次");

  const cloned = await clone.openWindow();
  await clone.signIn("chenxl");
  await askLeave(cloned, "克隆的电脑", "已保存");
  await expect(cloned.getByText("另一台电脑用着与这台相同的编号").first()).toBeVisible({ timeout: 60_000 });
  await clone.signOut();
  await expect(cloned.getByText("这台现在已换成自己的编号")).toBeVisible();
  await clone.signIn("chenxl");
  await cloned.getByRole("link", { name: "需要处理" }).first().click();
  await expect(cloned.getByText("这台电脑成为独立电脑之前保存的")).toBeVisible();
  await expect(cloned.getByText("克隆的电脑")).toBeVisible();
  await askLeave(cloned, "克隆的电脑有了自己的编号");
  await askLeave(branch.page, "原来的电脑照常");
  await office.close();
});

async function sure(page: Page, row: string, act: string): Promise<void> {
  const line = page.getByRole("row", { name: row });
  await line.getByRole("button", { name: act }).click();
  await line.getByRole("button", { name: "确定" }).click();
}

async function setOwnPassword(page: Page, old: string, password: string): Promise<void> {
  await page.getByLabel("首次密码").fill(old);
  await page.getByLabel(/设置新密码/).fill(password);
  await page.getByLabel("再输一遍新密码").fill(password);
  await page.getByRole("button", { name: "设置密码" }).click();
  await expect(page.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
}

async function savedSlips(page: Page): Promise<ReturnType<typeof readPaper>> {
  await page.getByRole("button", { name: "打印登录单" }).click();
  const save = page.getByRole("dialog").getByRole("link", { name: "另存为 PDF" });
  await expect(save).toBeVisible({ timeout: 40_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  return readPaper(await download.path());
}
