import { expect, test } from "vitest";
import { peopleOf } from "#shared/engine/directory.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Json } from "#shared/kernel/result.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import { reactions } from "#shared/reactions/registry.ts";
import { memoryLog } from "../log/memory.ts";
import { noon, officeOn, receiptsIn } from "../testing/office.ts";

const day = 86_400_000;
type Turns = { readonly content: string; readonly route: { readonly waiting: readonly { readonly id: string }[] } };

/** An office of the real modules, its seals in use, at which anybody gives any command. */
async function office() {
  const log = memoryLog();
  const { admission, desk, time } = await officeOn(log, { registry, reactions });
  await admission.issue(demonstration.seals.flatMap(({ id, ...form }) => [{ kind: "seal.impression", record: id, type: "register", args: { form: form as unknown as Json } }, { kind: "seal.impression", record: id, type: "enable", args: { notice: "", on: "2024-01-01" } }]));
  const give = async (actor: string, [kind, record]: readonly [string, string], type: string, args: Json) => {
    const [receipt] = receiptsIn(await admission.push({ dev: desk.dev, messages: [desk.command(actor, { kind, record, type, args })] }));
    return receipt?.refusal?.code ?? must(receipt, "a receipt").outcome;
  };
  const state = async (record: string) => must((await log.records([record]))[0], record).state;
  const agree = async (actor: string, kind: string, record: string) => {
    const { content, route } = (await state(record)) as unknown as Turns;
    return give(actor, [kind, record], "route.agree", { turn: route.waiting[0]?.id ?? "", content, opinion: "" });
  };
  const keepers = async () => peopleOf(directoryFrom("", await log.recordsOfKinds(["organisation.unit", "organisation.person"])), "o:sealKeeper@liuhe").map(({ id }) => id);
  return { admission, time, give, agree, state, keepers };
}

const handover = { seal: "seal-liuhe", quantity: 1, sort: "forATime", until: "2026-12-05", receiver: "chen", supervisor: "liu", goods: "book", reason: "" };

test("ADMIT-23 a seal handed over for a time has two keepers until its last day is over, by the hub's clock", async () => {
  const { admission, time, give, agree, state, keepers } = await office();
  expect(await give("sun", ["seal.handover", "h1"], "submit", { form: handover, attachments: [] })).toBe("accepted");
  await agree("chen", "seal.handover", "h1");
  expect(await keepers()).toEqual(["sun"]);
  await agree("liu", "seal.handover", "h1");
  expect(await keepers()).toEqual(["chen", "sun"]);
  expect((await state("seal-liuhe")).form["deputy"]).toBe("陈秀兰");
  time.now = noon + 11 * day;
  await admission.runDue();
  expect(await keepers()).toEqual(["chen", "sun"]);
  time.now = noon + 12 * day;
  await admission.runDue();
  expect(await keepers()).toEqual(["sun"]);
});

test("ADMIT-24 handed over for good, the giver keeps it no longer; a person cannot appoint himself", async () => {
  const { give, agree, keepers } = await office();
  expect(await give("chen", ["organisation.person", "chen"], "appoint", { post: "sealKeeper", unit: "liuhe", title: "", until: "" })).toBe("not.allowed");
  await give("sun", ["seal.handover", "h1"], "submit", { form: { ...handover, sort: "forGood", until: "" }, attachments: [] });
  await agree("chen", "seal.handover", "h1");
  await agree("liu", "seal.handover", "h1");
  expect(await keepers()).toEqual(["chen"]);
});

