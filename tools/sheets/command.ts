import { resolve } from "node:path";
import type { Flags } from "../flags.ts";
import type { OfficialRow } from "./official.ts";
import { printSheets } from "./sheets.ts";

/** `npm run sheets -- --out DIR [--only official] [--json]`: every sheet and register, and an official document of each format, as PDF. */
export async function sheetsCommand(flags: Flags): Promise<boolean> {
  const out = flags.text("out");
  if (out === undefined) {
    console.error("Say where the PDFs go:  npm run sheets -- --out DIR");
    return false;
  }
  const { sheets, official } = await printSheets(resolve(out), flags.text("only") === "official");
  console.log(flags.has("json") ? JSON.stringify([...sheets, ...official]) : [...sheets.map(({ file, title, pages, paper }) => `${file}  ${title}  ${pages} × ${paper}`), ...official.map(toText)].join("\n"));
  return true;
}

const toText = ({ file, pages, milliseconds, report }: OfficialRow): string => [`${file}  ${pages} pages, laid out in ${milliseconds} ms`, ...report.map((line) => `    ${line}`)].join("\n");
