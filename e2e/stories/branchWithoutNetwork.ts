import { expect, test } from "@playwright/test";
import type { Office } from "../support/office.ts";
import { printOut } from "../support/paper.ts";
import { fillRequest, openTurn, stamp, submitRequest } from "../support/story.ts";

const document = "关于柳河段堤防巡查情况的函";

/** One PC in a branch, three weeks without a network: asked, agreed, stamped, printed; then reported in order and numbered. */
export async function branchWithoutNetwork(office: Office): Promise<void> {
  const branch = await office.pc("branch");
  const page = await branch.openWindow();
  for (const login of ["chenxl", "liujg", "sungf"]) {
    await branch.signIn(login);
    await expect(page.getByText("已同步")).toBeVisible();
    await branch.signOut();
  }
  await branch.setLine(false);

  await test.step("the clerk is interrupted in mid-sentence and loses nothing", async () => {
    await branch.signIn("chenxl");
    await fillRequest(page, document);
    await page.getByLabel("用印事由").fill("报送县防汛抗旱指挥部办公室，请于");
    await expect(page.getByText("已保存")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("用印事由")).toHaveValue("报送县防汛抗旱指挥部办公室，请于");
    await expect(page.getByLabel("用印文件名称")).toHaveValue(document);
    await page.getByLabel("用印事由").fill("报送县防汛抗旱指挥部办公室。");
    await submitRequest(page);
    await expect(page.getByText("离线")).toBeVisible();
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await expect(page.getByLabel("用印事由")).toHaveValue("报送县防汛抗旱指挥部办公室。");
    await submitRequest(page);
    await branch.signOut();
  });

  await test.step("the head agrees with an opinion on the same PC", async () => {
    await branch.signIn("liujg");
    await openTurn(page, document);
    await page.getByLabel("意见", { exact: true }).fill("同意，请按时报送。");
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印")).toBeVisible();
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await expect(page.getByLabel("意见", { exact: true })).toHaveValue("同意，请按时报送。");
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await expect(page.getByText("待用印")).toBeVisible();
    await branch.signOut();
  });

  await test.step("the keeper stamps with the branch's seal, and the sheet prints on A4", async () => {
    await branch.signIn("sungf");
    await openTurn(page, document);
    await stamp(page, "2");
    await expect(page.getByText("已用印").first()).toBeVisible();
    await expect(page.getByText("待编号").first()).toBeVisible();
    const paper = await printOut(branch);
    expect(paper).toMatchObject({ pages: 1, fontsEmbedded: true });
    expect(paper.size).toContain("A4");
    for (const words of ["用印审批单", document, "同意，请按时报送。", "刘建国", "孙桂芳", "待编号", "青山县水务局柳河分局"]) expect(paper.text).toContain(words);
  });

  await test.step("the link returns: reported, numbered, seen at head office", async () => {
    await branch.setLine(true);
    await expect(page.getByText("柳河印〔2026〕0001号").first()).toBeVisible({ timeout: 90_000 });
    const head = await office.pc("head");
    const desk = await head.openWindow();
    await head.signIn("zhoum");
    await desk.getByRole("link", { name: "用印登记簿" }).click();
    await expect(desk.getByRole("row", { name: /柳河印〔2026〕0001号/ })).toContainText(document);
  });
}
