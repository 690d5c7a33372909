import { describe, expect, test } from "vitest";
import { handle } from "#shared/engine/handle.ts";
import { agree, contextOf, disagree, holdersNow, onTurn, scenario, sendBack, withdraw, type Act } from "#shared/engine/scenario.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { fixtureDirectory } from "#shared/modules/organisation/fixtureDirectory.ts";
import { branchSeal, officeSeal, requestForm, stoppedSeal } from "./fixtures.ts";
import { sealRequest } from "./record.ts";
import { checks, type RequestForm } from "./schema.ts";

const reads = new Map([["seal-liuhe", branchSeal], ["seal-bureau", officeSeal], ["seal-old", stoppedSeal]]);
const { given } = scenario(sealRequest, { directory: fixtureDirectory, reads });
const submit = (changes: Partial<RequestForm> = {}, by = "chen"): Act => [{ type: "submit", form: requestForm(changes), attachments: [] }, by];
const stamp = (copies: number, spoiled: number | null = null) => ({ type: "stamp", seal: "seal-liuhe", checked: [...checks], stamped: copies, spoiled, usedOn: "", remark: "" });
const carryOut = (dueBack = "2026-11-30") => ({ type: "carryOut", seal: "seal-liuhe", companion: "吴敏", place: "县政务中心", dueBack });
const lapse = { type: "lapse" };
const used = (usedOn: string) => ({ ...stamp(2), usedOn });
const due = (state: RecordState | null) => sealRequest.due?.(state) ?? [];
const balance = (...acts: readonly Act[]) => sealRequest.registers[3]?.lines(must(given(...acts).state, "a state"));
const approved: readonly Act[] = [submit(), [agree("同意。"), "liu"]];

test("SEAL-1 a seal that is out of use cannot be asked for", () => {
  expect(given().when({ type: "submit", form: requestForm({ seals: ["seal-old"] }), attachments: [] }, "chen").refusal).toEqual({ code: "seal.outOfUse" });
  expect(given().when({ type: "submit", form: requestForm({ seals: ["no-such"] }), attachments: [] }, "chen").refusal?.code).toBe("form.noSuchReference");
});

test("SEAL-2 the branch's head agrees its seal; the office's asks the office head, a leader, and the chief for a commitment", () => {
  expect(holdersNow(sealRequest, given(submit()).state)).toEqual(["o:head@liuhe"]);
  expect(holdersNow(sealRequest, given(...approved).state)).toEqual(["o:sealKeeper@liuhe"]);
  const steps = (changes: Partial<RequestForm>) => given(submit({ seals: ["seal-bureau"], ...changes })).state?.route?.steps.map(({ id }) => id);
  expect(steps({})).toEqual(["head", "office", "leader"]);
  expect(steps({ commitment: "yes" })).toEqual(["head", "office", "leader", "chief"]);
});

test("SEAL-3 nobody agrees his own request: the head above is asked", () => {
  expect(holdersNow(sealRequest, given(submit({}, "liu")).state)).toEqual(["o:head@bureau"]);
  expect(given(submit({}, "liu")).when(agree(), "liu").refusal?.code).toBe("route.notRunning");
});

test("SEAL-4 who agreed does not stamp", () => {
  const both = { ...fixtureDirectory, people: new Map([...fixtureDirectory.people].map(([id, person]) => [id, id === "liu" ? { ...person, posts: [...person.posts, { post: "sealKeeper", unit: "liuhe", title: "" }] } : person] as const)) };
  expect(scenario(sealRequest, { directory: both, reads }).given(...approved).when(stamp(1), "liu").refusal).toEqual({ code: "not.allowed" });
});

test("SEAL-5 the keeper stamps at most the copies that were approved; another may not", () => {
  expect(given(...approved).when(stamp(3), "sun").refusal).toEqual({ code: "seal.tooManyCopies", approved: 2, outstanding: 2, asked: 3 });
  expect(given(...approved).when(stamp(1), "wu").refusal).toEqual({ code: "not.allowed" });
  expect(given(submit()).when(stamp(1), "sun").refusal).toEqual({ code: "not.now" });
});

