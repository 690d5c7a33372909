import { expect, type Page } from "@playwright/test";
import { requestStrings } from "#shared/modules/seal/request/strings.ts";

const { fields, commands, options, title } = requestStrings.zh;

/** A clerk fills 用印审批单 as on paper: box by box, by its labels. */
export async function fillRequest(page: Page, document: string, ...seals: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: `填写${title}` }).click();
  await page.getByLabel(fields.document).fill(document);
  for (const seal of seals.length === 0 ? ["柳河分局"] : seals) await choose(page, fields.seals, seal);
  await page.getByLabel("盖章", { exact: true }).check();
  await page.getByLabel(fields.purpose).fill("报送县防汛抗旱指挥部办公室。");
  await page.getByLabel(fields.copies).fill("2");
  await page.getByLabel(fields.places).fill("1");
  await page.getByLabel(fields.pages).fill("3");
}

/** Chooses in a box that names something else, by typing. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(name);
  await page.getByRole("option", { name }).first().click();
}

export async function submitRequest(page: Page): Promise<void> {
  await page.getByRole("button", { name: commands.submit }).click();
  await expect(page).toHaveURL(/#\/record\//);
}

/** Agrees to what waits on the Desk under this title. */
export async function agree(page: Page, document: string): Promise<void> {
  await openTurn(page, document);
  await page.getByRole("button", { name: "同意", exact: true }).click();
  await expect(page.getByText("已上报").first()).toBeVisible();
}

/** Opens what waits on the Desk under this title. */
export async function openTurn(page: Page, document: string): Promise<void> {
  await page.getByRole("link", { name: "案头" }).click();
  await page.getByRole("row", { name: document }).getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/record\//);
}

/** The keeper checks the three points, says how many copies, and records the stamping. */
export async function stamp(page: Page, copies: string, { spoiled = "", usedOn = "" } = {}): Promise<void> {
  await page.getByRole("button", { name: commands.stamp }).click();
  for (const point of [options.complete, options.signature, options.copies]) await page.getByLabel(point).check();
  await page.getByLabel(fields.stamped).fill(copies);
  if (spoiled !== "") await page.getByLabel(fields.spoiled).fill(spoiled);
  if (usedOn !== "") await fillDay(page, fields.usedOn, usedOn);
  await page.getByRole("button", { name: commands.stamp }).last().click();
}

/** Types a day and leaves the box. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(label).fill(day);
  await page.getByLabel(label).press("Tab");
}

/** Asks for two days of annual leave. */
export async function askLeave(page: Page, reason: string, kept: "已上报" | "已保存" = "已上报"): Promise<void> {
  await page.getByRole("link", { name: "填写请假" }).click();
  await page.getByLabel("假别").selectOption({ label: "年休" });
  await page.getByLabel("自", { exact: true }).fill("2026-12-01");
  await page.getByLabel("至", { exact: true }).fill("2026-12-02");
  await page.getByLabel("请假半天数").fill("4");
  await page.getByLabel("事由/去向/联系电话").fill(reason);
  await page.getByRole("button", { name: "提交请假" }).click();
  await expect(page).toHaveURL(/#\/record\//);
  await expect(page.getByText(kept).first()).toBeVisible();
}
