import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { usualPace } from "#shared/engine/directory.ts";
import { scenario } from "#shared/engine/scenario.ts";
import { directoryFrom } from "../directory.ts";
import { fixtureDirectory } from "../fixtureDirectory.ts";
import { organisationPace } from "./record.ts";

const story = scenario(organisationPace, { directory: fixtureDirectory, reads: new Map() });
const register = (urgeHours: number) => ({ type: "register", form: { urgeHours } });

test("PACE-1 the system administrator registers it once and changes it; nobody else does", () => {
  expect(story.given().when(register(8), "admin").claims).toEqual([{ kind: "unique", key: "pace" }]);
  expect(story.given().when(register(8), "zhou").refusal).toEqual({ code: "not.allowed" });
  expect(story.given([register(8), "admin"]).when({ ...register(2), type: "change" }, "admin").state?.form).toEqual({ urgeHours: 2 });
});

test("PACE-2 what is registered takes the place of what is usual", () => {
  const { state } = story.given([register(8), "admin"]);
  expect(directoryFrom("qingshan", []).pace).toBe(usualPace);
  expect(directoryFrom("qingshan", [{ kind: "organisation.pace", state: must(state, "a pace") }]).pace).toEqual({ urgeHours: 8 });
});
