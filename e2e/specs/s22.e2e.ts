import { expect, test, type Page } from "@playwright/test";
import { Office } from "../support/office.ts";
import { agree, choose, fillDay, openTurn } from "../support/story.ts";

const name = "青山县水务局柳河分局财务专用章";
const day = (offset: number): string => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

test("S2.2 a seal's life: made, put in use, handed over by three signatures, stopped, destroyed before two; managing, using and auditing are apart", async () => {
  const office = await Office.open();
  const pc = await office.pc("pc");
  const page = await pc.openWindow();
  const as = async (login: string, work: () => Promise<void>): Promise<void> => {
    await pc.signIn(login);
    await work();
    await pc.signOut();
  };

  await test.step("刻制: asked for, agreed by three, carved and filed; not yet in use it cannot be asked for", async () => {
    await as("chenxl", () => askForSeal(page));
    for (const login of ["liujg", "zhoum", "liwd"]) await as(login, () => agree(page, name));
    await as("zhoum", async () => {
      await openTurn(page, name);
      await page.getByRole("button", { name: "登记刻制" }).click();
      await page.getByLabel("刻制单位").fill("青山县印章社");
      await page.getByLabel("公安备案号").fill("3308020017");
      await page.getByLabel("领取人").fill("周明");
      await page.getByRole("button", { name: "登记刻制" }).last().click();
      await expect(page.getByText("待启用").first()).toBeVisible();
      await page.getByRole("link", { name: "印章台账" }).click();
      await expect(page.getByRole("row", { name })).toContainText("已刻制");
      expect(await offered(page)).not.toContain(name);
    });
  });

  await test.step("启用: from a day, by a notice; now it is offered", async () => {
    await as("zhoum", async () => {
      await openTurn(page, name);
      await page.getByRole("button", { name: "启用" }).click();
      await page.getByLabel("启用文号").fill("青水办〔2026〕21号");
      await fillDay(page, "启用日期", day(0));
      await page.getByRole("button", { name: "启用" }).last().click();
      await expect(page.getByText("已启用").first()).toBeVisible();
      await expect(page.getByText("已上报").first()).toBeVisible();
      await page.getByRole("link", { name: "印章台账" }).click();
      await expect(page.getByRole("row", { name })).toContainText("在用");
      expect(await offered(page)).toContain(name);
    });
  });

  await test.step("移交: giver, receiver and supervisor sign; the receiver keeps it from then on, the giver no longer", async () => {
    await as("sungf", async () => {
      await page.getByRole("link", { name: "填写印章保管移交" }).click();
      await choose(page, "印章名称", name);
      await page.getByLabel("数量").fill("1");
      await page.getByLabel("正式移交").check();
      await choose(page, "接收人", "陈秀兰");
      await choose(page, "监交人", "刘建国");
      await page.getByLabel("随交物品").fill("登记簿");
      await page.getByRole("button", { name: "签字移交" }).click();
      await expect(page).toHaveURL(/#\/record\//);
      await expect(page.getByText("已上报").first()).toBeVisible();
    });
    for (const login of ["chenxl", "liujg"]) await as(login, () => agree(page, name));
    await as("liujg", async () => {
      await page.getByRole("link", { name: "印章交接登记表" }).click();
      for (const person of ["孙桂芳", "陈秀兰", "刘建国", "已移交"]) await expect(page.getByRole("row", { name })).toContainText(person);
      await page.getByRole("link", { name: "印章台账" }).click();
      await expect(page.getByRole("row", { name })).toContainText("陈秀兰");
    });
    await as("sungf", async () => expect(page.getByRole("link", { name: "填写印章保管移交" })).toHaveCount(0));
  });

  await test.step("停用: agreed by office and chief it is stopped at once, and nobody is offered it", async () => {
    await as("chenxl", async () => {
      await page.getByRole("link", { name: "填写印章停用销毁" }).click();
      await choose(page, "印章名称", name);
      await page.getByLabel("撤销", { exact: true }).check();
      await page.getByLabel("批准文件").fill("青编〔2026〕9号");
      await page.getByLabel("说明").fill("分局不再独立核算。");
      await page.getByLabel("销毁", { exact: true }).check();
      await choose(page, "监督人1", "刘建国");
      await choose(page, "监督人2", "孙桂芳");
      await page.getByRole("button", { name: "提交申请" }).click();
      await expect(page).toHaveURL(/#\/record\//);
    });
    for (const login of ["zhoum", "liwd"]) await as(login, () => agree(page, name));
    await as("chenxl", async () => {
      await page.getByRole("link", { name: "印章台账" }).click();
      await expect(page.getByRole("row", { name })).toContainText("停用");
      expect(await offered(page)).not.toContain(name);
    });
  });

  await test.step("销毁: put away by one before two, all of whom sign", async () => {
    await as("chenxl", async () => {
      await openTurn(page, name);
      await page.getByRole("button", { name: "登记处置" }).click();
      await page.getByLabel("地点").fill("县局办公室");
      await fillDay(page, "日期", day(0));
      await page.getByRole("button", { name: "登记处置" }).last().click();
      await expect(page.getByText("待监督签字").first()).toBeVisible();
    });
    for (const login of ["liujg", "sungf"]) await as(login, async () => {
      await openTurn(page, name);
      await page.getByRole("button", { name: "监督签字" }).click();
      await page.getByRole("button", { name: "确定" }).click();
      await expect(page.getByText("已上报").first()).toBeVisible();
    });
  });

  await test.step("who audits reads every book and does nothing in it; who keeps registers no seal", async () => {
    await as("fangzm", async () => {
      for (const [register, words] of [["印章台账", "销毁"], ["停用销毁登记", "已处置"], ["印章刻制登记", "已启用"]] as const) {
        await page.getByRole("link", { name: register }).click();
        await expect(page.getByRole("row", { name })).toContainText(words);
      }
      await page.getByRole("link", { name: "停用销毁登记" }).click();
      await page.getByRole("row", { name }).getByRole("link").first().click();
      await expect(page.getByText("现在没有需要您办理的。")).toBeVisible();
    });
    for (const [login, mayRegister] of [["chenxl", 0], ["fangzm", 0], ["zhoum", 1]] as const) await as(login, async () => {
      await page.getByRole("link", { name: "印章台账" }).click();
      await expect(page.getByRole("heading", { name: "印章台账", level: 1 })).toBeVisible();
      await expect(page.getByRole("link", { name: "登记印章" })).toHaveCount(mayRegister);
    });
  });
  await office.close();
});

async function askForSeal(page: Page): Promise<void> {
  await page.getByRole("link", { name: "填写印章刻制申请" }).click();
  await page.getByLabel("印章全称").fill(name);
  await page.getByLabel("种类").selectOption({ label: "财务专用章" });
  await page.getByLabel("形状/尺寸mm").fill("圆形 38");
  await page.getByLabel("五角星").check();
  await page.getByLabel("数量").fill("1");
  await choose(page, "保管部门", "柳河分局");
  await page.getByLabel("编号代字").fill("柳财印");
  await page.getByLabel("派出机构").check();
  await page.getByLabel("依据文件").fill("青编〔2026〕3号");
  await page.getByLabel("理由").fill("分局独立核算。");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page).toHaveURL(/#\/record\//);
}

/** The seals that whoever asks for a stamping is offered. */
async function offered(page: Page): Promise<readonly string[]> {
  await page.getByRole("link", { name: "填写用印申请" }).click();
  await page.getByRole("combobox", { name: "印章名称" }).click();
  await expect(page.getByRole("option").first()).toBeVisible();
  const names = await page.getByRole("option").allInnerTexts();
  await page.getByRole("link", { name: "案头" }).click();
  return names.map((text) => text.split("\n")[0] ?? "");
}
