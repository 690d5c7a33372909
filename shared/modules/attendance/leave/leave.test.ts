import { expect, test } from "vitest";
import { agree, holdersNow, scenario, type Act } from "#shared/engine/scenario.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "./record.ts";

const { given } = scenario(leaveRequest, { directory: fixtureDirectory, reads: new Map() });
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-03", halfDays: 6, reason: "回乡探望父母，电话 0570-1234567", handover: "" };
const submit = (changes: object, by = "chen"): Act => [{ type: "submit", form: { ...form, ...changes }, attachments: [] }, by];

test("ATT-1 a leave ends on the day it begins or later, on days that exist", () => {
  expect(given().when(...submit({ to: "2026-11-30" })).refusal).toEqual({ code: "form.faults", faults: { to: "leave.endsBefore" } });
  expect(given().when(...submit({ from: "2026-02-30" })).refusal).toMatchObject({ faults: { from: "field.noSuchDay" } });
});

test("ATT-2 no more half days than lie between the dates", () => {
  expect(given().when(...submit({ halfDays: 7 })).refusal).toEqual({ code: "form.faults", faults: { halfDays: "leave.tooMany" } });
  expect(given().when(...submit({ halfDays: 5 })).refusal).toBeNull();
});

test("ATT-3 the head of the unit agrees; a head's own leave goes to the head above", () => {
  expect(given(submit({}), [agree(), "liu"]).state?.status).toBe("approved");
  expect(holdersNow(leaveRequest, given(submit({}, "liu")).state)).toEqual(["o:head@bureau"]);
});
