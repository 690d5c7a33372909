import { expect, test } from "vitest";
import { agree, holdersNow, scenario, type Act } from "#shared/engine/scenario.ts";
import type { ReadRecord } from "#shared/engine/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { sealDisposal } from "./record.ts";

const seal = (status: string): ReadRecord => ({ kind: "seal.impression", status, card: { title: "青山县水务局柳河分局", number: "柳河印", facts: { unit: "liuhe" } } });
const person = (title: string): ReadRecord => ({ kind: "organisation.person", status: "active", card: { title, number: null, facts: {} } });
const reads = new Map([["seal-liuhe", seal("inUse")], ["seal-gone", seal("destroyed")], ["liu", person("刘建国")], ["chen", person("陈秀兰")], ["sun", person("孙桂芳")]]);
const { given } = scenario(sealDisposal, { directory: fixtureDirectory, reads });
const submit = (changes: object = {}) => ({ type: "submit", form: { seal: "seal-liuhe", reason: "renamed", basis: "青编〔2026〕7号", explanation: "分局更名。", how: "destroyed", first: "liu", second: "chen", ...changes }, attachments: [] });
const agreed: readonly Act[] = [[submit(), "sun"], [agree(), "zhou"], [agree(), "li"]];
const dispose = { type: "dispose", place: "县局办公室", on: "2026-11-24" };
const witness = { type: "witness" };

test("SEAL-50 asked for with its reason by who answers for seals, agreed by office and chief", () => {
  expect(given().when(submit(), "chen").refusal).toEqual({ code: "not.allowed" });
  expect(given().when(submit({ seal: "seal-gone" }), "sun").refusal).toEqual({ code: "seal.isGone" });
  expect([given(...agreed.slice(0, 2)).state?.status, given(...agreed).state?.status]).toEqual(["onRoute", "approved"]);
});

test("SEAL-51 that a seal is lost is known with the asking", () => {
  expect(given([submit({ reason: "lost" }), "sun"]).state).toMatchObject({ status: "onRoute", form: { reason: "lost" } });
});

test("SEAL-52 put away by the handler before two witnesses, three people who all sign", () => {
  expect(given().when(submit({ first: "sun" }), "sun").refusal).toEqual({ code: "seal.twoWitnesses" });
  expect(given(...agreed).when(dispose, "chen").refusal).toEqual({ code: "not.allowed" });
  expect(given(...agreed).when({ ...dispose, on: "2027-01-01" }, "sun").refusal).toEqual({ code: "seal.notYet" });
  const done: readonly Act[] = [...agreed, [dispose, "sun"]];
  expect(holdersNow(sealDisposal, given(...done).state)).toEqual(["p:liu", "p:chen"]);
  expect(given(...done, [witness, "liu"]).when(witness, "liu").refusal).toEqual({ code: "seal.witnessedAlready" });
  expect(given(...done).when(witness, "sun").refusal).toEqual({ code: "not.allowed" });
  const both = given(...done, [witness, "liu"], [witness, "chen"]).state;
  expect(both).toMatchObject({ status: "done", act: { place: "县局办公室" } });
});
