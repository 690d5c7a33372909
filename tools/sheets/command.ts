import { resolve } from "node:path";
import type { Flags } from "../flags.ts";
import { printSheets } from "./sheets.ts";

/** `npm run sheets -- --out DIR [--json]`: every sheet and register as PDF. */
export async function sheetsCommand(flags: Flags): Promise<boolean> {
  const out = flags.text("out");
  if (out === undefined) {
    console.error("Say where the PDFs go:  npm run sheets -- --out DIR");
    return false;
  }
  const rows = await printSheets(resolve(out));
  console.log(flags.has("json") ? JSON.stringify(rows) : rows.map(({ file, title, pages, paper }) => `${file}  ${title}  ${pages} × ${paper}`).join("\n"));
  return true;
}
