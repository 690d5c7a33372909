import { expect, test } from "vitest";
import { nextSort, readSearch, toFilter, withSearch } from "./registerFilter.ts";

test("REG-1 the address says the whole filter", () =>
  expect(toFilter({ q: "合同", by: "-at", from: "2026-01-01", unit: "办公室", nothing: "x" }, [{ name: "at" }, { name: "unit" }])).toEqual({ text: "合同", sort: { column: "at", down: true }, from: "2026-01-01", equals: { unit: "办公室" } }));

test("REG-2 an empty member leaves the address", () => expect(withSearch({ q: "合同", unit: "办公室" }, "q", "")).toEqual({ unit: "办公室" }));

test("REG-3 a heading turns the order round", () => expect([nextSort(undefined, "at"), nextSort("-at", "at"), nextSort("at", "at")]).toEqual(["-at", "at", "-at"]));

test("REG-4 an address with anything else in it is read as texts", () => expect(readSearch({ q: 2026, bad: { a: 1 }, unit: "办公室" })).toEqual({ q: "2026", unit: "办公室" }));