test("ADMIT-25 carved, the seal stands in the book as made; put in use, it may be asked for; disposed of by two, it is gone", async () => {
  const { give, agree, state } = await office();
  const making = { name: "分局财务专用章", sort: "finance", level: "branch", unit: "liuhe", mark: "柳财印", size: "38", emblem: "star", quantity: 1, material: "", basis: "3", reason: "new" };
  await give("chen", ["seal.making", "m1"], "submit", { form: making, attachments: [] });
  for (const person of ["liu", "zhou", "li"]) await agree(person, "seal.making", "m1");
  await give("zhou", ["seal.making", "m1"], "carve", { carver: "shop", filing: "330", receiver: "zhou" });
  expect(await state("seal-m1")).toMatchObject({ status: "made", form: { mark: "柳财印", carver: "shop", filing: "330" } });
  const request = { document: "x", seals: ["seal-m1"], ways: ["stamp"], purpose: "y", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
  expect(await give("chen", ["seal.request", "r1"], "submit", { form: request, attachments: [] })).toBe("seal.outOfUse");
  await give("zhou", ["seal.making", "m1"], "putInUse", { notice: "9", on: "2026-11-24" });
  expect(await give("chen", ["seal.request", "r1"], "submit", { form: request, attachments: [] })).toBe("accepted");
  await give("sun", ["seal.disposal", "d1"], "submit", { form: { seal: "seal-m1", reason: "abolished", basis: "7", explanation: "z", how: "destroyed", first: "liu", second: "chen" }, attachments: [] });
  for (const person of ["zhou", "li"]) await agree(person, "seal.disposal", "d1");
  expect((await state("seal-m1")).status).toBe("stopped");
  expect(await give("chen", ["seal.request", "r2"], "submit", { form: request, attachments: [] })).toBe("seal.outOfUse");
  await give("sun", ["seal.disposal", "d1"], "dispose", { place: "office", on: "2026-11-24" });
  for (const person of ["liu", "chen"]) await give(person, ["seal.disposal", "d1"], "witness", {});
  expect((await state("seal-m1")).status).toBe("destroyed");
});

test("ADMIT-26 a lost seal is stopped with the asking", async () => {
  const { give, state } = await office();
  await give("sun", ["seal.disposal", "d1"], "submit", { form: { seal: "seal-liuhe", reason: "lost", basis: "7", explanation: "z", how: "destroyed", first: "liu", second: "chen" }, attachments: [] });
  expect((await state("seal-liuhe")).status).toBe("stopped");
});

test("ADMIT-27 an approval that nobody uses lapses by the hub's clock", async () => {
  const { admission, time, give, agree, state } = await office();
  const request = { document: "x", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "y", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
  await give("chen", ["seal.request", "r1"], "submit", { form: request, attachments: [] });
  await agree("liu", "seal.request", "r1");
  time.now = noon + 31 * day;
  await admission.runDue();
  expect((await state("r1")).status).toBe("lapsed");
  const stamp = { seal: "seal-liuhe", checked: ["complete", "signature", "copies"], stamped: 1, spoiled: null, remark: "" };
  expect(await give("sun", ["seal.request", "r1"], "stamp", { ...stamp, usedOn: "" })).toBe("seal.lapsedSince");
  expect(await give("sun", ["seal.request", "r1"], "stamp", { ...stamp, usedOn: "2026-12-01" })).toBe("accepted");
  expect((await state("r1")).status).toBe("stamped");
});

test("ADMIT-28 a consequence that is refused undoes nothing and is told, in the record that asked it, to whoever did it and to the office", async () => {
  const { give, agree, state } = await office();
  const making = { name: "分局财务专用章", sort: "finance", level: "branch", unit: "liuhe", mark: "柳财印", size: "38", emblem: "star", quantity: 1, material: "", basis: "3", reason: "new" };
  for (const record of ["m1", "m2"]) {
    await give("chen", ["seal.making", record], "submit", { form: making, attachments: [] });
    for (const person of ["liu", "zhou", "li"]) await agree(person, "seal.making", record);
    expect(await give("zhou", ["seal.making", record], "carve", { carver: "shop", filing: "330", receiver: "zhou" })).toBe("accepted");
  }
  expect((await state("m1")).alerts).toBeUndefined();
  expect(await state("m2")).toMatchObject({
    status: "carved",
    alerts: [{ kind: "notDone", by: { person: "zhou" }, tell: ["p:zhou", "o:officeHead@bureau"], asked: { kind: "seal.impression", command: "register" }, refusal: { code: "claim.taken" } }],
  });
  expect((await state("m2")).trail.map(({ event }) => event).slice(-2)).toEqual(["seal.carved", "reaction.refused"]);
});

const count = (entries: Json) => ({ form: { seal: "seal-liuhe", month: "2026-11", entries, remark: "" }, attachments: [] });

test("ADMIT-29 a month's count has the figures that the hub holds, once for a seal and month", async () => {
  const { time, give, agree } = await office();
  const request = { document: "x", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "y", copies: 2, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
  await give("chen", ["seal.request", "r1"], "submit", { form: request, attachments: [] });
  await agree("liu", "seal.request", "r1");
  const entry = { request: "r1", document: "x", copies: 2, stamped: 0, spoiled: 0, givenUp: 0, outstanding: 2, explanation: "not used yet" };
  expect(await give("sun", ["seal.count", "c1"], "submit", count([entry]))).toBe("seal.monthNotOver");
  time.now = noon + 8 * day;
  expect(await give("sun", ["seal.count", "c1"], "submit", count([{ ...entry, stamped: 1, outstanding: 1 }]))).toBe("seal.figuresMoved");
  expect(await give("sun", ["seal.count", "c1"], "submit", count([{ ...entry, request: "nobody" }]))).toBe("form.noSuchReference");
  expect(await give("sun", ["seal.count", "c1"], "submit", count([entry]))).toBe("accepted");
  expect(await give("sun", ["seal.count", "c2"], "submit", count([entry]))).toBe("claim.taken");
  expect(await agree("liu", "seal.count", "c1")).toBe("accepted");
});
