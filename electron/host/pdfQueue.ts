import { err, ok, type Result } from "#shared/kernel/result.ts";
import { isDiskFull } from "./files.ts";
import { createQueue } from "./queue.ts";

/** Makes a PDF of a page that holds everything it needs. */
export type PrintPdf = (html: string, title: string) => Promise<Result<Uint8Array, PdfFault>>;
type PdfFault = { readonly code: "noPrinter" | "diskFull" };
type Pdf = { readonly base64: string; readonly pages: number };

/** No script runs and nothing is fetched while a sheet is printed, whatever somebody typed into it. */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">`;

/** One print at a time: each is a browser of its own, and a weak PC has room for one. */
export function createPdfQueue(printPdf: PrintPdf): (title: string, html: string) => Promise<Result<Pdf, PdfFault>> {
  const inTurn = createQueue();
  return (title, html) =>
    inTurn(async () => {
      const printed = await printPdf(withPolicy(html), title).catch(toFault);
      return printed.ok ? ok({ base64: Buffer.from(printed.value).toString("base64"), pages: await pagesOf(printed.value) }) : printed;
    });
}

/** The policy goes before everything else in the head, because it binds only what follows it. */
export function withPolicy(html: string): string {
  const start = /^\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?\s*<head[^>]*>/i.exec(html) ?? /^\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?/i.exec(html);
  const end = start?.[0].length ?? 0;
  return `${html.slice(0, end)}${policy}${html.slice(end)}`;
}

async function pagesOf(bytes: Uint8Array): Promise<number> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}

function toFault(failure: unknown): Result<Uint8Array, PdfFault> {
  if (isDiskFull(failure)) return err({ code: "diskFull" });
  throw failure;
}
