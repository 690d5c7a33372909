import { renderToStaticMarkup } from "react-dom/server";
import type { PaperModel } from "#shared/engine/pageModel.ts";
import { paperCss } from "./paperCss.ts";
import { SheetPages } from "./SheetPages.tsx";

/** A laid-out sheet as one self-contained page: no script, nothing fetched, each sheet page one page of paper. */
export function printHtml(model: PaperModel, language: string): string {
  const size = model.landscape ? "297mm 210mm" : "210mm 297mm";
  const setup = `@page { size: ${size}; margin: 0; } :root { --mm: 1mm; } html, body { margin: 0; } .page { break-after: page; } .page:last-child { break-after: auto; }`;
  const title = renderToStaticMarkup(<title>{model.title}</title>);
  const body = renderToStaticMarkup(<SheetPages model={model} label={model.title} />);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${title}<style>${setup}${paperCss}</style></head><body>${body}</body></html>`;
}
