import { expect, test } from "vitest";
import { filesOf } from "#shared/engine/files.ts";
import { scenario } from "#shared/engine/scenario.ts";
import { must } from "#shared/kernel/assert.ts";
import { directoryFrom } from "../directory.ts";
import { fixtureDirectory } from "../fixtureDirectory.ts";
import { organisationPerson } from "./record.ts";

const { given } = scenario(organisationPerson, { directory: fixtureDirectory, reads: new Map() });
const register = [{ type: "register", form: { name: "系统管理员", login: "admin", posts: [] } }, "admin"] as const;
const picture = (digit: string, changes: object = {}) => ({ name: "签名.png", size: 900, type: "image/png", digest: digit.repeat(64), blob: "b".repeat(64), key: "c".repeat(64), ...changes });
const set = (digit: string, onPaper = true) => ({ type: "setSignature", attachments: [picture(digit)], onPaper });
// The story's record is called so; who is the same person acts on his own record.
const own = { ...fixtureDirectory, people: new Map([...fixtureDirectory.people, ["story", { id: "story", name: "本人", login: "x", active: true, posts: [] }]]) };
const self = scenario(organisationPerson, { directory: own, reads: new Map() });

test("ORG-20 a signature picture is the person's own affair, and a small PNG or JPEG", () => {
  for (const person of ["admin", "li"]) for (const command of [set("1"), { type: "dropSignature" }]) expect(given(register).when(command, person).refusal).toEqual({ code: "not.allowed" });
  expect(self.given(register).when(set("1"), "story").events).toEqual(["organisation.signatureSet"]);
  for (const wrong of [{ size: 200 * 1024 + 1 }, { type: "image/svg+xml" }]) expect(self.given(register).when({ ...set("1"), attachments: [picture("1", wrong)] }, "story").refusal).toEqual({ code: "args.wrong" });
});

test("ORG-21 old pictures stay with the record; the directory names the one that is in use on paper", () => {
  const inUse = (state: ReturnType<typeof self.given>["state"]) => directoryFrom("x", [{ kind: "organisation.person", state: must(state, "a person") }]).people.get("story")?.picture;
  const second = self.given(register, [set("1"), "story"], [set("2"), "story"]);
  expect(filesOf(organisationPerson, must(second.state, "a person")).map(({ digest }) => digest[0])).toEqual(["1", "2"]);
  expect(inUse(second.state)).toBe("2".repeat(64));
  expect(inUse(second.when(set("2", false), "story").state)).toBeUndefined();
  const dropped = second.when({ type: "dropSignature" }, "story").state;
  expect([inUse(dropped), filesOf(organisationPerson, must(dropped, "a person")).length]).toEqual([undefined, 2]);
  const twenty = Array.from({ length: 20 }, (_, n) => [{ type: "setSignature", attachments: [picture("a", { digest: String(n).padStart(64, "0") })], onPaper: true }, "story"] as const);
  const worn = self.given(register, ...twenty);
  expect(worn.when(set("f"), "story").refusal).toEqual({ code: "person.tooManyPictures" });
});

const name = (secretary: string, until = "") => ({ type: "nameSecretary", secretary, until });

test("ORG-22 a leader or the administrator names a secretary, for good or to a day; then who serves whom is known", () => {
  expect(given(register).when(name("chen"), "liu").refusal).toEqual({ code: "not.allowed" });
  for (const secretary of ["story", "nobody"]) expect(self.given(register).when(name(secretary), "story").refusal).toEqual({ code: "person.noSuchSecretary" });
  expect(self.given(register).when(name("chen", "2026-01-01"), "story").refusal).toEqual({ code: "person.untilPast" });
  const named = given(register, [name("chen"), "admin"], [name("qian", "2026-12-31"), "admin"]);
  const leader = must(named.state, "a person");
  const other = { ...must(given(register).state, "another"), id: "chen" };
  const serving = (state: typeof leader) => directoryFrom("x", [{ kind: "organisation.person", state: other }, { kind: "organisation.person", state }]).people.get("chen")?.serves;
  expect(serving(leader)).toEqual(["story"]);
  expect(organisationPerson.due?.(leader as never)).toMatchObject([{ rule: "secretary/qian", command: { type: "dropSecretary", secretary: "qian" } }]);
  expect(serving(must(named.when({ type: "dropSecretary", secretary: "chen" }, "admin").state, "a person"))).toBeUndefined();
});
