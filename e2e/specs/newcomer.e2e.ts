import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";

const document = "关于柳河段堤防巡查情况的函";
const password = "wenyi-2026";
const mostSteps = 90;

test("S1.2 a newcomer asks, agrees and stamps by what the screen says and the keyboard alone, and always sees where he is", async () => {
  const office = await Office.open();
  const pc = await office.pc("branch");
  const hands = new Hands(await pc.openWindow());

  await test.step("the clerk asks", async () => {
    await hands.signInAs("chenxl");
    await hands.press("填写用印申请", "填写用印申请");
    await hands.write("电话", "0839-1234567");
    await hands.write("用印文件名称", document);
    await hands.write("印章名称", "柳河");
    await expect(hands.page.getByRole("option", { name: "柳河印" })).toBeVisible();
    await hands.key("ArrowDown", "Enter");
    await hands.find("盖章");
    await hands.key("Space");
    await hands.write("用印事由", "报送县防汛抗旱指挥部办公室。");
    await hands.write("文件份数", "2");
    await hands.write("每份盖章处数", "1");
    await hands.write("页数", "3");
    await hands.press("提交申请", document);
    await hands.press("退出登录", "登录文驿");
  });

  await test.step("the head agrees", async () => {
    await hands.signInAs("liujg");
    await hands.press(`打开 ${document}`, document);
    await hands.write("意见", "同意，请按时报送。");
    await hands.press("同意");
    await hands.sees(/^已办好，/);
    await hands.press("退出登录", "登录文驿");
  });

  await test.step("the keeper stamps and prints", async () => {
    await hands.signInAs("sungf");
    await hands.press(`打开 ${document}`, document);
    await hands.press("登记盖章");
    for (const check of ["不是空白纸，内容完整", "落款与印章一致", "份数与批准一致"]) {
      await hands.find(check);
      await hands.key("Space");
    }
    await hands.write("实盖份数", "2");
    await hands.press("登记盖章");
    await hands.sees(/^已办好，/);
    await expect(hands.page.getByText("已用印").first()).toBeVisible();
    await hands.press("打印");
    await hands.press("排版预览");
    await expect(hands.page.getByRole("link", { name: "另存为 PDF" })).toBeVisible({ timeout: 40_000 });
    await hands.press("关闭");
    await hands.isSomewhere();
  });
  await office.close();
});

/** A person with a keyboard: finds things by the words beside or on them, and complains where the focus cannot be seen. */
class Hands {
  constructor(readonly page: Page) {}

  /** Once it is on the screen: Tab, or Shift and Tab towards what lies before, until the focus stands on what is called so. */
  async find(name: string): Promise<void> {
    const passed: string[] = [];
    await this.isSomewhere();
    await expect.poll(() => this.page.evaluate(whereLies, name), { message: `“${name}” is to be on the screen` }).not.toBe("nowhere");
    const key = (await this.page.evaluate(whereLies, name)) === "ahead" ? "Tab" : "Shift+Tab";
    for (let step = 0; step < mostSteps; step++) {
      const here = await this.isSomewhere();
      if (here === name) return;
      passed.push(here);
      await this.page.keyboard.press(key);
    }
    throw new Error(`no ${key} leads to “${name}”; it leads to: ${passed.join("、")}`);
  }

  async write(name: string, text: string): Promise<void> {
    await this.find(name);
    await this.page.keyboard.type(text);
  }

  async key(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses what is called so; where that leads to another page, its heading is there and the focus is with it. */
  async press(name: string, heading?: string): Promise<void> {
    await this.find(name);
    await this.page.keyboard.press("Enter");
    if (heading !== undefined) await expect(this.page.getByRole("heading", { name: heading, level: 1, exact: true })).toBeVisible();
    await this.isSomewhere();
  }

  async sees(text: RegExp): Promise<void> {
    await expect(this.page.getByText(text)).toBeVisible();
    await this.isSomewhere();
  }

  async signInAs(login: string): Promise<void> {
    const others = this.page.getByRole("button", { name: "其他人登录" });
    if (await others.isVisible()) await this.press("其他人登录");
    await this.write("登录名", login);
    await this.write("密码", password);
    await this.key("Enter");
    await expect(this.page.getByRole("heading", { name: "案头", level: 1 })).toBeVisible();
    await this.isSomewhere();
  }

  /** The focus is on something, which can be seen and has a ring; answers what it is called. */
  async isSomewhere(): Promise<string> {
    await expect.poll(() => this.page.evaluate(whatIsWrongWithFocus), { message: "the focus is to be seen" }).toBe("");
    return this.page.evaluate(nameOfFocus);
  }
}

function nameOfFocus(): string {
  const here = globalThis.document.activeElement as HTMLInputElement;
  return (here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent ?? "").trim();
}

function whereLies(name: string): "ahead" | "before" | "nowhere" {
  const all = [...globalThis.document.querySelectorAll<HTMLInputElement>("a, button, input, select, textarea, [tabindex]")];
  const names = all.map((element) => (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent ?? "").trim());
  if (names.slice(all.indexOf(globalThis.document.activeElement as HTMLInputElement)).includes(name)) return "ahead";
  return names.includes(name) ? "before" : "nowhere";
}

function whatIsWrongWithFocus(): string {
  const here = globalThis.document.activeElement;
  if (here === null || here === globalThis.document.body) return "the focus is nowhere";
  const named = `${here.tagName} ${(here.getAttribute("aria-label") ?? here.textContent ?? "").slice(0, 30)}`;
  const hasRing = (): boolean => getComputedStyle(here).outlineStyle !== "none" && Number.parseFloat(getComputedStyle(here).outlineWidth) > 0;
  const isUncovered = (): boolean => {
    const { left, top, width, height } = here.getBoundingClientRect();
    const over = globalThis.document.elementFromPoint(left + width / 2, top + height / 2);
    return here.matches("[role=tabpanel], iframe") || (over !== null && (here.contains(over) || over.contains(here)));
  };
  if (!hasRing()) return `${named} shows no focus`;
  return isUncovered() ? "" : `${named} is hidden`;
}
