import { expect, test } from "vitest";
import { withReadings } from "./readings.ts";
import { findsTyped, holdsTyped } from "./typed.ts";

const title = "关于柳河段堤防巡查情况的函";

test("FIND-1 initials find what is spoken so, from anywhere in the text and over marks; they do not reach into the next line", async () => {
  expect(holdsTyped("lhd")(title)).toBe(false);
  await withReadings("lhd", () => undefined);
  for (const typed of ["lhd", "LHDDF", "dfxc", "gylh"]) expect(holdsTyped(typed)(title), typed).toBe(true);
  for (const typed of ["lhx", "zz", "l"]) expect(holdsTyped(typed)(title), typed).toBe(false);
  expect(holdsTyped("gycgh")("关于“采购”（合同）")).toBe(true);
  expect(holdsTyped("hc")("的函\n陈秀兰")).toBe(false);
  expect(holdsTyped("cx", 1)("的函\n陈秀兰")).toBe(true);
});

test("FIND-2 a character with several readings is found by each", () => {
  for (const typed of ["yh", "yx"]) expect(holdsTyped(typed)("银行"), typed).toBe(true);
  for (const typed of ["szb", "dzb"]) expect(holdsTyped(typed)("单志斌"), typed).toBe(true);
});

test("FIND-3 words are found as they are written, and a scanned code finds its record alone", () => {
  expect(holdsTyped("堤防巡查")(title)).toBe(true);
  const record = "0192f3a4b5c67d8e9f0a1b2c3d4e5f60";
  expect(findsTyped(`WY1:${record}`)(record, () => false)).toBe(true);
  expect(findsTyped(`WY1:${record}`)("other", () => true)).toBe(false);
  expect(findsTyped(" ")("other", () => false)).toBe(true);
});
