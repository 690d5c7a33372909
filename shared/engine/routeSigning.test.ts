import { expect, test } from "vitest";
import type { Directory } from "./directory.ts";
import { agree, disagree, scenario, sendBack } from "./scenario.ts";
import { leaveRequest } from "#shared/modules/attendance/leave/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { must } from "#shared/kernel/assert.ts";

const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "探亲", handover: "" };
const submit = { type: "submit", form, attachments: [] };
const signing = (picture: string): Directory => ({ ...fixtureDirectory, people: new Map([...fixtureDirectory.people].map(([id, person]) => [id, id === "liu" ? { ...person, picture } : person])) });
const story = (directory: Directory) => scenario(leaveRequest, { directory, reads: new Map() }).given([submit, "chen"]);

test("ROUTE-20 what a person decides himself names the picture in force; where there is none it names none", () => {
  for (const verdict of [agree(), disagree(), sendBack()]) expect(must(story(signing("a1")).when(verdict, "liu").state?.route, "a route").decided).toMatchObject([{ by: { person: "liu" }, picture: "a1" }]);
  expect(Object.keys(must(story(fixtureDirectory).when(agree(), "liu").state?.route?.decided[0], "a decision"))).not.toContain("picture");
});
