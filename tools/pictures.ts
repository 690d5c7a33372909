import { mkdir } from "node:fs/promises";
import { Office, type Pc } from "#e2e/support/office.ts";
import { fillRequest, openTurn, submitRequest } from "#e2e/support/story.ts";
import { pictured } from "./sheets/fixtures.ts";

const folder = "docs/pictures";

/** `node scripts/tool.mjs pictures`: the two pictures of the README, taken from the built product at 1366×768. */
export async function picturesCommand(): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const office = await Office.open();
  try {
    await take(await office.pc("branch"));
  } finally {
    await office.close();
  }
  return true;
}

async function take(branch: Pc): Promise<void> {
  const page = await branch.openWindow();
  await page.setViewportSize({ width: 1366, height: 768 });
  await branch.signIn("chenxl");
  for (const document of pictured) {
    await fillRequest(page, document);
    await submitRequest(page);
  }
  await branch.signOut();
  await branch.signIn("liujg");
  await page.getByRole("row", { name: pictured[0] }).waitFor();
  await page.screenshot({ path: `${folder}/desk.png` });
  await openTurn(page, pictured[0]);
  await page.getByText(pictured[0]).last().waitFor();
  await page.screenshot({ path: `${folder}/sheet.png` });
}
