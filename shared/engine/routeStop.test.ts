import { describe, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { officeSeal, requestForm } from "#shared/modules/seal/request/fixtures.ts";
import { sealRequest } from "#shared/modules/seal/request/record.ts";
import { movesOf } from "./handle.ts";
import { agree, contextOf, disagree, holdersNow, onTurn, scenario, sendBack, withdraw, type Act, type Line } from "./scenario.ts";
import { turnsOf } from "./turns.ts";

const reads = new Map([["seal-bureau", officeSeal]]);
const world = { directory: fixtureDirectory, reads };
const { given } = scenario(sealRequest, world);
const submitted: Act = [{ type: "submit", form: requestForm({ seals: ["seal-bureau"] }), attachments: [] }, "chen"];
const atOffice: readonly Act[] = [submitted, [agree("同意。"), "liu"]];
const takeBack: Line = (state) => ({ type: "route.takeBack", turn: state.route?.before?.turn ?? "1/head/o:head@liuhe", reason: "数字看错了" });
const suspend: Line = { type: "route.suspend", reason: "等上级来文" };
const resume: Line = { type: "route.resume", reason: "" };
const holders = (...acts: readonly Act[]): readonly string[] => holdersNow(sealRequest, given(...acts).state);

describe("取回", () => {
  test("ROUTE-50 Recall: an agreement is taken back while nobody has acted on it, not after; the history keeps the words", () => {
    const taken = given(...atOffice, [takeBack, "liu"]);
    expect(holdersNow(sealRequest, taken.state)).toEqual(["o:head@liuhe"]);
    expect(taken.state?.route?.decided).toEqual([]);
    expect(taken.state?.trail.map(({ event, text }) => [event, text])).toEqual([["submitted", ""], ["route.agreed", "同意。"], ["route.takenBack", "数字看错了"]]);
    expect(holders(...atOffice, [takeBack, "liu"], [agree(), "liu"])).toEqual(["o:officeHead@bureau"]);
    expect(given(...atOffice, [agree(), "zhou"]).when(takeBack, "liu").refusal).toEqual({ code: "route.tooLateToTakeBack" });
    expect(given(...atOffice).when(takeBack, "zhou").refusal).toEqual({ code: "route.tooLateToTakeBack" });
    expect(given(...atOffice, [agree(), "zhou"], [agree(), "zheng"]).when(takeBack, "zheng").refusal).toEqual({ code: "route.tooLateToTakeBack" });
    const added: Act = [{ type: "route.add", turn: "1/office/o:officeHead@bureau", how: "before", mode: "all", people: ["zhao"], words: "" }, "zhou"];
    expect(given(...atOffice, added).when(takeBack, "liu").refusal).toEqual({ code: "route.tooLateToTakeBack" });
  });

  test("ROUTE-50 Recall: who may is offered it, with a circulation beside it untouched", () => {
    const state = must(given(...atOffice, [{ type: "route.circulate", people: ["zhao"], words: "" }, "chen"]).state, "a request");
    expect(movesOf(sealRequest, state, contextOf(world, "liu"))).toContain("route.takeBack");
    expect(movesOf(sealRequest, state, contextOf(world, "zhou"))).not.toContain("route.takeBack");
    expect(scenario(sealRequest, world).from(state).when(takeBack, "liu").state?.route?.waiting.map(({ holder }) => holder)).toEqual(["p:zhao", "o:head@liuhe"]);
  });
});

describe("挂起, 终止", () => {
  test("ROUTE-51 suspended it waits for nobody, and goes on as old as it was", () => {
    const day = 86_400_000;
    const state = must(given(...atOffice, [suspend, "zhou"]).state, "a request");
    expect([state.status, turnsOf(sealRequest, state)]).toEqual(["suspended", []]);
    expect(given(...atOffice).when(suspend, "sun").refusal).toEqual({ code: "not.allowed" });
    expect(given(...atOffice, [suspend, "zhou"]).when(onTurn(agree(), "1/office/o:officeHead@bureau"), "zhou").refusal).toEqual({ code: "route.suspended" });
    const later = scenario(sealRequest, { ...world, now: 1_795_500_000_000 + 5 * day }).from(state).when(resume, "zhou").state;
    expect(later).toMatchObject({ status: "onRoute" });
    expect(turnsOf(sealRequest, must(later, "a request"))[0]?.since).toBe(1_795_500_000_000 + 5 * day);
    expect(given(...atOffice, [suspend, "zhou"]).when(withdraw("不办了"), "chen").state).toMatchObject({ status: "withdrawn" });
  });

  test("ROUTE-52 terminated by whoever answers for the unit, with the reason; what was decided stays", () => {
    const ended = given(...atOffice, [{ type: "route.terminate", reason: "事项取消" }, "zhou"]).state;
    expect(ended).toMatchObject({ status: "terminated", route: { outcome: "terminated" } });
    expect(ended?.route?.decided).toHaveLength(1);
    expect(given(...atOffice).when({ type: "route.terminate", reason: "事项取消" }, "chen").refusal).toEqual({ code: "not.allowed" });
    expect(given(...atOffice, [{ type: "route.terminate", reason: "事项取消" }, "zhou"]).when(submitted[0], "chen").refusal).toEqual({ code: "not.now" });
  });
});

describe("退回", () => {
  test("ROUTE-53 Return: to the previous step, not only to the applicant or a configured one, and never merely a rejection", () => {
    const atLeader: readonly Act[] = [...atOffice, [agree(), "zhou"]];
    expect(holders(...atLeader, [sendBack("previous"), "zheng"])).toEqual(["o:officeHead@bureau"]);
    expect(holders(...atLeader, [sendBack("head"), "zheng"])).toEqual(["o:head@liuhe"]);
    expect(holders(...atLeader, [sendBack("head", "back"), "zheng"], [agree(), "liu"])).toEqual(["o:leader@bureau"]);
  });

  test("ROUTE-54 Return: a step visited again has its limit again", () => {
    const again = must(given(...atOffice, [sendBack("head"), "zhou"]).state, "a request");
    expect(turnsOf(sealRequest, again)[0]).toMatchObject({ id: "2/head/o:head@liuhe", limit: { workingDays: 1 } });
  });

  test("ROUTE-55 或签: when one refuses, the others are not shown as having done it", () => {
    const refused = given(...atOffice, [agree(), "zhou"], [disagree("不妥"), "zheng"]).state;
    expect(refused?.route?.decided.filter(({ step }) => step === "leader").map(({ by }) => by.person)).toEqual(["zheng"]);
    expect(refused?.route?.waiting).toEqual([]);
  });

  test("ROUTE-56 Trace: an opinion stays after it went another way, and what was only read is nobody's opinion", () => {
    const { state } = given(...atOffice, [{ type: "route.circulate", people: ["zhao"], words: "" }, "chen"], [(now) => ({ type: "route.read", turn: now.route?.waiting.find(({ kind }) => kind === "read")?.id ?? "-", opinion: "" }), "zhao"], [sendBack("head", "again", "请核"), "zhou"]);
    expect(state?.route?.decided.map(({ verdict, opinion }) => [verdict, opinion])).toEqual([["agree", "同意。"], ["read", ""], ["return", "请核"]]);
  });
});
