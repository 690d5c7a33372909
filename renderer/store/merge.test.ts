import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTop } from "./merge.ts";

const order = (left: number, right: number): number => left - right;

test("merging lists in order gives what sorting them together gives", () => {
  fc.assert(fc.property(fc.array(fc.array(fc.integer()), { maxLength: 6 }), fc.nat(20), fc.nat(20), (lists, offset, limit) => {
    const sorted = lists.map((list) => [...list].sort(order));
    expect(mergeTop(sorted, order, offset, limit)).toEqual(lists.flat().sort(order).slice(offset, offset + limit));
  }));
});
