import { expect, test } from "vitest";
import { daysOfMonth, monthOf, tally } from "./report.ts";

const report = { measures: ["copies"] };
const rows = [
  { at: Date.UTC(2026, 9, 31, 16), unit: "b", copies: 2 },
  { at: Date.UTC(2026, 9, 31, 15), unit: "a", copies: 3 },
  { at: Date.UTC(2026, 10, 3), unit: "b", copies: null },
];

test("REPORT-1 months are those of China Standard Time, in their order", () => {
  expect(tally(report, { name: "month", column: "at", by: "month" }, rows)).toEqual([{ key: "2026-10", count: 1, sums: { copies: 3 } }, { key: "2026-11", count: 2, sums: { copies: 2 } }]);
  expect([monthOf("2026-02-05"), monthOf(null)]).toEqual(["2026-02", ""]);
  expect([daysOfMonth("2026-02"), daysOfMonth("2028-02")]).toEqual([{ from: "2026-02-01", to: "2026-02-28" }, { from: "2028-02-01", to: "2028-02-29" }]);
});

test("REPORT-2 other values come by their number of rows", () => expect(tally(report, { name: "unit", column: "unit", by: "value" }, rows).map(({ key, count }) => [key, count])).toEqual([["b", 2], ["a", 1]]));
