import { describe, expect, test } from "vitest";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import { agree, contextOf, scenario, sendBack } from "./scenario.ts";
import { mayHandOver, transfer } from "./routeTransfer.ts";
import { turnsOf } from "./turns.ts";
import type { RecordState } from "./record.ts";
import { must } from "#shared/kernel/assert.ts";

const directory = fixtureDirectory;
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" };
const submit = { type: "submit", form, attachments: [] };
const story = scenario(leaveRequest, { directory, reads: new Map() });
const give = (to: string) => (state: RecordState) => ({ type: "route.transfer", turn: turnsOf(leaveRequest, state)[0]?.id ?? "", to, reason: "退休" });

/** A sheet that waits for one named person, as a flow whose step names one makes it. */
function waitingFor(person: string): RecordState {
  const { state } = story.given([submit, "chen"]);
  const { route, ...rest } = must(state, "a leave");
  const progress = must(route, "a route");
  const steps = progress.steps.map((step) => ({ ...step, holders: [`p:${person}` as const] }));
  return { ...rest, route: { ...progress, steps, waiting: progress.waiting.map((turn) => ({ ...turn, id: `1/${turn.step}/p:${person}`, holder: `p:${person}` as const })) } };
}
const may = (actor: string): boolean => mayHandOver(directory, "chen", contextOf({ directory, reads: new Map() }, actor).actor.posts);
const asked = (state: RecordState, to: string, actor: string) => transfer(state, { type: "route.transfer", turn: state.route?.waiting[0]?.id ?? "", to, reason: "退休" }, contextOf({ directory, reads: new Map() }, actor));

describe("handing over a person's open work", () => {
  test("ROUTE-8 the administrator and the heads of and above the person's units may, nobody else", () => {
    expect(["admin", "liu", "li"].map(may)).toEqual([true, true, true]);
    expect(["chen", "sun", "zhao"].map(may)).toEqual([false, false, false]);
    expect(asked(waitingFor("sun"), "zhao", "zhao")).toMatchObject({ error: { code: "not.allowed" } });
  });

  test("ROUTE-10 both names and the reason stand in the trail, and a sheet that came back goes with its applicant's part", () => {
    const returned = story.given([submit, "chen"], [sendBack(), "liu"]);
    const { state, events } = returned.when(give("sun"), "liu");
    expect(events).toEqual(["route.transferred"]);
    expect(state).toMatchObject({ status: "returned", applicant: { person: "sun", name: "孙桂芳" } });
    expect(state?.trail.at(-1)).toMatchObject({ event: "route.transferred", by: { person: "liu" }, text: "陈秀兰 → 孙桂芳　退休" });
    expect(state?.trail[0]).toMatchObject({ event: "submitted", by: { person: "chen", name: "陈秀兰" } });
    const again = scenario(leaveRequest, { directory, reads: new Map() }).given([submit, "chen"], [sendBack(), "liu"], [give("sun"), "admin"]);
    expect(again.when(submit, "chen").refusal).toMatchObject({ code: "not.allowed" });
    expect(again.when(submit, "sun").state).toMatchObject({ status: "onRoute" });
  });

  test("ROUTE-11 a post's turn is not handed over, nor to whoever has left, asked already, or asks himself", () => {
    const waiting = story.given([submit, "chen"]);
    expect(waiting.when(give("sun"), "admin").refusal).toMatchObject({ code: "route.notPersonal" });
    expect(asked(waitingFor("sun"), "nobody", "admin")).toMatchObject({ error: { code: "route.noHeir" } });
    expect(asked(waitingFor("sun"), "sun", "admin")).toMatchObject({ error: { code: "route.noHeir" } });
    expect(asked(waitingFor("sun"), "chen", "admin")).toMatchObject({ error: { code: "route.ownRequest" } });
    expect(asked(waitingFor("sun"), "zhao", "admin")).toMatchObject({ ok: true });
    expect(story.given([submit, "chen"], [agree(), "liu"]).when(give("sun"), "admin").refusal).toMatchObject({ code: "route.notRunning" });
  });
});
