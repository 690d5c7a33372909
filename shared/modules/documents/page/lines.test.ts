import * as fc from "fast-check";
import { expect, test } from "vitest";
import { core, gap, linesOfPage, pitch, square, step } from "./geometry.ts";
import { bodySetting, setParagraph, widthIn, type SetLine } from "./lines.ts";

const office = fc.string({ unit: fc.constantFrom(...Array.from("关于印发办公用品采购的通知，。；：？！、（）《》“”〔〕…1234567890ABCxyz.-%")), minLength: 1, maxLength: 300 });
const set = (text: string, first = 2, rest = 0): readonly SetLine[] => setParagraph([{ text, font: "fangsong" }], bodySetting("body", first, rest));
const texts = (lines: readonly SetLine[]): readonly string[] => lines.map((line) => line.map(({ text }) => text).join(""));
const endOf = (line: SetLine): number => Math.max(...line.map(({ x, width }) => x + width));

test("PAGE-1 22 lines and 28 characters fill the type area", () => {
  expect(core.top + (linesOfPage - 1) * pitch + square).toBeCloseTo(262, 6);
  expect(pitch).toBeCloseTo(10.446, 3);
  expect(gap / square).toBeCloseTo(7 / 8, 1);
  const [line] = set("字".repeat(28), 0);
  expect(line?.[0]).toMatchObject({ x: 28, width: 156 });
  expect(step).toBeCloseTo(5.571, 3);
});

test("PAGE-2 half-width digits count half", () => {
  expect(widthIn("2026年1月5日")).toBe(6);
  expect(texts(set(`${"年".repeat(27)}12月`, 0))).toEqual([`${"年".repeat(27)}12`, "月"]);
});

test("PAGE-3 no line begins with a closing mark or ends with an opening one", () => {
  expect(texts(set(`${"字".repeat(28)}，后`, 0))).toEqual(["字".repeat(27), "字，后"]);
  expect(texts(set(`${"字".repeat(27)}《书》`, 0))).toEqual(["字".repeat(27), "《书》"]);
  fc.assert(fc.property(office, (text) => {
    for (const line of texts(set(text)).slice(1)) expect(line).not.toMatch(/^[、，。；：？！）》”〕]/u);
    for (const line of texts(set(text)).slice(0, -1)) expect(line).not.toMatch(/[（《“〔]$/u);
  }), { numRuns: 200 });
});

test("PAGE-4 a number or word is not torn", () => {
  expect(texts(set(`${"字".repeat(26)}1680.32万元`, 0))).toEqual(["字".repeat(26), "1680.32万元"]);
  expect(texts(set(`${"字".repeat(27)}GB/T9704`, 0))).toEqual(["字".repeat(27), "GB/T9704"]);
  expect(texts(set("9".repeat(70), 0)).map((line) => line.length)).toEqual([56, 14]);
});

test("PAGE-5 a line that goes on reaches the right edge, the last one is as long as its characters", () => {
  const [first = [], last = []] = set(`${"字".repeat(26)}，字`, 2);
  expect(endOf(first)).toBeCloseTo(core.right, 6);
  expect(last.map(({ width }) => width)).toEqual([3 * step]);
  fc.assert(fc.property(office, (text) => set(text).every((line) => endOf(line) <= core.right + 1e-6 && Math.min(...line.map(({ x }) => x)) >= core.left)));
});

test("PAGE-6 every character is on exactly one line, in order", () => fc.assert(fc.property(office, (text) => texts(set(text)).join("") === text)));
