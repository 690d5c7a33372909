import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { findBrowser } from "#electron/browser/findBrowser.ts";
import { createPrinter } from "#electron/browser/print.ts";
import { createPdfQueue } from "#electron/host/pdfQueue.ts";
import type { Flags } from "../flags.ts";
import { printOfficialPages, type OfficialRow } from "./official.ts";
import { printSheets, type SheetRow } from "./sheets.ts";

/** `npm run sheets -- --out DIR [--only sheets|official] [--json]`: every sheet and register, and an official document of each format, as PDF. */
export async function sheetsCommand(flags: Flags): Promise<boolean> {
  const out = flags.text("out");
  if (out === undefined) {
    console.error("Say where the PDFs go:  npm run sheets -- --out DIR");
    return false;
  }
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const print = createPdfQueue(createPrinter(findBrowser(process.env), ({ code }) => console.error(`print: ${code}`)));
  const sheets = flags.text("only") === "official" ? [] : await printSheets(folder, print);
  const official = flags.text("only") === "sheets" ? [] : await printOfficialPages(folder, print);
  console.log(flags.has("json") ? JSON.stringify([...sheets, ...official]) : [...sheets.map(sheetLine), ...official.map(officialLine)].join("\n"));
  return true;
}

const sheetLine = ({ file, title, pages, paper }: SheetRow): string => `${file}  ${title}  ${pages} × ${paper}`;
const officialLine = ({ file, pages, milliseconds, report }: OfficialRow): string => [`${file}  ${pages} pages, laid out in ${milliseconds} ms`, ...report.map((line) => `    ${line}`)].join("\n");
