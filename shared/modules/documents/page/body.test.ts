import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { minutes, notice, order, plan } from "./fixtures.ts";
import { core, inset, linesOfPage, pitch, square, squareOf, step } from "./geometry.ts";
import { layOut } from "./layOut.ts";
import type { GeneralPage } from "./model.ts";
import { allTexts, pageOf, textsOf } from "./reading.fixtures.ts";

const bare: GeneralPage = { ...notice, urgency: null, signing: null, note: null, attachments: [], annexes: [], copies: null, printing: null, body: ["正文。"] };

test("PAGE-1 a page that is full has 22 lines, from the upper to the lower edge of the type area", () => {
  const laid = layOut({ ...bare, body: ["字".repeat(28 * 60)] });
  const rows = textsOf(pageOf(laid, 1), "body");
  expect(rows.length).toBe(linesOfPage);
  expect(rows[0]?.y).toBeCloseTo(37, 6);
  expect(must(rows.at(-1), "the last").y + square).toBeCloseTo(262, 6);
  expect(rows.every(({ text }) => text.length === 28)).toBe(true);
});

test("PAGE-6 every character of the paragraphs is on the pages once, in order", () => {
  for (const document of [notice, plan, minutes, order]) expect(allTexts(layOut(document), "body").map(({ text }) => text).join("")).toBe([...document.body, ...document.annexes.flatMap(({ body }) => body)].join(""));
});

test("PAGE-7 headings are set in the type of their level, the text after them in 仿宋", () => {
  const fonts = (text: string) => allTexts(layOut({ ...bare, body: [text] }), "body").map((box) => [box.text, box.font]);
  expect(fonts("一、总体要求")).toEqual([["一、总体要求", "hei"]]);
  expect(fonts("十二、附则。本办法自印发之日起施行。")).toEqual([["十二、附则。", "hei"], ["本办法自印发之日起施行。", "fangsong"]]);
  expect(fonts("（一）加强领导。各单位要重视。")).toEqual([["（一）加强领导。", "kai"], ["各单位要重视。", "fangsong"]]);
  expect(fonts("1.每班不少于2人。")).toEqual([["1.每班不少于2人。", "fangsong"]]);
  expect(fonts("（1）其中1人为干部。")).toEqual([["（1）其中1人为干部。", "fangsong"]]);
  expect(allTexts(layOut(bare), "body")[0]?.x).toBeCloseTo(core.left + 2 * step, 6);
});

test("PAGE-14 the text begins on the line below the addressees, on the first page", () => {
  const laid = layOut(notice);
  const [addressees, body] = [allTexts(laid, "addressees")[0], textsOf(pageOf(laid, 0), "body")[0]];
  expect(must(body, "the text").y - must(addressees, "addressees").y).toBeCloseTo(pitch, 6);
});

test("PAGE-14 a heading is not left alone at the foot of a page", () => {
  for (let lines = 5; lines < 34; lines++) {
    const laid = layOut({ ...bare, body: ["字".repeat(28 * lines - 2), "一、工作要求", "字".repeat(80)] });
    for (const { boxes } of laid.pages) expect(textsOf(boxes, "body").at(-1)?.font, `after ${lines} lines`).toBe("fangsong");
  }
});

test("PAGE-15 annexes are named under each other and wrapped under their names, without a mark at the end", () => {
  const long = "2026年清河县汛期堤防巡查责任人名单及联系方式一览表（含局属各单位值班电话）";
  const rows = allTexts(layOut({ ...bare, attachments: [long, "检查表。"] }), "attachment");
  const body = must(allTexts(layOut(bare), "body")[0], "the text");
  expect(rows.map(({ text }) => text).join("|")).toMatch(/^附件：1\.\|.+\|.+\|2\.\|检查表$/u);
  expect(must(rows[0], "the label").y - body.y).toBeCloseTo(2 * pitch, 6);
  expect(rows[0]?.x).toBeCloseTo(core.left + 2 * step, 6);
  const names = [rows[1], rows[2], rows[4]].map((row) => must(row, "a name").x);
  for (const x of names) expect(x).toBeCloseTo(core.left + 6.5 * step, 6);
  expect(rows[3]?.x).toBeCloseTo(core.left + 5 * step, 6);
  expect(allTexts(layOut({ ...bare, attachments: ["检查表"] }), "attachment").map(({ text }) => text)).toEqual(["附件：", "检查表"]);
});

test("PAGE-22 an annex begins a page: its label at the upper left, its title on the third line", () => {
  const laid = layOut(notice);
  const page = pageOf(laid, -1);
  const shift = laid.pages.length % 2 === 0 ? 2 : 0;
  expect(textsOf(page, "annexLabel")[0]).toMatchObject({ text: "附件2", font: "hei", x: core.left - shift, y: core.top });
  expect(textsOf(page, "annexTitle")[0]).toMatchObject({ y: core.top + 2 * pitch, font: "headline" });
  expect(allTexts(layOut({ ...notice, annexes: [must(notice.annexes[0], "an annex")] }), "annexLabel").map(({ text }) => text)).toEqual(["附件"]);
});

test("PAGE-26 an order: mark at 57, two blank lines, number, two blank lines, text", () => {
  const laid = layOut(order);
  const [mark, number, body] = (["mark", "number", "body"] as const).map((role) => must(allTexts(laid, role)[0], role));
  expect(must(mark, "mark").y + inset * squareOf(must(mark, "mark").size)).toBeCloseTo(57, 6);
  expect(must(body, "body").y - must(number, "number").y).toBeCloseTo(3 * pitch, 6);
  expect(must(number, "number").y).toBeCloseTo(57 + (1 - 2 * inset) * squareOf(must(mark, "mark").size) + 2 * pitch, 6);
});

test("PAGE-27 minutes: who was there, wrapped under the first character after the colon", () => {
  const laid = layOut({ ...minutes, body: ["纪要。"] });
  const rows = allTexts(laid, "attendees");
  expect(rows.filter(({ font }) => font === "hei").map(({ text }) => text)).toEqual(["出席：", "请假：", "列席："]);
  const [label, first, second] = rows.map((row) => must(row, "a row"));
  expect(must(label, "the label").x).toBeCloseTo(core.left + 2 * step, 6);
  expect(must(label, "the label").y - must(allTexts(laid, "body")[0], "the text").y).toBeCloseTo(2 * pitch, 6);
  for (const row of [first, second]) expect(must(row, "names").x).toBeCloseTo(core.left + 5 * step, 1);
  const present = rows.slice(1, rows.findIndex(({ text }) => text === "请假：")).map(({ text }) => text);
  expect(present.length).toBeGreaterThan(1);
  for (const line of present.slice(0, -1)) expect(line).toMatch(/[、，]$/u);
});

test("PAGE-29 twenty pages are laid out within a second", () => {
  const before = performance.now();
  const laid = layOut(plan);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(laid.pages.length).toBe(20);
});
