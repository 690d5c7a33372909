import { expect, test } from "vitest";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import type { Desk } from "./desk.ts";
import { findPeople, findReferences } from "./find.ts";
import { withReadings } from "./readings.ts";

const desk = { confirmed: { directory: fixtureDirectory } } as unknown as Desk;
const found = (typed: string): readonly string[] => findPeople(desk, typed).map(({ name }) => name);

test("FIND-4 a person is found by name, initials, sign-in name and unit", async () => {
  await withReadings("ljg", () => undefined);
  for (const typed of ["建国", "ljg", "LJ", "liujg", "柳河"]) expect(found(typed), typed).toContain("刘建国");
  expect(found("ljg")).toEqual(["刘建国"]);
  expect(found("").length).toBe(demonstration.people.length);
});

const offered = (arrived: readonly string[]): readonly string[] => {
  const common = new Map(arrived.map((title) => [title, { kind: "seal", state: { title } }]));
  const registry = { type: () => ({ card: ({ title }: { title: string }) => ({ title, number: null, facts: {} }) }) };
  return findReferences({ confirmed: { common }, registry } as unknown as Desk, { kind: "seal", text: "" }).map(({ title }) => title);
};

test("FIND-5 what a box offers stands in the order of a dictionary, the shorter of two that begin alike first, in whatever order it arrived", () => {
  const titles = ["青山县水务局柳河分局财务专用章", "青山县水务局柳河分局", "青山县水务局"];
  for (const arrived of [titles, titles.toReversed()]) expect(offered(arrived)).toEqual(titles.toReversed());
  const named = found("").filter((name) => ["吴敏", "方志明", "周明", "陈秀兰"].includes(name));
  expect(named).toEqual(["陈秀兰", "方志明", "吴敏", "周明"]);
});
