/** 打印 — paper is drawn in a hidden window in which nothing runs, as a PDF or on a printer; one engine for screen, paper and archive. */
import { digestOf, toHex } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { BrowserWindow, PrintToPDFOptions } from "electron";
import type { Log } from "../host/operations.ts";
import { withPolicy, type PrintPdf } from "../host/pdfQueue.ts";
import { paperOrigin } from "./addresses.ts";
import type { ElectronApi } from "./electronApi.ts";
import { paperPreferences } from "./preferences.ts";

const patience = 60_000;
const remembered = 3;

export type Printing = {
  readonly printPdf: PrintPdf;
  /** Hands a paper to the window that draws it, once. */
  readonly takePaper: (name: string) => string | null;
  /** Asks for a printer for a PDF made a moment ago; false when the person thought better of it. */
  readonly print: (digest: string) => Promise<Result<{ readonly printed: boolean }, { readonly code: "gone" | "noPrinter" }>>;
};

const asPdf: PrintToPDFOptions = { preferCSSPageSize: true, printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 }, generateTaggedPDF: true, generateDocumentOutline: true };

export function createPrinting({ BrowserWindow }: Pick<ElectronApi, "BrowserWindow">, random: Random, log: Log): Printing {
  const papers = new Map<string, string>();
  const printed = new Map<string, string>();
  return { printPdf, takePaper, print };

  async function printPdf(html: string): ReturnType<PrintPdf> {
    const pdf = await withPaper(html, (window) => inTime(window.webContents.printToPDF(asPdf)));
    if (pdf === null) return err({ code: "noPrinter" });
    remember(printed, digestOf(pdf), html);
    return ok(new Uint8Array(pdf));
  }

  async function print(digest: string): ReturnType<Printing["print"]> {
    const html = printed.get(digest);
    if (html === undefined) return err({ code: "gone" });
    const done = await withPaper(html, (window) => sendToPrinter(window, isLandscape(html)));
    return done === null || done === "failed" ? err({ code: "noPrinter" }) : ok({ printed: done === "printed" });
  }

  async function withPaper<Value>(html: string, act: (window: BrowserWindow) => Promise<Value>): Promise<Value | null> {
    const name = toHex(random(16));
    papers.set(name, withPolicy(html));
    const window = new BrowserWindow({ show: false, webPreferences: paperPreferences });
    try {
      await inTime(window.loadURL(`${paperOrigin}/${name}`));
      return await act(window);
    } catch (failure) {
      log({ where: "print", code: failure instanceof Error ? failure.name : "unknown" });
      return null;
    } finally {
      papers.delete(name);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  function takePaper(name: string): string | null {
    const html = papers.get(name) ?? null;
    papers.delete(name);
    return html;
  }
}

/** Keeps the newest few: a sheet is sent to the printer while it is looked at, or not at all. */
function remember(printed: Map<string, string>, digest: string, html: string): void {
  printed.set(digest, html);
  for (const oldest of [...printed.keys()].slice(0, -remembered)) printed.delete(oldest);
}

/** The sheet says its own size; the printer is told only which way round it lies. */
const isLandscape = (html: string): boolean => /@page\s*\{\s*size:\s*297mm 210mm/.test(html);

function sendToPrinter(window: BrowserWindow, landscape: boolean): Promise<"printed" | "left" | "failed"> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true, landscape, pageSize: "A4", margins: { marginType: "none" } }, (success, reason) => {
      if (success) resolve("printed");
      else resolve(/cancel/i.test(reason) ? "left" : "failed");
    });
  });
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("late")), patience);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
