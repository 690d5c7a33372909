import { expect, test } from "vitest";
import { renamed, viewOf, withoutView, withView } from "./savedViews.ts";

const open = { name: "待用印", search: { status: "approved", by: "-submitted" } };
const mine = { name: "本年", search: { from: "2026-01-01" } };

test("VIEW-1 a view is known by what it shows, in whatever order the address says it", () => {
  expect(viewOf([open, mine], { by: "-submitted", status: "approved" })).toBe(open);
  expect(viewOf([open, mine], { status: "approved" })).toBeUndefined();
});

test("VIEW-2 a view of the same name gives way, in its place", () => {
  const other = { name: "待用印", search: { status: "outside" } };
  expect(withView([open, mine], other)).toEqual([other, mine]);
  expect(withView([mine], open)).toEqual([mine, open]);
  expect(withoutView([open, mine], "本年")).toEqual([open]);
});

test("VIEW-3 a view renamed to a taken name takes that one's place in name only", () => {
  expect(renamed([open, mine], "本年", "今年")).toEqual([open, { ...mine, name: "今年" }]);
  expect(renamed([open, mine], "待用印", "本年")).toEqual([{ ...open, name: "本年" }]);
  expect(renamed([open, mine], "本年", "本年")).toEqual([open, mine]);
});
