import { expect, test } from "vitest";
import { agree, holdersNow, scenario, type Act } from "#shared/engine/scenario.ts";
import type { ReadRecord } from "#shared/engine/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { sealLoan } from "./record.ts";

const seal = (level: string): ReadRecord => ({ kind: "seal.impression", status: "inUse", card: { title: "印章", number: "印", facts: { unit: "liuhe", level, inUse: "yes" } } });
const liu: ReadRecord = { kind: "organisation.person", status: "active", card: { title: "刘建国", number: null, facts: {} } };
const { given } = scenario(sealLoan, { directory: fixtureDirectory, reads: new Map([["branch", seal("branch")], ["office", seal("office")], ["qian", { ...liu, card: { ...liu.card, title: "钱进" } }], ["chen", liu]]) });
const submit = (changes: object = {}) => ({ type: "submit", form: { seal: "branch", companion: "qian", phone: "", place: "县政务中心", out: "2026-11-25", dueBack: "2026-11-26", reason: "办理不动产登记。", documents: [{ document: "登记申请书", copies: 2 }], ...changes }, attachments: [] });
const steps = (name: string) => given([submit({ seal: name }), "chen"]).state?.route?.steps.map(({ id }) => id);
const agreed: readonly Act[] = [[submit(), "chen"], [agree(), "liu"]];

test("SEAL-60 a branch's seal by its head, an office's also by the office head and the chief", () => {
  expect([steps("branch"), steps("office")]).toEqual([["head"], ["head", "office", "chief"]]);
});

test("SEAL-61 two people go, and it comes back by a day that is not past", () => {
  expect(given().when(submit({ companion: "chen" }), "chen").refusal).toEqual({ code: "seal.goesAlone" });
  expect(given().when(submit({ out: "2026-01-01", dueBack: "2026-01-02" }), "chen").refusal).toEqual({ code: "seal.dueInThePast" });
  expect(given().when(submit({ dueBack: "2026-11-24" }), "chen").refusal).toEqual({ code: "form.faults", faults: { dueBack: "seal.backBeforeOut" } });
});

test("SEAL-62 out and back by its keeper, with what was stamped; over when the companion has signed", () => {
  expect(holdersNow(sealLoan, given(...agreed).state)).toEqual(["o:sealKeeper@liuhe"]);
  const out: readonly Act[] = [...agreed, [{ type: "handOut" }, "sun"]];
  expect(given(...out).when({ type: "takeBack", used: "" }, "sun").refusal).toEqual({ code: "args.wrong" });
  const back: readonly Act[] = [...out, [{ type: "takeBack", used: "登记申请书 2份 2次" }, "sun"]];
  expect(holdersNow(sealLoan, given(...back).state)).toEqual(["p:qian"]);
  expect(given(...back).when({ type: "confirm" }, "chen").refusal).toEqual({ code: "not.allowed" });
  expect(given(...back).when({ type: "confirm" }, "qian").state).toMatchObject({ status: "closed", used: "登记申请书 2份 2次" });
});