test("SEAL-6 the number is claimed at stamping and is empty until the hub gives it", () => {
  const stamped = given(...approved).when(stamp(2), "sun");
  expect(stamped.claims).toEqual([{ kind: "number", series: "seal.usage/liuhe/seal-liuhe", format: "柳河印〔{year}〕{n4}号", event: 0, field: "number" }]);
  expect(stamped.state).toMatchObject({ status: "stamped", stampings: [{ copies: 2, number: null, keeper: "孙桂芳" }] });
  expect(sealRequest.registers[0]?.lines(stamped.state as never)).toMatchObject([{ copies: 2, times: 2, approver: "刘建国", keeper: "孙桂芳", number: null }]);
});

test("SEAL-7 the keeper may refuse with a reason, and it is over", () => {
  const refused = given(...approved).when({ type: "refuse", reason: "落款与印章不符" }, "sun");
  expect(refused.state).toMatchObject({ status: "refused" });
  expect(given(...approved, [{ type: "refuse", reason: "落款与印章不符" }, "sun"]).when(stamp(1), "sun").refusal).toEqual({ code: "not.now" });
});

test("SEAL-8 an amount belongs to a commitment", () => {
  expect(given().when({ type: "submit", form: requestForm({ amount: 168_032 }), attachments: [] }, "chen").refusal).toEqual({ code: "form.faults", faults: { commitment: "seal.amountCommits" } });
});

test("SEAL-9 nothing is stamped before all three points were checked", () => {
  expect(given(...approved).when({ ...stamp(1), checked: ["complete", "copies"] }, "sun").refusal).toEqual({ code: "seal.unchecked" });
});

test("SEAL-10 stamped in several goes: each has its line; approved − stamped − spoiled = outstanding, and with none left it is done", () => {
  const first = given(...approved, [stamp(1), "sun"]);
  expect(first.state).toMatchObject({ status: "approved", stampings: [{ copies: 1 }] });
  expect(holdersNow(sealRequest, first.state)).toEqual(["o:sealKeeper@liuhe"]);
  expect(first.when(stamp(1, 1), "sun").refusal).toMatchObject({ code: "seal.tooManyCopies", outstanding: 1, asked: 2 });
  const second = given(...approved, [stamp(1), "sun"], [stamp(1), "sun"]).state;
  expect(second?.status).toBe("stamped");
  expect(sealRequest.registers[0]?.lines(second as never)).toHaveLength(2);
});

test("SEAL-11 what is outstanding may be given up once something was stamped, by keeper or applicant, with a reason", () => {
  const finish = { type: "finish", reason: "一份不再需要" };
  expect(given(...approved).when(finish, "sun").refusal).toEqual({ code: "seal.nothingStamped" });
  expect(given(...approved, [stamp(1), "sun"]).when(finish, "chen").state?.status).toBe("finished");
  expect(given(...approved, [stamp(1), "sun"]).when(finish, "liu").refusal).toEqual({ code: "not.allowed" });
  expect(given(...approved, [stamp(1), "sun"]).when({ type: "refuse", reason: "落款不符" }, "sun").refusal).toEqual({ code: "seal.alreadyStamped" });
});

test("SEAL-12 a seal leaves only where that was approved, and the request is done when it is back", () => {
  const carried: readonly Act[] = [submit({ ways: ["stamp", "carry"] }), [agree(), "liu"]];
  expect(given(...approved).when(carryOut(), "sun").refusal).toEqual({ code: "seal.notToCarry" });
  expect(given(...carried).when(carryOut("2026-01-01"), "sun").refusal).toEqual({ code: "seal.dueInThePast" });
  const outside = given(...carried, [carryOut(), "sun"], [stamp(2), "sun"]);
  expect(outside.state).toMatchObject({ status: "outside", carried: [{ companion: "吴敏", back: null }] });
  const back = outside.when({ type: "giveBack", seal: "seal-liuhe", remark: "" }, "sun").state;
  expect(back?.status).toBe("stamped");
  expect(sealRequest.registers[2]?.lines(back as never)).toMatchObject([{ place: "县政务中心", dueBack: "2026-11-30" }]);
});

