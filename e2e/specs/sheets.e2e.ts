import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readPaper } from "../support/paper.ts";
import { scan } from "../support/scan.ts";

type SheetRow = { readonly module: string; readonly record: string; readonly form: string; readonly title: string; readonly kind: "sheet" | "register" | "blank"; readonly file: string; readonly pages: number; readonly paper: string; readonly code: string | null };

/** A4 in points, within the half point by which Chromium rounds. */
const sizes: { readonly [paper: string]: RegExp } = { "A4 portrait": /^59[45](\.\d+)? x 84[12](\.\d+)? pts/, "A4 landscape": /^84[12](\.\d+)? x 59[45](\.\d+)? pts/ };

test("PRINT every sheet, blank form and register is on A4, of the pages it says, with its fonts and its title in it @print", async () => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(join(tmpdir(), "wenyi-sheets-"));
  execFileSync(process.execPath, ["scripts/tool.mjs", "sheets", "--only", "sheets", "--out", folder], { stdio: ["ignore", "pipe", "inherit"] });
  const rows = JSON.parse(await readFile(join(folder, "sheets.json"), "utf8")) as readonly SheetRow[];
  for (const { file, title, pages, paper, code } of rows) {
    const read = readPaper(join(folder, file));
    expect(read.size, file).toMatch(sizes[paper] ?? /never/);
    expect(read, file).toMatchObject({ pages, fontsEmbedded: true });
    expect(read.text, file).toContain(title);
    expectCode(join(folder, file), code);
  }
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(["sheet", "register", "blank"]));
  expect(rows.filter(({ code }) => code?.startsWith("WY1:")), "sheets name their record, blank forms and registers none").toEqual(rows.filter(({ kind }) => kind === "sheet"));
  const types = new Set(rows.map(({ record }) => record));
  for (const kind of ["sheet", "blank"] as const) expect(new Set(rows.filter((row) => row.kind === kind).map(({ record }) => record)), `every type has a ${kind}`).toEqual(types);
  expect(rows.filter(({ kind, pages }) => kind === "sheet" && pages > 1).length, "a long opinion goes to further pages").toBeGreaterThan(0);
  await rm(folder, { recursive: true, force: true });
});

function expectCode(file: string, code: string | null): void {
  const scanned = scan(file);
  expect(scanned?.text ?? null, `${file}: its code is read back from the page`).toBe(code);
  if (scanned !== null) expect(scanned.millimetres, `${file}: the code is 22 mm with its quiet zone`).toBeGreaterThan(15.5);
}
