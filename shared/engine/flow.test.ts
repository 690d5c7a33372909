import { describe, expect, test } from "vitest";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import type { FlowStep } from "./flow.ts";
import { movesOf } from "./handle.ts";
import type { AnyRecordType } from "./record.ts";
import { agree, contextOf, disagree, holdersNow, scenario, sendBack, type Act } from "./scenario.ts";
import { must } from "#shared/kernel/assert.ts";

const people = { chief: "li", first: "zheng", second: "wang", third: "zhao" } as const;
type Named = keyof typeof people;
const step = (id: string, named: Named | readonly Named[], more: Partial<FlowStep> = {}): FlowStep => ({ id, name: id, kind: "approve", mode: "all", who: [named].flat().map((name) => ({ person: people[name] })), box: null, ...more });
const world = { directory: fixtureDirectory, reads: new Map() };
const submitted: Act = [{ type: "submit", form: { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" }, attachments: [] }, "chen"];

/** A leave on a flow of these steps. */
function told(...steps: readonly FlowStep[]) {
  const type: AnyRecordType = { ...leaveRequest, flow: () => ({ id: "f", version: 1, steps }) };
  const telling = scenario(type, world);
  return { type, given: (...acts: readonly Act[]) => telling.given(submitted, ...acts), when: telling.given().when(submitted[0], "chen") };
}

const ids = (...steps: readonly FlowStep[]): readonly string[] | undefined => told(...steps).when.state?.route?.steps.map(({ id }) => id);

describe("flows as an office writes them", () => {
  test("FLOW-1 会签 by a share: enough agreements pass it although one disagrees, and it fails when it can no longer pass", () => {
    const { type, given } = told(step("s", ["first", "second", "third"], { pass: 60 }), step("t", "chief"));
    expect(holdersNow(type, given([agree(), "zheng"], [disagree(), "wang"]).state)).toEqual(["p:zhao"]);
    expect(holdersNow(type, given([agree(), "zheng"], [disagree(), "wang"], [agree(), "zhao"]).state)).toEqual(["p:li"]);
    expect(holdersNow(type, given([agree(), "zheng"], [agree(), "wang"]).state)).toEqual(["p:li"]);
    expect(given([disagree(), "zheng"], [disagree(), "wang"]).state).toMatchObject({ status: "disagreed" });
  });

  test("FLOW-2 parallel branches are asked at once, what follows waits for both, and nobody returns into one of them", () => {
    const { type, given } = told(step("a", "first"), step("b", "second"), step("c", "third", { beside: true }), step("d", "chief"));
    expect(holdersNow(type, given([agree(), "zheng"]).state)).toEqual(["p:wang", "p:zhao"]);
    expect(holdersNow(type, given([agree(), "zheng"], [agree(), "zhao"]).state)).toEqual(["p:wang"]);
    const through = given([agree(), "zheng"], [agree(), "zhao"], [agree(), "wang"]);
    expect(holdersNow(type, through.state)).toEqual(["p:li"]);
    expect(through.when(sendBack("c"), "li").refusal).toEqual({ code: "route.nowhereToReturn" });
    expect(holdersNow(type, through.when(sendBack("previous"), "li").state)).toEqual(["p:wang", "p:zhao"]);
    expect(holdersNow(type, through.when(sendBack("a", "back"), "li").state)).toEqual(["p:zheng"]);
    expect(holdersNow(type, given([agree(), "zheng"], [sendBack("a", "back"), "zhao"], [agree(), "zheng"]).state)).toEqual(["p:wang", "p:zhao"]);
  });

  test("FLOW-3 a step that has nobody is passed where the office says so, or somebody else is asked; else nothing is submitted", () => {
    const post = { who: [{ post: "nobodysPost", at: "unit" }] } as const;
    expect(told(step("a", "first", post)).when.refusal).toEqual({ code: "route.nobody", step: "a" });
    const passed = told(step("a", "first", { ...post, empty: "skip" }), step("b", "second"));
    expect(holdersNow(passed.type, passed.when.state)).toEqual(["p:wang"]);
    expect(passed.when.events).toEqual(["submitted", "route.unmanned"]);
    expect(passed.when.state?.trail.at(-1)).toMatchObject({ event: "route.unmanned", step: "a" });
    expect(passed.when.state?.route).toMatchObject({ decided: [], skipped: [{ step: "a", why: "nobody" }] });
    const other = told(step("a", "first", { ...post, empty: { person: "zhao" } }));
    expect(holdersNow(other.type, other.when.state)).toEqual(["p:zhao"]);
  });

  test("FLOW-4 Trace: where the same person has agreed before, an automatic pass is no human yes", () => {
    const once = told(step("a", "first"), step("b", "second"), step("c", "first", { same: "once" }), step("d", "chief"));
    const { state } = once.given([agree("好"), "zheng"], [agree(), "wang"]);
    expect(holdersNow(once.type, state)).toEqual(["p:li"]);
    expect(state?.route?.decided.map(({ step: id }) => id)).toEqual(["a", "b"]);
    expect(state?.trail.at(-1)).toMatchObject({ event: "route.repeated", step: "c", text: "" });
    const next = told(step("a", "first"), step("b", "first", { same: "next" }), step("c", "first", { same: "next" }), step("d", "second"), step("e", "first", { same: "next" }));
    expect(holdersNow(next.type, next.given([agree(), "zheng"]).state)).toEqual(["p:wang"]);
    expect(holdersNow(next.type, next.given([agree(), "zheng"], [agree(), "wang"]).state)).toEqual(["p:zheng"]);
  });

  test("FLOW-5 a step is walked only where the form says so: this word, one of these, at least so much", () => {
    const last = step("z", "chief");
    expect(ids(step("a", "first", { when: { field: "sort", is: "sick" } }), last)).toEqual(["z"]);
    expect(ids(step("a", "first", { when: { field: "sort", oneOf: ["sick", "annual"] } }), last)).toEqual(["a", "z"]);
    expect(ids(step("a", "first", { when: { field: "halfDays", atLeast: 5 } }), step("b", "second", { when: { field: "halfDays", atLeast: 4 } }), last)).toEqual(["b", "z"]);
  });

  test("FLOW-6 what begins beside a step that is left out begins by itself, beside none that came before", () => {
    const { type, given } = told(step("a", "first"), step("b", "second", { when: { field: "sort", is: "sick" } }), step("c", "third", { beside: true }), step("d", "chief", { beside: true }));
    expect(holdersNow(type, given().state)).toEqual(["p:zheng"]);
    expect(holdersNow(type, given([agree(), "zheng"]).state)).toEqual(["p:zhao", "p:li"]);
  });

  test("FLOW-7 会签 asked together is taken back like any other agreement, while nobody else has acted", () => {
    const { type, given } = told(step("s", ["first", "second"]), step("t", "chief"));
    const first = given([agree(), "zheng"]);
    const taken = first.when({ type: "route.takeBack", turn: "1/s/p:zheng", reason: "" }, "zheng");
    expect(holdersNow(type, taken.state)).toEqual(["p:zheng", "p:wang"]);
    const both = given([agree(), "zheng"], [agree(), "wang"]);
    expect(both.when({ type: "route.takeBack", turn: "1/s/p:zheng", reason: "" }, "zheng").refusal).toEqual({ code: "route.tooLateToTakeBack" });
    expect(movesOf(type, must(both.state, "a leave"), contextOf(world, "wang"))).toContain("route.takeBack");
  });
});