test("SEAL-13 the final file at hand must be one that was approved", () => {
  const attachment = { name: "a.pdf", size: 9, type: "application/pdf", digest: "a".repeat(64), blob: "b".repeat(64), key: "c".repeat(64) };
  const withFile: readonly Act[] = [[{ type: "submit", form: requestForm(), attachments: [attachment] }, "chen"], [agree(), "liu"]];
  expect(given(...withFile).when({ ...stamp(2), final: "d".repeat(64) }, "sun").refusal).toEqual({ code: "seal.otherFile" });
  expect(given(...withFile).when({ ...stamp(2), final: attachment.digest }, "sun").state?.status).toBe("stamped");
});

describe("an approval lapses", () => {
  test("SEAL-14 when its use window is over, or the year is, whichever comes first", () => {
    expect(due(given(submit()).state)).toEqual([]);
    expect(due(given(...approved).state)).toEqual([{ rule: "lapse", at: Date.UTC(2026, 11, 24, 16), command: lapse }]);
    const short = scenario(sealRequest, { directory: fixtureDirectory, reads: new Map([["seal-liuhe", { ...branchSeal, card: { ...branchSeal.card, facts: { ...branchSeal.card.facts, window: "7" } } }]]) });
    expect(due(short.given(...approved).state)[0]?.at).toBe(Date.UTC(2026, 11, 1, 16));
    const december = scenario(sealRequest, { directory: fixtureDirectory, reads, now: Date.UTC(2026, 11, 24) });
    expect(due(december.given(...approved).state)[0]?.at).toBe(Date.UTC(2026, 11, 31, 16));
  });

  test("SEAL-14 by the clockwork alone, and only what is left of it", () => {
    expect(given(...approved).when(lapse, "sun").refusal).toEqual({ code: "not.allowed" });
    const system = { person: "system", name: "", posts: [], main: null };
    const context = { ...contextOf({ directory: fixtureDirectory, reads, now: Date.UTC(2026, 11, 24, 16) }, "sun"), actor: system };
    const half = given(...approved, [stamp(1), "sun"]).state;
    const lapsed = handle(sealRequest, half, lapse, context);
    expect(lapsed).toMatchObject({ ok: true, value: { events: [{ type: "seal.lapsed" }] } });
    expect(handle(sealRequest, half, lapse, { ...context, now: context.now - 1 })).toEqual({ ok: false, error: { code: "not.now" } });
    expect(due(given(...approved, [stamp(2), "sun"]).state)).toEqual([]);
  });
});

test("SEAL-15 what was stamped before approval is entered under its own day, marked, where the request says so", () => {
  expect(given(...approved).when(used("2026-11-20"), "sun").refusal).toEqual({ code: "seal.usedBeforeApproval" });
  expect(given(...approved).when(used("2027-01-01"), "sun").refusal).toEqual({ code: "seal.usedInTheFuture" });
  const late = given(submit({ urgent: "yes" }), [agree(), "liu"]).when(used("2026-11-20"), "sun");
  expect(late.state?.status).toBe("stamped");
  expect(sealRequest.registers[0]?.lines(late.state as never)).toMatchObject([{ remark: "补登（2026年11月20日用印）" }]);
});

test("SEAL-16 of each approval and seal: approved − stamped − spoiled − given up = outstanding", () => {
  expect(balance(submit())).toEqual([]);
  expect(balance(...approved)).toMatchObject([{ copies: 2, stamped: 0, spoiled: 0, givenUp: 0, outstanding: 2 }]);
  expect(balance(submit({ copies: 9 }), [agree(), "liu"], [stamp(3, 1), "sun"])).toMatchObject([{ copies: 9, stamped: 3, spoiled: 1, givenUp: 0, outstanding: 5 }]);
  expect(balance(submit({ copies: 9 }), [agree(), "liu"], [stamp(3, 1), "sun"], [{ type: "finish", reason: "不再需要" }, "sun"])).toMatchObject([{ givenUp: 5, outstanding: 0 }]);
});

