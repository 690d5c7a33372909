import { expect, test } from "vitest";
import { agree, holdersNow, scenario } from "#shared/engine/scenario.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import type { ReadRecord } from "#shared/engine/record.ts";
import { sealHandover } from "./record.ts";

const seal: ReadRecord = { kind: "seal.impression", status: "inUse", card: { title: "青山县水务局柳河分局", number: "柳河印", facts: { unit: "liuhe", inUse: "yes" } } };
const person = (title: string): ReadRecord => ({ kind: "organisation.person", status: "active", card: { title, number: null, facts: {} } });
const reads = new Map([["seal-liuhe", seal], ["chen", person("陈秀兰")], ["liu", person("刘建国")], ["sun", person("孙桂芳")]]);
const { given } = scenario(sealHandover, { directory: fixtureDirectory, reads });
const submit = (changes: object = {}) => ({ type: "submit", form: { seal: "seal-liuhe", quantity: 1, sort: "forATime", until: "2026-12-05", receiver: "chen", supervisor: "liu", goods: "用印登记簿、钥匙", reason: "年休", ...changes }, attachments: [] });

test("SEAL-40 given by whoever keeps it, with three signatures of three people", () => {
  expect(given().when(submit(), "chen").refusal).toEqual({ code: "not.allowed" });
  expect(given().when(submit(), "wu").refusal).toEqual({ code: "seal.notItsKeeper" });
  expect(given().when(submit({ receiver: "sun" }), "sun").refusal).toEqual({ code: "seal.threePeople" });
  const first = given([submit(), "sun"]);
  expect(holdersNow(sealHandover, first.state)).toEqual(["p:chen"]);
  expect(holdersNow(sealHandover, given([submit(), "sun"], [agree(), "chen"]).state)).toEqual(["p:liu"]);
});

test("SEAL-41 handed over with the third signature, and it says until when", () => {
  const done = given([submit(), "sun"], [agree(), "chen"], [agree(), "liu"]).state;
  expect(done?.status).toBe("handedOver");
  expect(sealHandover.registers[0]?.lines(done as never)).toMatchObject([{ giver: "孙桂芳", receiver: "陈秀兰", supervisor: "刘建国", until: "2026-12-05" }]);
});

test("SEAL-42 for a time needs the last day, for good has none", () => {
  expect(given().when(submit({ until: "" }), "sun").refusal).toEqual({ code: "form.faults", faults: { until: "seal.needsLastDay" } });
  expect(given().when(submit({ sort: "forGood" }), "sun").refusal).toEqual({ code: "form.faults", faults: { until: "seal.hasNoLastDay" } });
  expect(given().when(submit({ until: "2026-01-01" }), "sun").refusal).toEqual({ code: "seal.lastDayPast" });
});
