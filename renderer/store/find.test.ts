import { expect, test } from "vitest";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import type { Desk } from "./desk.ts";
import { findPeople } from "./find.ts";
import { withReadings } from "./readings.ts";

const desk = { confirmed: { directory: fixtureDirectory } } as unknown as Desk;
const found = (typed: string): readonly string[] => findPeople(desk, typed).map(({ name }) => name);

test("FIND-4 a person is found by name, initials, sign-in name and unit", async () => {
  await withReadings("ljg", () => undefined);
  for (const typed of ["建国", "ljg", "LJ", "liujg", "柳河"]) expect(found(typed), typed).toContain("刘建国");
  expect(found("ljg")).toEqual(["刘建国"]);
  expect(found("").length).toBe(demonstration.people.length);
});
