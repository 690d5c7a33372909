import { expect, test } from "vitest";
import { inRanges, rangeDigest, rangeOf, rangesFor, type Holding } from "./digest.ts";

const held = (count: number): readonly Holding[] => Array.from({ length: count }, (_, index) => ({ record: `r${index}`, version: 1 + (index % 3) }));
const digests = (holdings: readonly Holding[]) => inRanges(holdings, 8).map(rangeDigest);

test("DIGEST ranges are small and near to even", () => {
  expect([0, 1, 64, 65, 16_384, 1_000_000].map(rangesFor)).toEqual([1, 1, 1, 2, 256, 256]);
  const sizes = inRanges(held(6400), 100).map(({ length }) => length);
  expect([Math.min(...sizes) > 30, Math.max(...sizes) < 110]).toEqual([true, true]);
});

test("DIGEST the order in which records are met does not matter; a version, a record more or less is seen in its range alone", () => {
  const all = held(100);
  const other = (changed: readonly Holding[]) => digests(changed).flatMap((digest, range) => (digest === digests(all)[range] ? [] : [range]));
  expect(other(all.toReversed())).toEqual([]);
  expect(other(all.map((each) => (each.record === "r7" ? { ...each, version: 9 } : each)))).toEqual([rangeOf("r7", 8)]);
  expect(other(all.filter(({ record }) => record !== "r8"))).toEqual([rangeOf("r8", 8)]);
  expect(other([...all, { record: "more", version: 1 }])).toEqual([rangeOf("more", 8)]);
});
