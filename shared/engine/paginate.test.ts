import * as fc from "fast-check";
import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import type { PaperBlock, PaperContent, PaperModel, PaperTable } from "./pageModel.ts";
import { paginate } from "./paginate.ts";
import { widthOf } from "./measure.ts";
import { sizes } from "./pageDesk.ts";

const words = { page: "第 {n} 页 / 共 {m} 页", carried: "过次页", brought: "承前页", sum: "合计", continued: "（续）" };
const sheet = (...blocks: readonly PaperBlock[]): PaperContent => ({ title: "用印审批单", landscape: false, left: "县支公司", right: "编号：YY〔2026〕1号", code: "0192", note: "", blocks, words });
const grid = (...texts: readonly string[]): PaperBlock => ({ kind: "grid", columns: [28, 57, 28, 57], rows: texts.map((text) => ({ height: 9, cells: [{ label: "事由", span: 3, middle: false, content: [{ text, align: "start" }] }] })) });
const table = (texts: readonly string[], sums: PaperTable["sums"] = null): PaperTable => ({
  kind: "table", heading: "明细", size: 10.5, minimum: 0, sums, columns: [{ label: "摘要", width: 60, align: "start" }, { label: "金额", width: 30, align: "end" }],
  rows: texts.map((text, index) => ({ cells: [text, String(index)], amounts: [null, index] })),
});
const textOf = (model: PaperModel, role: string, x?: (at: number) => boolean): string =>
  model.pages.flatMap(({ boxes }) => boxes.filter((box) => box.role === role && (x?.(box.x) ?? true))).flatMap(({ runs }) => runs.map(({ text }) => text)).join("");

const office = fc.string({ unit: fc.constantFrom(...Array.from("关于印发办公用品采购的通知，。；《》（）1234567890ABCxyz -\n")), maxLength: 4000 });

test("PAPER-5 every character of every box is on the paper once, in order", () =>
  fc.assert(fc.property(fc.array(office, { minLength: 1, maxLength: 6 }), (texts) => textOf(paginate(sheet(grid(...texts))), "value") === texts.join("").replaceAll("\n", "")), { numRuns: 60 }));

test("PAPER-6 the same holds for repeating rows", () =>
  fc.assert(fc.property(fc.array(office, { minLength: 1, maxLength: 6 }), (texts) => textOf(paginate(sheet(table(texts))), "value", (x) => x < 30) === texts.join("").replaceAll("\n", "")), { numRuns: 60 }));

test("PAPER-7 no box leaves the page, no line leaves its box, nothing is under 9 points", () =>
  fc.assert(fc.property(fc.array(office, { minLength: 1, maxLength: 5 }), (texts) => {
    const model = paginate(sheet(grid(...texts), table(texts, (_, total) => String(total)), { kind: "prose", text: texts.join("") }));
    for (const box of model.pages.flatMap(({ boxes }) => boxes)) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(model.width);
      expect(box.y + box.height).toBeLessThanOrEqual(model.height - 12 + 1e-6);
      for (const run of box.runs) {
        expect(run.size).toBeGreaterThanOrEqual(sizes.least);
        expect(run.y).toBeGreaterThanOrEqual(box.y - 0.8);
        expect(run.y + run.size * 0.3528).toBeLessThanOrEqual(box.y + box.height + 1e-6);
      }
    }
  }), { numRuns: 40 }));

test("PAPER-8 the title block and the page count stand on every page", () => {
  const model = paginate(sheet(grid("长".repeat(4000))));
  expect(model.pages.length).toBeGreaterThan(1);
  model.pages.forEach(({ boxes }, index) => {
    expect(boxes[0]?.runs[0]?.text).toBe("用印审批单");
    expect(boxes.flatMap(({ runs }) => runs.map(({ text }) => text))).toContain(`第 ${index + 1} 页 / 共 ${model.pages.length} 页`);
  });
  expect(model.pages[1]?.boxes.find(({ role }) => role === "label")?.runs.map(({ text }) => text).join("")).toBe("事由（续）");
});

test("PAPER-9 a row taller than what is left moves to the next page whole", () => {
  const model = paginate(sheet(grid(...Array.from({ length: 8 }, () => "行".repeat(200)), "最后".repeat(60))));
  const last = model.pages.at(-1)?.boxes.filter(({ role }) => role === "value") ?? [];
  expect(last.flatMap(({ runs }) => runs.map(({ text }) => text)).join("")).toContain("最后".repeat(60));
});

test("PAPER-10 sub-totals are carried over each page break: 过次页 equals the next 承前页, 合计 is the whole", () => {
  const model = paginate(sheet(table(Array.from({ length: 90 }, (_, index) => `第${index}笔`), (_, total) => String(total))));
  const sums = model.pages.map(({ boxes }) => boxes.filter(({ role }) => role === "sum").map(({ runs }) => runs[0]?.text));
  const carried = sums.flat();
  expect(model.pages.length).toBe(4);
  expect(carried.at(-2)).toBe("合计");
  expect(carried.at(-1)).toBe(String((89 * 90) / 2));
  expect(sums[0]?.[0]).toBe("过次页");
  expect(sums[1]?.[0]).toBe("承前页");
  expect(sums[0]?.[1]).toBe(sums[1]?.[1]);
});

