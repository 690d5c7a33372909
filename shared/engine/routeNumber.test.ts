import { expect, test } from "vitest";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import type { FlowStep } from "./flow.ts";
import { evolve } from "./evolve.ts";
import { movesOf } from "./handle.ts";
import type { AnyRecordType, RecordState } from "./record.ts";
import { agree, contextOf, holdersNow, scenario, sendBack, type Act, type Line } from "./scenario.ts";
import { must } from "#shared/kernel/assert.ts";

const step = (id: string, person: string, kind: FlowStep["kind"] = "approve"): FlowStep => ({ id, name: id, kind, mode: "any", who: [{ person }], box: null });
const type: AnyRecordType = { ...leaveRequest, numbering: () => ({ series: "letters/bureau", format: "青水函〔{year}〕{n}号" }), flow: () => ({ id: "f", version: 1, steps: [step("sign", "zheng"), step("number", "wu", "number"), step("check", "li")] }) };
const world = { directory: fixtureDirectory, reads: new Map() };
const submitted: Act = [{ type: "submit", form: { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" }, attachments: [] }, "chen"];
const number: Line = (state) => ({ type: "route.number", turn: state.route?.waiting.find(({ kind }) => kind === "number")?.id ?? "-" });
const { given, from } = scenario(type, world);
const signed: readonly Act[] = [submitted, [agree(), "zheng"]];
const claim = { kind: "number", series: "letters/bureau", format: "青水函〔{year}〕{n}号", event: 0, field: "number" };

/** As the hub tells it, once it has given the number. */
function numbered(acts: readonly Act[]): RecordState {
  const asked = given(...acts).when(number, "wu");
  if (!asked.result.ok) throw new Error("no number");
  return asked.result.value.events.map((event) => ({ ...event, number: "青水函〔2026〕5号" })).reduce((state: RecordState | null, event) => evolve(type, "story", state, event), given(...acts).state) as RecordState;
}

test("NUM-1 Numbering: the number is claimed once, after signing, and not again when the step is visited again or opened twice", () => {
  const asked = given(...signed).when(number, "wu");
  expect(asked.claims).toEqual([claim]);
  expect(asked.state).toMatchObject({ number: null, status: "onRoute" });
  expect(holdersNow(type, asked.state)).toEqual(["p:li"]);
  expect(asked.state?.trail.at(-1)).toMatchObject({ event: "route.numbered", step: "number" });
  const back = from(numbered(signed)).when(sendBack("sign"), "li").state;
  const again = from(must(from(must(back, "a letter")).when(agree(), "zheng").state, "a letter")).when(number, "wu");
  expect(again.claims).toEqual([]);
  expect(again.state).toMatchObject({ number: "青水函〔2026〕5号" });
  expect(from(must(asked.state, "a letter")).when(number, "wu").refusal).toEqual({ code: "route.notRunning" });
});

test("NUM-1 Numbering: with no network, what is on its way is waited for and not asked for a second time", () => {
  const back = given(...signed, [number, "wu"], [sendBack("sign"), "li"], [agree(), "zheng"]);
  expect(back.when(number, "wu").claims).toEqual([]);
});

test("NUM-1 whoever gives numbers is offered it, nobody else, and nobody agrees to it", () => {
  const state = must(given(...signed).state, "a letter");
  expect(movesOf(type, state, contextOf(world, "wu"))).toContain("route.number");
  expect(movesOf(type, state, contextOf(world, "wu"))).not.toContain("route.agree");
  expect(movesOf(type, state, contextOf(world, "zhou"))).not.toContain("route.number");
  expect(given(submitted).when((now) => ({ type: "route.number", turn: now.route?.waiting[0]?.id ?? "" }), "zheng").refusal).toEqual({ code: "not.now" });
});

test("NUM-2 Numbering: gaps are explained: a record that comes to nothing keeps its number", () => {
  expect(from(numbered(signed)).when({ type: "route.terminate", reason: "不发了" }, "zhou").state).toMatchObject({ status: "terminated", number: "青水函〔2026〕5号" });
});