test("SEAL-17 several seals: the strictest flow, every keeper his own seal, done with the last one", () => {
  const both: readonly Act[] = [submit({ seals: ["seal-liuhe", "seal-bureau"] }), [agree(), "liu"], [agree(), "zhou"], [agree(), "zheng"]];
  const state = given(...both).state;
  expect(state?.status).toBe("approved");
  expect(holdersNow(sealRequest, state)).toEqual(["o:sealKeeper@liuhe", "o:sealKeeper@bureau"]);
  expect(given(...both).when({ ...stamp(2), seal: "seal-bureau" }, "sun").refusal).toEqual({ code: "not.allowed" });
  expect(given(...both).when({ ...stamp(2), seal: "seal-other" }, "sun").refusal).toEqual({ code: "not.allowed" });
  const one = given(...both, [stamp(2), "sun"]);
  expect([one.state?.status, holdersNow(sealRequest, one.state)]).toEqual(["approved", ["o:sealKeeper@bureau"]]);
  expect(one.when({ ...stamp(2), seal: "seal-bureau" }, "wu").state).toMatchObject({ status: "stamped", stampings: [{ seal: "seal-liuhe" }, { seal: "seal-bureau" }] });
});

describe("the engine's route, on a seal request", () => {
  test("a second verdict of the same step is told who was first", () => {
    const office = given(submit({ seals: ["seal-bureau"] }, "qian"), [agree(), "zhao"], [agree(), "zhou"]);
    const turn = office.state?.route?.waiting[0]?.id ?? "";
    const taken = given(submit({ seals: ["seal-bureau"] }, "qian"), [agree(), "zhao"], [agree(), "zhou"], [disagree("先缓"), "zheng"]);
    expect(taken.when(onTurn(agree(), turn), "wang").refusal).toMatchObject({ code: "route.alreadyDecided", by: "郑海", verdict: "disagree" });
  });

  test("returned to the applicant, who submits again, and it comes straight back to the returner", () => {
    const back = given(submit({ seals: ["seal-bureau"] }, "qian"), [agree(), "zhao"], [sendBack("start", "back"), "zhou"]);
    expect(back.state?.status).toBe("returned");
    expect(holdersNow(sealRequest, back.state)).toEqual(["p:qian"]);
    const again = given(submit({ seals: ["seal-bureau"] }, "qian"), [agree(), "zhao"], [sendBack("start", "back"), "zhou"], submit({ seals: ["seal-bureau"], copies: 1 }, "qian"));
    expect(holdersNow(sealRequest, again.state)).toEqual(["o:officeHead@bureau"]);
    expect(again.state).toMatchObject({ status: "onRoute", form: { copies: 1 } });
  });

  test("returned to the step before, walked again", () => {
    const back = given(submit({ seals: ["seal-bureau"] }, "qian"), [agree(), "zhao"], [sendBack("previous", "again"), "zhou"]);
    expect(holdersNow(sealRequest, back.state)).toEqual(["o:head@finance"]);
  });

  test("withdrawn by the applicant while it runs; not by another, not after it ended", () => {
    expect(given(submit()).when(withdraw(), "chen").state?.status).toBe("withdrawn");
    expect(given(submit()).when(withdraw(), "sun").refusal).toEqual({ code: "not.allowed" });
    expect(given(...approved).when(withdraw(), "chen").refusal).toEqual({ code: "route.notRunning" });
  });

  test("a verdict for content that changed since is not taken", () => {
    expect(given(submit()).when((state, actor) => ({ ...(agree()(state, actor)), content: "0".repeat(64) }), "liu").refusal).toEqual({ code: "route.contentChanged" });
  });

  test("to disagree or return needs words", () => {
    expect(given(submit()).when(disagree(""), "liu").refusal?.code).toBe("args.wrong");
    expect(given(submit()).when(disagree(" "), "liu").refusal?.code).toBe("route.needsOpinion");
  });
});
