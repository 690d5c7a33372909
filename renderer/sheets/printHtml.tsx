import { renderToStaticMarkup } from "react-dom/server";
import type { PaperModel } from "#shared/engine/pageModel.ts";
import { must } from "#shared/kernel/assert.ts";
import { paperCss } from "./paperCss.ts";
import { SheetPages } from "./SheetPages.tsx";

/** Laid-out sheets of one orientation as one self-contained page: no script, nothing fetched, each sheet page one page of paper. */
export function printHtml(models: readonly PaperModel[], language: string): string {
  const { title, landscape } = must(models[0], "a sheet to print");
  const body = renderToStaticMarkup(<>{models.map((model, index) => <SheetPages key={index} model={model} label={model.title} />)}</>);
  return html({ title, size: landscape ? "297mm 210mm" : "210mm 297mm", language, css: paperCss, body });
}

/** A picture on a page of its own, as large as the margins let it, with its name above it. */
export function pictureHtml(caption: string, picture: string, language: string): string {
  const css = `${paperCss} .picture { box-sizing: border-box; width: 210mm; height: 297mm; padding: 15mm 15mm 12mm 20mm; display: flex; flex-direction: column; gap: 4mm; font-size: 10.5pt; } .picture p { margin: 0; overflow-wrap: anywhere; } .picture img { flex: 1; min-height: 0; width: 100%; object-fit: contain; object-position: top; }`;
  const body = renderToStaticMarkup(<div className="page picture"><p>{caption}</p><img src={picture} alt={caption} /></div>);
  return html({ title: caption, size: "210mm 297mm", language, css, body });
}

type Paper = { readonly title: string; readonly size: string; readonly language: string; readonly css: string; readonly body: string };

/** A page that holds everything it needs, one sheet of paper to each `.page`. */
export function html({ title, size, language, css, body }: Paper): string {
  const setup = `@page { size: ${size}; margin: 0; } :root { --mm: 1mm; } html, body { margin: 0; } .page { break-after: page; } .pages:last-child .page:last-child, body > .page:last-child { break-after: auto; }`;
  const titled = renderToStaticMarkup(<title>{title}</title>);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${titled}<style>${setup}${css}</style></head><body>${body}</body></html>`;
}
