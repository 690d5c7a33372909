import { expect, test } from "vitest";
import { letter, notice, order } from "#shared/modules/documents/page/fixtures.ts";
import type { TextBox } from "#shared/modules/documents/page/boxes.ts";
import { layOut } from "#shared/modules/documents/page/layOut.ts";
import { stretchesOf } from "./glyphs.ts";
import { printOfficial } from "./printOfficial.tsx";

const line = (text: string, width: number): TextBox => ({ kind: "text", role: "body", text, font: "fangsong", size: 16, x: 28, y: 37, width, ink: "black" });
const textOf = (html: string): string => html.replaceAll(/<style>.*?<\/style>|<title>.*?<\/title>/gs, "").replaceAll(/<[^>]+>/g, "");

test("PRINT-7 an official document is one whole page of text: no script, nothing fetched, every page A4 without margins", () => {
  const laidOut = layOut(notice);
  const html = printOfficial("通知", laidOut, "places");
  expect(html).not.toMatch(/<script|<link|src=|url\(/);
  expect(html).toContain("@page { size: 210mm 297mm; margin: 0; }");
  expect(html.match(/class="page"/g)?.length).toBe(laidOut.pages.length);
  expect(textOf(html)).toContain("为切实做好2026年汛期安全度汛工作");
  expect(textOf(html)).not.toContain("此页无正文");
});

test("PRINT-8 the places of seals and signatures are on a proof only", () => {
  for (const document of [notice, letter]) {
    expect(printOfficial("", layOut(document), "places")).toContain("<circle");
    expect(printOfficial("", layOut(document), "none")).not.toContain("<circle");
  }
  expect(textOf(printOfficial("", layOut(order), "places"))).toContain("郑卫东");
  expect(textOf(printOfficial("", layOut(order), "none"))).not.toContain("郑卫东");
});

test("PRINT-9 characters stand in the middle of their room; numbers, words and dashes fill theirs", () => {
  expect(stretchesOf(line("自2026年", 20))).toEqual([{ texts: ["自"], centres: [30.5] }, { text: "2026", x: 33, width: 10, fitted: true }, { texts: ["年"], centres: [45.5] }]);
  expect(stretchesOf(line("1.水", 10))).toEqual([{ texts: ["1."], centres: [30.5] }, { texts: ["水"], centres: [35.5] }]);
  expect(stretchesOf(line("用WPS Office。", 35))).toMatchObject([{ texts: ["用"] }, { text: "WPS Office", x: 33, width: 25 }, { texts: ["。"] }]);
  expect(stretchesOf(line("——", 10))).toEqual([{ text: "——", x: 28, width: 10, fitted: true }]);
  expect(stretchesOf(line("见GB/T9704", 25))).toMatchObject([{ texts: ["见"] }, { text: "GB/T9704", x: 33, width: 20, fitted: true }]);
  expect(stretchesOf(line("0570-1234567", 30))).toEqual([{ text: "0570-1234567", x: 28, width: 30, fitted: true }]);
  expect(stretchesOf(line("4.3万", 12.5))).toMatchObject([{ text: "4.3", x: 28, width: 7.5, fitted: false }, { texts: ["万"] }]);
  expect(stretchesOf(line("王𠀀一", 15))).toMatchObject([{ texts: ["王"], centres: [30.5] }, { texts: ["𠀀"], centres: [35.5] }, { texts: ["一"], centres: [40.5] }]);
});