test("PAPER-11 a signature stands at the foot of its box", () => {
  const model = paginate(sheet({ kind: "grid", columns: [28, 142], rows: [{ height: 30, cells: [{ label: "意见", span: 1, middle: false, content: [{ text: "同意。", align: "start" }, { text: "刘主任", align: "end" }] }] }] }));
  const box = model.pages[0]?.boxes.find(({ role }) => role === "value");
  expect(box?.runs.map(({ y }) => Math.round(y - (box?.y ?? 0)))).toEqual([1, 23]);
});

test("PAPER-12 prose is set 22 lines a page, 28 characters a line", () => {
  const pages = paginate(sheet({ kind: "prose", text: "字".repeat(28 * 22 + 1) })).pages.map(({ boxes }) => boxes.find(({ role }) => role === "prose")?.runs ?? []);
  expect(pages.map((runs) => runs.length)).toEqual([22, 1]);
  expect(pages[0]?.[0]?.text).toHaveLength(28);
});

test("PAPER-13 a matrix of 31 days keeps within the page and repeats its head", () => {
  const model = paginate({ ...sheet({ kind: "matrix", head: Array.from({ length: 31 }, (_, day) => String(day + 1)), rowLabel: 24, cell: 7, height: 8, rows: Array.from({ length: 60 }, (_, index) => ({ label: `职工${index}`, cells: Array.from({ length: 31 }, () => "√") })) }), landscape: true });
  expect(model.pages.length).toBeGreaterThan(1);
  for (const { boxes } of model.pages) expect(boxes.filter(({ role }) => role === "columnHead")).toHaveLength(32);
});

test("PAPER-14 a narrow sheet's long title is set smaller, never cut", () => {
  const title = "关于".repeat(30);
  expect(textOf(paginate({ ...sheet(), title }), "title")).toBe(title);
});

test("PAPER-15 the square code stands on every page above the head line, at least 18 mm wide, and moves no box", () => {
  const content = sheet(grid("长".repeat(3000)));
  for (const landscape of [false, true]) {
    const [without, marked] = [paginate({ ...content, landscape }), paginate({ ...content, landscape, mark: "WY1:0192" })];
    const marks = marked.pages.flatMap(({ boxes }) => boxes.filter(({ role }) => role === "mark"));
    expect(marks.length).toBe(marked.pages.length);
    expect(marked.pages.map(({ boxes }) => boxes.filter(({ role }) => role !== "mark"))).toEqual(without.pages.map(({ boxes }) => boxes));
    const headAt = must(without.pages[0]?.boxes.find(({ role }) => role === "head"), "a head line").y;
    const expected = { width: 22, height: 22, runs: [{ text: "WY1:0192" }] };
    for (const mark of marks) expect(mark).toMatchObject(expected);
    for (const { y, height } of marks) expect([y >= 5, y + height <= headAt]).toEqual([true, true]);
  }
});

test("PAPER-16 a long title gives way to the code and stays whole", () => {
  const title = "青山县水务局及其所属单位使用印章和外带印章审批登记单";
  const [page] = paginate({ ...sheet(grid("短")), title, mark: "WY1:0192" }).pages;
  const [head] = page?.boxes.find(({ role }) => role === "title")?.runs ?? [];
  expect(head?.text).toBe(title);
  expect(widthOf(title, head?.size ?? 99)).toBeLessThanOrEqual(170 - 44);
});

test("PAPER-20 a signature picture stands above its name, whole, inside its box, also where an opinion runs over pages", () => {
  const heights = fc.integer({ min: 1, max: 1400 });
  fc.assert(fc.property(heights, fc.double({ min: 0.2, max: 12, noNaN: true }), (length, ratio) => {
    const content = [{ text: "意".repeat(length), align: "start" as const }, { text: "刘建国", align: "end" as const, picture: { source: "data:x", ratio } }];
    const model = paginate(sheet({ kind: "grid", columns: [28, 57], rows: [{ height: 22, cells: [{ label: "意见", span: 1, middle: false, content }] }] }));
    const placed = model.pages.flatMap(({ boxes }) => boxes.flatMap((box) => box.runs.filter(({ picture }) => picture !== undefined).map((run) => ({ box, run, picture: must(run.picture, "a picture") }))));
    expect(placed.length).toBe(1);
    const { box, run, picture } = must(placed[0], "the picture");
    expect(run.y + picture.height).toBeLessThanOrEqual(box.y + box.height + 1e-6);
    expect(picture.width).toBeLessThanOrEqual(run.width + 1e-6);
    expect(picture.width / picture.height).toBeCloseTo(ratio, 6);
  }), { numRuns: 60 });
});
