import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";
import type { Pc } from "./office.ts";

export type Paper = { readonly file: string; readonly text: string; readonly pages: number; readonly size: string; readonly fontsEmbedded: boolean };

/** Prints the sheet on screen with what is ticked in the dialog, and reads the PDF back with poppler, as another program would. */
export async function printOut(pc: Pc, along: { readonly [box: string]: boolean } = {}): Promise<Paper> {
  const { page } = pc;
  await page.getByRole("button", { name: "打印", exact: true }).click();
  for (const [box, wanted] of Object.entries(along)) await page.getByRole("dialog").getByRole("checkbox", { name: box }).setChecked(wanted);
  await page.getByRole("dialog").getByRole("button", { name: "排版预览" }).click();
  return savePdf(pc);
}

/** Saves the PDF that lies over the page, puts it away, and reads it back. */
export async function savePdf(pc: Pc): Promise<Paper> {
  const { page } = pc;
  const save = page.getByRole("dialog").getByRole("link", { name: "另存为 PDF" });
  await expect(save).toBeVisible({ timeout: 40_000 });
  const file = await pc.saved(() => save.click());
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  return readPaper(file);
}

export function readPaper(file: string): Paper {
  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  const fonts = execFileSync("pdffonts", [file], { encoding: "utf8" }).trim().split("\n").slice(2);
  return {
    file,
    text: execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }),
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: /Page size:\s+(.+)/.exec(info)?.[1] ?? "",
    fontsEmbedded: fonts.length > 0 && fonts.every((row) => /\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(row)),
  };
}
