import { describe, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import { agree, contextOf, scenario, sendBack, withdraw, type Act, type Line } from "./scenario.ts";
import { turnsOf } from "./turns.ts";
import { urgeable } from "./routeUrge.ts";
import type { RecordState } from "./record.ts";

const hour = 3_600_000;
const noon = 1_795_500_000_000;
const worldAt = (now: number) => ({ directory: fixtureDirectory, reads: new Map(), now });
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" };
const submit: Act = [{ type: "submit", form, attachments: [] }, "chen"];
const urge = (words = "请抓紧"): Line => (state) => ({ type: "route.urge", turn: turnsOf(leaveRequest, state)[0]?.id ?? "1/head/o:head@liuhe", words });
const given = (...acts: readonly Act[]) => scenario(leaveRequest, worldAt(noon)).given(submit, ...acts);
const turn = (state: RecordState | null) => turnsOf(leaveRequest, must(state, "a leave"))[0];

describe("urging whoever holds a turn", () => {
  test("ROUTE-12 the applicant, who decided, and who answers for the unit may urge; nobody else, and nobody himself", () => {
    for (const person of ["chen", "zhou", "zheng", "li"]) expect(given().when(urge(), person).refusal, person).toBeNull();
    for (const person of ["sun", "zhao", "qian", "admin", "fang"]) expect(given().when(urge(), person).refusal, person).toEqual({ code: "not.allowed" });
    expect(given().when(urge(), "liu").refusal).toEqual({ code: "route.ownTurn" });
    expect(given([sendBack(), "liu"]).when(urge(), "liu").events).toEqual(["route.urged"]);
    expect(given([sendBack(), "liu"]).when(urge(), "chen").refusal).toEqual({ code: "route.ownTurn" });
    expect(urgeable({ type: leaveRequest, state: must(given().state, "a leave") }, contextOf(worldAt(noon), "sun"))).toEqual([]);
  });

  test("ROUTE-13 it stands in the history and among no opinions, and moves nothing", () => {
    const before = must(given().state, "a leave");
    const { state } = given().when(urge("会议明天就开"), "chen");
    expect(state).toMatchObject({ route: before.route, content: before.content, status: before.status, version: before.version + 1 });
    expect(state?.trail.at(-1)).toMatchObject({ event: "route.urged", step: "head", by: { person: "chen" }, at: noon, text: "刘建国　会议明天就开" });
    expect(turn(given([urge(), "chen"], [urge(), "zhou"]).state)).toMatchObject({ since: noon, urged: { times: 2, last: noon } });
    const returned = given([sendBack(), "liu"]);
    expect(turn(returned.when(urge(), "liu").state)).toMatchObject({ since: turn(returned.state)?.since, urged: { times: 1 } });
    const handed: Act = [(held) => ({ type: "route.transfer", turn: turn(held)?.id ?? "", to: "sun", reason: "休假" }), "admin"];
    expect(turn(given([sendBack(), "liu"], [urge(), "liu"], handed).state)?.urged).toBeUndefined();
  });

  test("ROUTE-14 not again before the office's hours are over, and the refusal says from when", () => {
    const once = must(given([urge(), "chen"]).state, "a leave");
    const again = (hours: number, person = "chen", pace = fixtureDirectory.pace) => scenario(leaveRequest, { ...worldAt(noon + hours * hour), directory: { ...fixtureDirectory, pace } }).from(once).when(urge(), person);
    expect(again(3.9).refusal).toEqual({ code: "route.urgedLately", until: noon + 4 * hour });
    expect(again(3.9, "zhou").refusal).toBeNull();
    expect(turn(again(4).state)?.urged).toEqual({ times: 2, last: noon + 4 * hour, by: { chen: noon + 4 * hour } });
    expect(again(4, "chen", { urgeHours: 24 }).refusal).toEqual({ code: "route.urgedLately", until: noon + 24 * hour });
  });

  test("ROUTE-15 a turn that is gone is not urged, in plain words", () => {
    for (const act of [[agree(), "liu"], [withdraw(), "chen"], [sendBack(), "liu"]] as const) {
      const { refusal, state } = given(act).when({ type: "route.urge", turn: "1/head/o:head@liuhe", words: "" }, "chen");
      expect(refusal).toEqual({ code: "route.nothingToUrge" });
      expect(state?.trail.map(({ event }) => event)).not.toContain("route.urged");
    }
  });
});
