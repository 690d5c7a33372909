import { expect, test } from "@playwright/test";
import { Office, type Pc } from "../support/office.ts";
import { agree, choose, fillRequest, openTurn, submitRequest } from "../support/story.ts";

const letter = "关于柳河段堤防巡查情况的函";
const report = "关于报送水质数据的报告";

/** Chooses whom to ask, in the form that a command of 更多办理 opens. */
async function ask({ page }: Pc, command: string, people: readonly string[], words = ""): Promise<void> {
  await page.getByText("更多办理").click();
  await page.getByRole("button", { name: command, exact: true }).click();
  for (const person of people) await choose(page, command === "转办" ? "转给谁" : "找哪些人", person);
  await page.locator("#ask-words").fill(words);
}
const give = ({ page }: Pc, command: string): Promise<void> => page.locator(".question").getByRole("button", { name: command, exact: true }).click();
const reading = ({ page }: Pc) => page.getByRole("region", { name: "传阅情况" });

test("S4.1 加签, 委派, 转办, 认领, 传阅, 取回, 批量, 挂起 and 终止 on requests for a seal, whose module says nothing of them", async () => {
  const office = await Office.open();
  const pc = await office.pc("office");
  const page = await pc.openWindow();
  const as = async (login: string, work: () => Promise<void>): Promise<void> => {
    await pc.signIn(login);
    await work();
    await expect(page.getByText("等待上报")).toHaveCount(0);
    await pc.signOut();
  };

  await test.step("a clerk asks for the office's seal twice, and circulates one sheet to two people", async () => {
    await as("chenxl", async () => {
      for (const document of [report, letter]) {
        await fillRequest(page, document, "青山县水务局");
        await submitRequest(page);
      }
      await ask(pc, "传阅", ["赵丽", "钱进"], "供财务参考");
      await give(pc, "传阅");
      await expect(reading(pc).getByText("未打开")).toHaveCount(2);
    });
  });

  await test.step("the branch's head agrees to one, takes it back, and agrees to both at once by their ticks", async () => {
    await as("liujg", async () => {
      await agree(page, letter);
      await page.getByRole("button", { name: "取回" }).click();
      await page.getByLabel("说明（可不写）").fill("看错了份数");
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByRole("button", { name: "同意", exact: true })).toBeVisible();
      await page.getByRole("link", { name: "案头" }).click();
      for (const document of [letter, report]) await page.getByLabel(`选中${document}`).check();
      await page.getByRole("button", { name: "同意所选的 2 件" }).click();
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByText("已同意 2 件。")).toBeVisible();
      await expect(page.getByText("没有等您办理的事项")).toBeVisible();
    });
  });

  await test.step("the office asks finance first; it waits until they have answered, and then for advice, which decides nothing", async () => {
    await as("zhoum", async () => {
      await openTurn(page, letter);
      await ask(pc, "加签", ["赵丽"], "请核经费");
      await give(pc, "加签");
      await expect(page.getByText("赵丽（周明请其先办）请核经费")).toBeVisible();
      await expect(page.getByRole("button", { name: "同意", exact: true })).toBeHidden();
    });
    await as("zhaol", async () => {
      await expect(page.getByRole("link", { name: /待我阅看/ })).toContainText("1");
      await page.getByRole("link", { name: /待我阅看/ }).click();
      await expect(page.getByRole("row", { name: letter })).toContainText("供财务参考");
      await openTurn(page, letter);
      await expect(page.getByText("已上报").first()).toBeVisible();
      await expect(reading(pc).getByText(/已打开/)).toBeVisible();
      await page.getByLabel("意见", { exact: true }).fill("经费已落实。");
      await page.getByRole("button", { name: "同意", exact: true }).click();
      await page.getByLabel("意见", { exact: true }).fill("已知悉。");
      await page.getByRole("button", { name: "已阅", exact: true }).click();
      await expect(reading(pc).getByText("已知悉。")).toBeVisible();
    });
    await as("zhoum", async () => {
      await openTurn(page, letter);
      await expect(page.getByText("经费已落实。").first()).toBeVisible();
      await ask(pc, "加签", ["吴敏"]);
      await page.getByLabel("怎样加签").selectOption({ label: "请他们提意见，由我决定（委派）" });
      await give(pc, "加签");
      await page.getByRole("button", { name: "不再请吴敏办" }).click();
      await expect(page.getByRole("button", { name: "同意", exact: true })).toBeVisible();
      await page.getByRole("button", { name: "同意", exact: true }).click();
      await expect(page.getByText("已上报").first()).toBeVisible();
    });
  });

  await test.step("of two leaders one takes it on; it is no longer the other's; he passes it on, and who was given it decides", async () => {
    await as("zhengh", async () => {
      await openTurn(page, letter);
      await page.getByRole("button", { name: "认领" }).click();
      await expect(page.getByText(/现在等 .*郑海/)).toBeVisible();
    });
    await as("wangzq", async () => {
      await expect(page.getByText("没有等您办理的事项")).toBeVisible();
    });
    await as("zhengh", async () => {
      await openTurn(page, letter);
      await ask(pc, "转办", ["李卫东"], "由局长定");
      await give(pc, "转办");
      await expect(page.getByText(/现在等 .*李卫东/)).toBeVisible();
    });
    await as("liwd", async () => {
      await agree(page, letter);
      await page.getByRole("tab", { name: "办理过程" }).click();
      for (const line of ["赵丽　请核经费", "李卫东　由局长定", "看错了份数", "赵丽 钱进　供财务参考"]) await expect(page.getByRole("cell", { name: line })).toBeVisible();
    });
  });

  await test.step("the other sheet is suspended, waits for nobody, is resumed, and ended with a reason; who has not read takes no harm", async () => {
    await as("zhoum", async () => {
      await openTurn(page, report);
      await page.getByText("更多办理").click();
      await page.getByRole("button", { name: "挂起" }).click();
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByText("请写明原因。")).toBeVisible();
      await page.getByLabel("原因").fill("等上级来文");
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByText("挂起").first()).toBeVisible();
      await page.getByRole("button", { name: "唤醒" }).click();
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByRole("button", { name: "同意", exact: true })).toBeVisible();
      await page.getByText("更多办理").click();
      await page.getByRole("button", { name: "终止" }).click();
      await page.getByLabel("原因").fill("事项取消");
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByText("已终止").first()).toBeVisible();
    });
    await as("chenxl", async () => {
      await page.getByRole("link", { name: "我发起的" }).click();
      await expect(page.getByRole("row", { name: report })).toContainText("已终止");
      await page.getByRole("row", { name: letter }).getByRole("link").first().click();
      await page.getByRole("button", { name: "收回 钱进" }).click();
      await expect(reading(pc).getByText("钱进")).toBeHidden();
    });
  });

  await office.close();
});
