import { expect, test } from "vitest";
import { formatNumber, numberIn } from "./claims.ts";

test("CLAIM a number given in a format is found again, and nothing else is taken for one", () => {
  for (const format of ["青水印〔{year}〕{n4}号", "{year}-{n}", "{n}"]) for (const n of [1, 42, 9999, 12_345]) expect(numberIn(format, 2026, formatNumber(format, 2026, n))).toBe(n);
  const format = "青水印〔{year}〕{n4}号";
  expect(["", "青水印〔2025〕0001号", "青水印〔2026〕1号", "青水印〔2026〕0000号", "县水印〔2026〕0001号", "青水印〔2026〕0001号附"].map((text) => numberIn(format, 2026, text))).toEqual([null, null, null, null, null, null]);
});
