import { expect, test } from "vitest";
import { feedsOf, type Directory } from "./directory.ts";
import { filesOf } from "./files.ts";
import { movesOf, type AnyCommand } from "./handle.ts";
import { tookPart } from "./policy.ts";
import type { RecordState } from "./record.ts";
import { contextOf, holdersNow, scenario } from "./scenario.ts";
import { audienceOf, participants } from "./turns.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { must } from "#shared/kernel/assert.ts";

const serving = (secretary: string, leader: string, changes: object = {}): Directory => ({ ...fixtureDirectory, people: new Map([...fixtureDirectory.people].map(([id, person]) => [id, id === secretary ? { ...person, serves: [leader] } : id === leader ? { ...person, ...changes } : person])) });
const directory = serving("sun", "liu", { picture: "a1" });
const world = { directory, reads: new Map() };
const story = scenario(leaveRequest, world);
const submit = { type: "submit", form: { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" }, attachments: [] };
const paper = { name: "批示.jpg", size: 9, type: "image/jpeg", digest: "1".repeat(64), blob: "2".repeat(64), key: "3".repeat(64) };
const record = (changes: object = {}) => ({ content }: RecordState): AnyCommand => ({ type: "route.record", turn: "1/head/o:head@liuhe", content, opinion: "同意，注意安全。", for: "liu", verdict: "agree", givenOn: "2026-11-24", means: "telephone", attachments: [paper], ...changes });
const turn = "1/head/o:head@liuhe";
const recorded = story.given([submit, "chen"], [record(), "sun"]);

test("ROUTE-21 the verdict is the leader's, recorded by the secretary, with both names, day and means, and no picture", () => {
  expect(recorded.state).toMatchObject({ status: "approved", route: { decided: [{ verdict: "agree", by: { name: "刘建国" }, recorded: { by: { name: "孙桂芳" }, givenOn: "2026-11-24", means: "telephone", answer: null } }] } });
  expect(Object.keys(must(recorded.state?.route?.decided[0], "a decision"))).not.toContain("picture");
  expect(recorded.state?.trail.at(-1)).toMatchObject({ event: "route.agreed", by: { name: "孙桂芳" }, recorded: { for: { name: "刘建国" }, givenOn: "2026-11-24" } });
  expect(filesOf(leaveRequest, must(recorded.state, "a leave")).map(({ name }) => name)).toEqual(["批示.jpg"]);
  const asked = story.given([submit, "chen"]);
  expect(movesOf(leaveRequest, must(asked.state, "a leave"), contextOf(world, "sun"))).toEqual(["route.record"]);
  expect(asked.when(record(), "qian").refusal).toEqual({ code: "route.notSecretary" });
  expect(asked.when(record({ for: "li" }), "sun").refusal).toEqual({ code: "route.notSecretary" });
  expect(asked.when(record({ givenOn: "2027-01-01" }), "sun").refusal).toEqual({ code: "route.notGivenYet" });
  expect(asked.when(record({ verdict: "return", opinion: "" }), "sun").refusal).toEqual({ code: "route.needsOpinion" });
  expect(asked.when(record({ content: "another" }), "sun").refusal).toEqual({ code: "route.contentChanged" });
  expect(asked.when(record({ verdict: "return" }), "sun").state).toMatchObject({ status: "returned" });
  expect(scenario(leaveRequest, { directory: serving("sun", "zhao"), reads: new Map() }).given([submit, "chen"]).when(record({ for: "zhao" }), "sun").refusal).toEqual({ code: "route.notYours" });
});

test("ROUTE-22 neither the secretary's nor the leader's own request; and both took part", () => {
  expect(story.given([submit, "sun"]).when(record(), "sun").refusal).toEqual({ code: "route.ownRequest" });
  // The head's own leave goes to the head above, whose secretary he is: nobody records for himself by way of another.
  const own = scenario(leaveRequest, { directory: serving("liu", "li"), reads: new Map() }).given([submit, "liu"]);
  expect(own.when(record({ for: "li", turn: must(own.state?.route?.waiting[0], "a turn").id }), "liu").refusal).toEqual({ code: "route.ownRequest" });
  for (const person of ["liu", "sun"]) expect(tookPart(recorded.state, contextOf(world, person))).toBe(true);
  expect(tookPart(recorded.state, contextOf(world, "chen"))).toBe(false);
  expect(participants(must(recorded.state, "a leave"))).toEqual(expect.arrayContaining(["p:liu", "p:sun", "p:chen"]));
});

test("ROUTE-23 the leader confirms or contests, once; an objection changes no decision and is told to applicant and office", () => {
  expect(holdersNow(leaveRequest, recorded.state)).toEqual(["p:liu"]);
  expect(movesOf(leaveRequest, must(recorded.state, "a leave"), contextOf(world, "liu"))).toEqual(["route.confirm", "route.contest", "route.circulate"]);
  const confirmed = recorded.when({ type: "route.confirm", turn }, "liu");
  expect([confirmed.state?.status, holdersNow(leaveRequest, confirmed.state)]).toEqual(["approved", []]);
  expect(recorded.when({ type: "route.confirm", turn }, "sun").refusal).toEqual({ code: "not.now" });
  const contested = story.given([submit, "chen"], [record(), "sun"], [{ type: "route.contest", turn, opinion: "我没有同意。" }, "liu"]);
  expect(contested.state).toMatchObject({ status: "approved", alerts: [{ kind: "contested", text: "我没有同意。", tell: ["p:chen", "o:officeHead@bureau"] }], route: { decided: [{ verdict: "agree", recorded: { answer: "contested" } }] } });
  expect(audienceOf(leaveRequest, must(contested.state, "a leave"))).toContain("o:officeHead@bureau");
  expect(contested.when({ type: "route.confirm", turn }, "liu").refusal).toEqual({ code: "not.now" });
});

const feedsWith = (office: Directory) => feedsOf(office, must(office.people.get("qian"), "qian"), [{ name: "books", readers: ["leader"] }]);

test("ROUTE-24 a secretary receives what waits for the leader, and no registers of his", () => {
  expect(feedsWith(fixtureDirectory)).not.toContain("p:zheng");
  const feeds = feedsWith(serving("qian", "zheng"));
  expect([...feeds]).toEqual(expect.arrayContaining(["p:zheng", "o:leader@bureau"]));
  expect([...feeds].filter((feed) => feed.startsWith("r:"))).toEqual([]);
  expect(feedsWith(serving("qian", "zheng", { active: false }))).not.toContain("p:zheng");
});
