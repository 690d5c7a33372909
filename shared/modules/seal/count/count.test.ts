import { expect, test } from "vitest";
import type { ReadRecord } from "#shared/engine/record.ts";
import { agree, holdersNow, scenario } from "#shared/engine/scenario.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { branchSeal, officeSeal } from "../request/fixtures.ts";
import { sealCount } from "./record.ts";
import { draws } from "./schema.ts";

// What two requests of October came to, as their cards tell it.
const request = (figures: string): ReadRecord => ({ kind: "seal.request", status: "stamped", card: { title: "函", number: "1", facts: { "count/seal-liuhe": figures } } });
const reads = new Map([["seal-liuhe", branchSeal], ["seal-bureau", officeSeal], ["r1", request("2026-10/2/2/0/0/0")], ["r2", request("2026-10/3/1/1/0/1")]]);
const { given } = scenario(sealCount, { directory: fixtureDirectory, reads });
const first = { request: "r1", document: "函", copies: 2, stamped: 2, spoiled: 0, givenUp: 0, outstanding: 0, explanation: "" };
const second = { ...first, request: "r2", copies: 3, stamped: 1, spoiled: 1, outstanding: 1, explanation: "盖坏一份，余一份待用。" };
const submit = (changes: object = {}) => ({ type: "submit", form: { seal: "seal-liuhe", month: "2026-10", entries: [first, second], remark: "", ...changes }, attachments: [] });

test("SEAL-60 made by the keeper, after the month is over, and claimed for seal and month", () => {
  expect(given().when(submit(), "sun").claims).toEqual([{ kind: "unique", key: "sealCount/seal-liuhe/2026-10" }]);
  expect(given().when(submit(), "liu").refusal).toEqual({ code: "not.allowed" });
  expect(given().when(submit(), "wu").refusal).toEqual({ code: "seal.notItsKeeper" });
  expect(given().when(submit({ month: "2026-11", entries: [] }), "sun").refusal).toEqual({ code: "seal.monthNotOver" });
  expect(given().when(submit({ month: "2026-13" }), "sun").refusal).toEqual({ code: "form.faults", faults: { month: "seal.noSuchMonth" } });
});

test("SEAL-61 figures are taken from the register, and compared with the requests when it is sent", () => {
  expect(given().when(submit({ entries: [{ ...first, stamped: 1, outstanding: 1, explanation: "x" }] }), "sun").refusal).toEqual({ code: "seal.figuresMoved", document: "函" });
  expect(given().when(submit({ month: "2026-09" }), "sun").refusal).toMatchObject({ code: "seal.figuresMoved" });
  expect(given().when(submit({ entries: [first, first] }), "sun").refusal).toEqual({ code: "form.faults", faults: { entries: "seal.countedTwice" } });
  const row = { $record: "r2", sealId: "seal-liuhe", approved: Date.UTC(2026, 9, 5), document: "函", copies: 3, stamped: 1, spoiled: 1, givenUp: 0, outstanding: 1 };
  const others = [{ ...row, $record: "x", sealId: "seal-bureau" }, { ...row, $record: "y", approved: Date.UTC(2026, 8, 30) }];
  expect(draws.take({ ...submit().form, seal: "seal-liuhe" }, [row, ...others]).entries).toEqual([second]);
  expect([draws.period({ ...submit().form, month: "" }), draws.period(submit().form)]).toEqual([null, { from: "2026-10-01", to: "2026-10-31" }]);
});

test("SEAL-62 what differs is explained, line by line", () => {
  expect(given().when(submit({ entries: [first, { ...second, explanation: "" }] }), "sun").refusal).toEqual({ code: "form.faults", faults: { entries: "seal.unexplained" } });
});

test("SEAL-63 the supervising post signs, then it is closed", () => {
  expect(holdersNow(sealCount, given([submit(), "sun"]).state)).toEqual(["o:head@liuhe"]);
  expect(holdersNow(sealCount, given([submit({ seal: "seal-bureau", entries: [] }), "wu"]).state)).toEqual(["o:officeHead@bureau"]);
  const closed = given([submit(), "sun"], [agree(), "liu"]);
  expect(closed.state?.status).toBe("closed");
  expect(sealCount.registers[0]?.lines(closed.state as never)).toMatchObject([{ month: "2026-10", requests: 2, copies: 5, stamped: 3, spoiled: 1, outstanding: 1, keeper: "孙桂芳", supervisor: "刘建国" }]);
  expect(closed.when(submit(), "sun").refusal).toEqual({ code: "not.now" });
});
