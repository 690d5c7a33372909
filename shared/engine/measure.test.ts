import * as fc from "fast-check";
import { expect, test } from "vitest";
import { point, widthOf, wrap } from "./measure.ts";

const office = fc.string({ unit: fc.constantFrom(...Array.from("关于印发办公用品采购的通知，。；：？！（）《》「」、“”1234567890ABCxyzW .-/\n👍é")), maxLength: 200 });

test("a full-width character takes one em", () => expect(widthOf("关于", 10.5)).toBeCloseTo(2 * 10.5 * point));

test("PAPER-1 every character is on exactly one line, in order", () =>
  fc.assert(fc.property(office, fc.double({ min: 4, max: 180, noNaN: true }), (text, width) => wrap(text, width, 10.5).join("") === text.replaceAll("\n", ""))));

test("PAPER-2 no line is wider than its box, unless one character is", () =>
  fc.assert(fc.property(office, fc.double({ min: 12, max: 180, noNaN: true }), (text, width) => wrap(text, width, 10.5).every((line) => widthOf(line, 10.5) <= width + 1e-6))));

test("PAPER-3 no line begins with a closing mark or ends with an opening one", () => {
  expect(wrap("甲乙丙丁，戊己", 4 * 10.5 * point, 10.5)).toEqual(["甲乙丙", "丁，戊己"]);
  expect(wrap("甲乙丙《丁戊》", 4 * 10.5 * point, 10.5)).toEqual(["甲乙丙", "《丁戊》"]);
});

test("PAPER-4 a number or word is not torn where the line has another place to break", () => {
  expect(wrap("共计12345元", 5 * 10.5 * point, 10.5)).toEqual(["共计", "12345元"]);
  expect(wrap("于 09:05", 3.5 * 10.5 * point, 10.5)).toEqual(["于 ", "09:05"]);
});
