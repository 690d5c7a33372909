import { renderToStaticMarkup } from "react-dom/server";
import type { LaidOut } from "#shared/modules/documents/page/boxes.ts";
import { html } from "../printHtml.tsx";
import { faceCss } from "./faceCss.ts";
import { OfficialPages, type Stamps } from "./OfficialPages.tsx";

/** A laid-out document as one self-contained page: no script, nothing fetched, each of its pages one page of paper. */
export function printOfficial(title: string, laidOut: LaidOut, stamps: Stamps): string {
  const css = `${faceCss} .page { position: relative; background: #fff; overflow: hidden; } .page svg { display: block; } .page text { white-space: pre; }`;
  const body = renderToStaticMarkup(<OfficialPages laidOut={laidOut} label={title} stamps={stamps} />);
  return html({ title, size: "210mm 297mm", language: "zh-CN", css, body });
}
