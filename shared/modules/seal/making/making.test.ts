import { expect, test } from "vitest";
import { agree, holdersNow, scenario, type Act } from "#shared/engine/scenario.ts";
import type { ReadRecord } from "#shared/engine/record.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { sealMaking, type MakingForm } from "./record.ts";

const liuhe: ReadRecord = { kind: "organisation.unit", status: "active", card: { title: "青山县水务局柳河分局", number: null, facts: {} } };
const { given } = scenario(sealMaking, { directory: fixtureDirectory, reads: new Map([["liuhe", liuhe]]) });
const form: MakingForm = { name: "青山县水务局柳河分局财务专用章", sort: "finance", level: "branch", unit: "liuhe", mark: "柳财印", size: "圆形 38", emblem: "star", quantity: 1, material: "", basis: "青编〔2026〕3号", reason: "分局独立核算。" };
const agreed: readonly Act[] = [[{ type: "submit", form, attachments: [] }, "chen"], [agree(), "liu"], [agree(), "zhou"], [agree(), "li"]];
const carve = { type: "carve", carver: "青山印章社", filing: "3301230000001", receiver: "周明" };
const putInUse = { type: "putInUse", notice: "青水办〔2026〕9号", on: "2026-12-01" };

test("SEAL-30 asked for by its unit, agreed by head, office and chief", () => {
  expect(given(...agreed.slice(0, 1)).state?.route?.steps.map(({ id }) => id)).toEqual(["head", "office", "chief"]);
  expect(given(...agreed).state?.status).toBe("approved");
});

test("SEAL-31 carved and filed, with who fetched it; the office's turn", () => {
  expect(holdersNow(sealMaking, given(...agreed).state)).toEqual(["o:officeHead@bureau"]);
  expect(given(...agreed).when({ ...carve, filing: "" }, "zhou").refusal).toEqual({ code: "args.wrong" });
  expect(given(...agreed).when(carve, "zhou").state).toMatchObject({ status: "carved", carved: { carver: "青山印章社", receiver: "周明" } });
});

test("SEAL-32 put in use by a notice, after it was carved and not before", () => {
  expect(given(...agreed).when(putInUse, "zhou").refusal).toEqual({ code: "not.now" });
  const inUse = given(...agreed, [carve, "zhou"], [putInUse, "zhou"]).state;
  expect(inUse).toMatchObject({ status: "inUse", inUse: { on: "2026-12-01" } });
  expect(holdersNow(sealMaking, inUse)).toEqual([]);
});

test("SEAL-33 who keeps seals does not manage their making", () => expect(given(...agreed).when(carve, "sun").refusal).toEqual({ code: "not.allowed" }));
