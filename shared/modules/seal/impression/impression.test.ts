import { expect, test } from "vitest";
import { handle, type AnyCommand } from "#shared/engine/handle.ts";
import { contextOf, scenario, type Act } from "#shared/engine/scenario.ts";
import type { Actor, RecordState } from "#shared/engine/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { sealForm } from "./fixtures.ts";
import { sealImpression } from "./record.ts";

const world = { directory: fixtureDirectory, reads: new Map() };
const { given } = scenario(sealImpression, world);
const register: Act = [{ type: "register", form: sealForm() }, "zhou"];
const system: Actor = { person: "system", name: "", posts: [], main: null };

/** What the record comes to when `actor` asks it, in consequence of a sheet of that kind. */
function asked(state: RecordState | null, command: AnyCommand, cause: string | null, actor: Actor = contextOf(world, "sun").actor) {
  return handle(sealImpression, state, command, { ...contextOf(world, "sun"), actor, cause });
}
const inUse = (state: RecordState | null) => sealImpression.card(state).facts["inUse"];
const made = given(register).state;
const enable = { type: "enable", notice: "青水办〔2026〕1号", on: "2026-11-24" };

test("SEAL-20 made before it is in use, stopped before it is put away", () => {
  expect(made?.status).toBe("made");
  expect(asked(made, { type: "stop" }, "seal.disposal")).toEqual({ ok: false, error: { code: "not.now" } });
  expect(asked(made, enable, "seal.making")).toMatchObject({ ok: true, value: { events: [{ type: "seal.enabled" }] } });
  expect(asked({ ...made, status: "destroyed" } as RecordState, enable, "seal.making")).toEqual({ ok: false, error: { code: "not.now" } });
});

test("SEAL-21 name and mark belong to one seal, and stay", () => {
  expect(given().when({ type: "register", form: sealForm() }, "zhou").claims).toEqual([{ kind: "unique", key: "seal/青山县水务局柳河分局" }, { kind: "unique", key: "sealMark/柳河印" }]);
  expect(given(register).when({ type: "change", form: sealForm({ name: "柳河" }) }, "zhou").refusal).toEqual({ code: "seal.anotherName" });
  expect(given(register).when({ type: "change", form: sealForm({ stored: "二楼" }) }, "zhou").state?.form["stored"]).toBe("二楼");
});

test("SEAL-22 managing, using and auditing are apart; what a sheet brings about, that sheet alone decides", () => {
  for (const person of ["sun", "liu", "admin"]) expect(given().when({ type: "register", form: sealForm() }, person).refusal).toEqual({ code: "not.allowed" });
  const both = { ...fixtureDirectory, people: new Map([...fixtureDirectory.people].map(([id, person]) => [id, id === "zhou" ? { ...person, posts: [...person.posts, { post: "sealKeeper", unit: "bureau", title: "" }] } : person] as const)) };
  expect(scenario(sealImpression, { directory: both, reads: new Map() }).given().when({ type: "register", form: sealForm() }, "zhou").refusal).toEqual({ code: "not.allowed" });
  expect(given(register).when(enable, "zhou").refusal).toEqual({ code: "not.allowed" });
  expect(asked(made, enable, "seal.request")).toEqual({ ok: false, error: { code: "not.allowed" } });
  expect(asked(made, enable, null, system)).toMatchObject({ ok: true });
});

test("SEAL-23 its card says whether it may be asked for", () => {
  expect([inUse(made), inUse({ ...made, status: "inUse" } as RecordState), inUse({ ...made, status: "stopped" } as RecordState)]).toEqual(["no", "yes", "no"]);
});
