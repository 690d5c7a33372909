import { describe, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { officeSeal, requestForm } from "#shared/modules/seal/request/fixtures.ts";
import { sealRequest } from "#shared/modules/seal/request/record.ts";
import { holds } from "./holder.ts";
import { movesOf } from "./handle.ts";
import { agree, contextOf, disagree, holdersNow, onTurn, scenario, sendBack, type Act, type Line } from "./scenario.ts";
import type { Actor, RecordState } from "./record.ts";
import { turnsOf } from "./turns.ts";

// The whole of it on a module that was written before any of these commands were: a request for the office's seal, which the head, the office and a leader agree.
const reads = new Map([["seal-bureau", officeSeal]]);
const world = { directory: fixtureDirectory, reads };
const { given } = scenario(sealRequest, world);
const submitted: Act = [{ type: "submit", form: requestForm({ seals: ["seal-bureau"] }), attachments: [] }, "chen"];
const atOffice: readonly Act[] = [submitted, [agree("同意。"), "liu"]];
const own = (state: RecordState, actor: Actor): string => turnsOf(sealRequest, state).find(({ holder, kind }) => kind !== "do" && holds(actor, holder))?.id ?? "-";
const onOwn = (type: string, more: object): Line => (state, actor) => ({ type, turn: own(state, actor), ...more });
const add = (how: string, people: readonly string[], mode = "all"): Line => onOwn("route.add", { how, mode, people, words: "请把关" });
const pass = (to: string): Line => onOwn("route.pass", { to, reason: "由其分管" });
const circulate = (...people: readonly string[]): Line => ({ type: "route.circulate", people, words: "供参考" });
const read = (opinion = ""): Line => (state, actor) => ({ type: "route.read", turn: state.route?.waiting.find(({ holder, kind }) => kind === "read" && holds(actor, holder))?.id ?? "-", opinion });
const reduce: Line = (state) => ({ type: "route.reduce", turn: state.route?.waiting.find(({ added }) => added !== undefined)?.id ?? "-", reason: "不必了" });
const holders = (...acts: readonly Act[]): readonly string[] => holdersNow(sealRequest, given(...acts).state);
const moves = (person: string, ...acts: readonly Act[]): readonly string[] => movesOf(sealRequest, must(given(...acts).state, "a request"), contextOf(world, person));

describe("加签", () => {
  test("ROUTE-30 加签 before: whoever asked waits until they have answered, and cannot decide meanwhile", () => {
    const acts: readonly Act[] = [...atOffice, [add("before", ["zhao", "qian"]), "zhou"]];
    expect(holders(...acts)).toEqual(["p:zhao", "p:qian"]);
    expect(given(...acts).when(onTurn(agree(), "1/office/o:officeHead@bureau"), "zhou").refusal).toEqual({ code: "route.held" });
    expect(holders(...acts, [agree(), "qian"])).toEqual(["p:zhao"]);
    expect(holders(...acts, [agree(), "qian"], [agree(), "zhao"])).toEqual(["o:officeHead@bureau"]);
  });

  test("ROUTE-31 加签 after and alongside: the step is over only when they have answered too; 依次 and 或签 as chosen", () => {
    const after: readonly Act[] = [...atOffice, [add("after", ["zhao", "qian"], "sequence"), "zhou"]];
    expect(holders(...after)).toEqual(["o:officeHead@bureau"]);
    expect(holders(...after, [agree(), "zhou"])).toEqual(["p:zhao"]);
    expect(holders(...after, [agree(), "zhou"], [agree(), "zhao"])).toEqual(["p:qian"]);
    expect(holders(...after, [agree(), "zhou"], [agree(), "zhao"], [agree(), "qian"])).toEqual(["o:leader@bureau"]);
    const beside: readonly Act[] = [...atOffice, [add("alongside", ["zhao", "qian"], "any"), "zhou"]];
    expect(holders(...beside)).toEqual(["o:officeHead@bureau", "p:zhao", "p:qian"]);
    expect(holders(...beside, [agree(), "zhou"])).toEqual(["p:zhao", "p:qian"]);
    expect(holders(...beside, [agree(), "zhou"], [agree(), "qian"])).toEqual(["o:leader@bureau"]);
  });

  test("ROUTE-32 加签: rejecting while 加签 is open ends it, and returning leaves nobody asked", () => {
    const open: readonly Act[] = [...atOffice, [add("alongside", ["zhao"]), "zhou"]];
    expect(given(...open).when(disagree(), "zhou").state).toMatchObject({ status: "disagreed" });
    expect(given(...open).when(disagree(), "zhao").state).toMatchObject({ status: "disagreed" });
    expect(holders(...open, [sendBack("head"), "zhou"])).toEqual(["o:head@liuhe"]);
  });

  test("ROUTE-33 委派 comes back with advice, whatever it is; the one entrusted cannot return it", () => {
    const entrusted: readonly Act[] = [...atOffice, [add("entrusted", ["zhao"]), "zhou"]];
    expect(holders(...entrusted)).toEqual(["p:zhao"]);
    expect(given(...entrusted).when(sendBack(), "zhao").refusal).toEqual({ code: "route.adviceOnly" });
    const back = given(...entrusted, [disagree("经费不足"), "zhao"]);
    expect(holdersNow(sealRequest, back.state)).toEqual(["o:officeHead@bureau"]);
    expect(back.state?.route?.decided.at(-1)).toMatchObject({ verdict: "advise", opinion: "经费不足", by: { person: "zhao" }, added: { how: "entrusted", by: { person: "zhou" } } });
  });

  test("ROUTE-34 减签 by whoever added them, as long as they have not answered", () => {
    const open: readonly Act[] = [...atOffice, [add("before", ["zhao"]), "zhou"]];
    expect(given(...open).when(reduce, "li").refusal).toEqual({ code: "route.notAdded" });
    expect(holders(...open, [reduce, "zhou"])).toEqual(["o:officeHead@bureau"]);
    const after: readonly Act[] = [...atOffice, [add("alongside", ["zhao"]), "zhou"], [agree(), "zhou"]];
    expect(holders(...after, [reduce, "zhou"])).toEqual(["o:leader@bureau"]);
    expect(given(...open, [agree(), "zhao"]).when(reduce, "zhou").refusal).toEqual({ code: "route.notRunning" });
  });

  test("ROUTE-35 转办 leaves out whoever passes it on; nobody is asked twice, nor the applicant, nor who has left", () => {
    const passed: readonly Act[] = [...atOffice, [pass("zhao"), "zhou"]];
    expect(holders(...passed)).toEqual(["p:zhao"]);
    expect(given(...passed).when(agree(), "zhou").refusal?.code).toBe("route.notRunning");
    expect(holders(...passed, [agree(), "zhao"])).toEqual(["o:leader@bureau"]);
    expect(given(...atOffice).when(pass("chen"), "zhou").refusal).toEqual({ code: "route.ownRequest" });
    expect(given(...atOffice).when(pass("nobody"), "zhou").refusal).toEqual({ code: "route.noHeir" });
    expect(given(...atOffice).when(pass("zhou"), "zhou").refusal).toEqual({ code: "route.noHeir" });
    expect(given(...atOffice, [add("alongside", ["zhao"]), "zhou"]).when(pass("zhao"), "zhou").refusal).toEqual({ code: "route.alreadyAsked" });
    expect(given(...atOffice).when(onTurn(pass("zhao"), "1/office/o:officeHead@bureau"), "zheng").refusal).toEqual({ code: "route.notYours" });
  });

  test("ROUTE-36 认领: one of several takes a post's turn, the others are no longer asked, and he may give it back", () => {
    const leaders: readonly Act[] = [...atOffice, [agree(), "zhou"]];
    const claimed: readonly Act[] = [...leaders, [onOwn("route.pickUp", {}), "zheng"]];
    expect(holders(...claimed)).toEqual(["p:zheng"]);
    expect(given(...claimed).when(agree(), "wang").refusal?.code).toBe("route.notRunning");
    expect(holders(...claimed, [onOwn("route.putBack", {}), "zheng"])).toEqual(["o:leader@bureau"]);
    expect(given(...claimed).when(agree(), "zheng").state).toMatchObject({ status: "approved" });
    expect(given(submitted).when(onOwn("route.pickUp", {}), "liu").refusal).toEqual({ code: "route.noPool" });
  });

  test("ROUTE-37 Trace: transfer, assistance and delegation leave a visible trace, with who, whom and why", () => {
    const { state } = given(...atOffice, [add("before", ["zhao"]), "zhou"], [agree("可以。"), "zhao"], [pass("wu"), "zhou"]);
    expect(state?.trail.slice(2).map(({ event, by, text }) => [event, by.name, text])).toEqual([["route.added", "周明", "赵丽　请把关"], ["route.agreed", "赵丽", "可以。"], ["route.passed", "周明", "吴敏　由其分管"]]);
  });
});

describe("传阅", () => {
  const toTwo: readonly Act[] = [...atOffice, [circulate("zhao", "qian"), "chen"]];

  test("ROUTE-40 传阅 never blocks: at any step, with what it is for, to whoever is not reading already, also after the end", () => {
    expect(holders(...toTwo)).toEqual(["o:officeHead@bureau", "p:zhao", "p:qian"]);
    const through = given(...toTwo, [agree(), "zhou"], [agree(), "zheng"]);
    expect(through.state).toMatchObject({ status: "approved" });
    expect(holdersNow(sealRequest, through.state)).toContain("p:qian");
    expect(through.when(read("很好"), "qian").state).toMatchObject({ status: "approved" });
    expect(through.when(circulate("fang"), "chen").events).toEqual(["route.circulated"]);
    expect(given(...toTwo).when(circulate("zhao"), "chen").refusal).toEqual({ code: "route.allReading" });
    expect(given(...atOffice).when(circulate("zhao"), "qian").refusal).toEqual({ code: "not.allowed" });
  });

  test("ROUTE-41 传阅: the sender sees three states without opening each: received, opened, read with the words", () => {
    const opened = given(...toTwo, [(state, actor) => ({ type: "route.open", turn: state.route?.waiting.find(({ kind, holder }) => kind === "read" && holds(actor, holder))?.id ?? "-" }), "zhao"]).state;
    const turns = turnsOf(sealRequest, must(opened, "a request")).filter(({ kind }) => kind === "read");
    expect(turns.map(({ holder, opened: at, added }) => [holder, at !== undefined, added?.words])).toEqual([["p:zhao", true, "供参考"], ["p:qian", false, "供参考"]]);
    expect(opened?.trail.some(({ event }) => event === "route.opened")).toBe(false);
    const { state } = given(...toTwo, [read("已安排"), "zhao"]);
    expect(state?.route?.decided.at(-1)).toMatchObject({ verdict: "read", opinion: "已安排", added: { how: "circulated" } });
  });

  test("ROUTE-42 传阅: whoever sent it withdraws it from those who have not read it, and they no longer receive it", () => {
    const recalled = given(...toTwo, [read(), "zhao"], [{ type: "route.recall", turn: null, reason: "发错了" }, "chen"]);
    expect(holdersNow(sealRequest, recalled.state)).toEqual(["o:officeHead@bureau"]);
    expect(sealRequest.audience(recalled.state)).toContain("p:zhao");
    expect(sealRequest.audience(recalled.state)).not.toContain("p:qian");
    expect(given(...toTwo).when({ type: "route.recall", turn: null, reason: "" }, "zhou").refusal).toEqual({ code: "route.nothingToRecall" });
  });

  test("ROUTE-43 会签: one who rejects or returns does not swallow what others are to read", () => {
    expect(holdersNow(sealRequest, given(...toTwo, [disagree(), "zhou"]).state)).toEqual(["p:zhao", "p:qian"]);
    expect(holdersNow(sealRequest, given(...toTwo, [sendBack(), "zhou"]).state)).toContain("p:zhao");
    const again = given(...toTwo, [sendBack(), "zhou"], submitted);
    expect(holdersNow(sealRequest, again.state)).toEqual(["p:zhao", "p:qian", "o:head@liuhe"]);
  });

  test("ROUTE-44 传阅 to 200 is one event", () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ id: `n${index}`, name: `某${index}`, login: `n${index}`, active: true, posts: [] }));
    const directory = { ...fixtureDirectory, people: new Map([...fixtureDirectory.people, ...many.map((person) => [person.id, person] as const)]) };
    const sent = scenario(sealRequest, { directory, reads }).given(submitted).when(circulate(...many.map(({ id }) => id)), "chen");
    expect(sent.events).toEqual(["route.circulated"]);
    expect(holdersNow(sealRequest, sent.state)).toHaveLength(201);
  });
});

describe("what may be done, as the buttons know it", () => {
  test("ROUTE-38 whoever is asked may add, pass on and circulate; who only reads may read and circulate", () => {
    expect(moves("zhou", ...atOffice)).toEqual(expect.arrayContaining(["route.agree", "route.add", "route.pass", "route.circulate"]));
    expect(moves("zhou", ...atOffice)).not.toContain("route.pickUp");
    expect(moves("zheng", ...atOffice, [agree(), "zhou"])).toContain("route.pickUp");
    const toZhao: readonly Act[] = [...atOffice, [circulate("zhao"), "chen"]];
    expect(moves("zhao", ...toZhao)).toEqual(expect.arrayContaining(["route.read", "route.circulate"]));
    expect(moves("zhao", ...toZhao)).not.toContain("route.agree");
    expect(moves("chen", ...toZhao)).toContain("route.recall");
    expect(moves("qian", ...toZhao)).toEqual([]);
  });
});
