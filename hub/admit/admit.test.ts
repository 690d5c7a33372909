import { expect, test } from "vitest";
import { isReceiptOf, openMessage, signCommand, undoOf } from "#shared/sync/envelope.ts";
import { memoryLog } from "../log/memory.ts";
import { noon, officeOn, outcomeOf, receiptsIn } from "../testing/office.ts";

const mine = { feeds: ["p:chen"] };
const make = { kind: "toy", record: "t1", type: "make", args: mine };
const say = { kind: "toy", record: "t1", type: "say", args: { text: "x" } };

test("ADMIT-1 a message sent again gets its first receipt, signed by the hub", async () => {
  const { admission, desk, hubKey, time } = await officeOn(memoryLog());
  const messages = [desk.command("chen", make), desk.command("chen", say)];
  const first = await admission.push({ dev: "pc", messages });
  time.now += 60_000;
  expect(await admission.push({ dev: "pc", messages })).toEqual(first);
  expect(first).toMatchObject({ ok: true, value: { expect: 3, receipts: [{ receipt: { outcome: "accepted", version: 1, received: noon } }, { receipt: { version: 2 } }] } });
  expect(first.ok && first.value.receipts.every((receipt) => isReceiptOf(receipt, hubKey))).toBe(true);
});

test("ADMIT-2 a gap stops the push and names what is expected", async () => {
  const { admission, desk } = await officeOn(memoryLog());
  const [first, second, third] = [desk.command("chen", make), desk.command("chen", say), desk.command("chen", say)];
  expect(await admission.push({ dev: "pc", messages: [second, third] })).toEqual({ ok: true, value: { receipts: [], expect: 1 } });
  expect(await admission.push({ dev: "pc", messages: [first, third] })).toMatchObject({ ok: true, value: { receipts: [{}], expect: 2 } });
});

test("ADMIT-3 another command in a place that is taken, or after another one, is a fork", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  await give("chen", "make", mine);
  const held = { dseq: desk.dseq, hash: desk.hash };
  const other = desk.command("chen", say, { dseq: 1, prev: "", cid: "a".repeat(32) });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [other] }))).toBe("forked");
  Object.assign(desk, held);
  const unchained = desk.command("chen", say, { prev: "0".repeat(64), cid: "b".repeat(32) });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [unchained] }))).toBe("forked");
  Object.assign(desk, held);
  expect(outcomeOf(await give("chen", "say", { text: "still goes on" }))).toBe("accepted");
});

test("ADMIT-4 what is no message is malformed, however deep it nests", async () => {
  const { admission, desk } = await officeOn(memoryLog());
  const message = desk.command("chen", make);
  const deep = `${"0".repeat(128)}${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  for (const wrong of ["", "x", `${message} `, message.replace('"v":1', '"v":2'), deep]) expect(outcomeOf(await admission.push({ dev: "pc", messages: [wrong] }))).toBe("malformed");
});

test("ADMIT-5 only the actor's own key of this PC signs for the actor", async () => {
  const { admission, desk } = await officeOn(memoryLog());
  const forged = desk.command("chen", make, { actor: "li" }).replace('"actor":"li"', '"actor":"chen"');
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [forged] }))).toBe("foreignSignature");
  const flipped = desk.command("chen", make, { dseq: 1, prev: "" }).replace("p:chen", "p:liux");
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [flipped] }))).toBe("foreignSignature");
  const elsewhere = desk.command("chen", make, { dseq: 1, prev: "", dev: "pc-2" });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [elsewhere] }))).toBe("foreignSignature");
  const clockwork = desk.command("system", make, { dseq: 1, prev: "" });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [clockwork] }))).toBe("foreignSignature");
  const otherOffice = desk.command("chen", make, { dseq: 1, prev: "", org: "other" });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [otherOffice] }))).toBe("foreignSignature");
});

test("ADMIT-6 a person without a key here, or with one out of use, is refused and the queue goes on", async () => {
  const log = memoryLog();
  const { give } = await officeOn(log);
  await log.retireKeys("liu", "pc", noon);
  expect(outcomeOf(await give("stranger", "make", mine))).toBe("actor.unknownKey");
  expect(outcomeOf(await give("liu", "make", mine))).toBe("actor.keyRetired");
  expect(outcomeOf(await give("chen", "make", mine))).toBe("accepted");
});

test("ADMIT-7 who has left the office is refused from that command on, also within one push", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  const leave = desk.command("admin", { kind: "organisation.person", record: "chen", type: "leave", args: {} });
  const late = desk.command("chen", make);
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [leave, late] }))).toBe("accepted,actor.inactive");
  expect(outcomeOf(await give("chen", "make", mine))).toBe("actor.inactive");
});

test("ADMIT-8 what this build does not know is parked", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  const push = (asked: object, change = {}) => admission.push({ dev: "pc", messages: [desk.command("chen", { ...make, ...asked }, change)] });
  expect(receiptsIn(await push({ kind: "tomorrow" }))).toMatchObject([{ outcome: "parked", refusal: { code: "sync.unknownType" } }]);
  expect(receiptsIn(await push({}, { tv: 2 }))).toMatchObject([{ outcome: "parked", refusal: { code: "sync.unknownType" } }]);
  expect(outcomeOf(await give("chen", "fly", {}))).toBe("sync.unknownType");
});

test("ADMIT-9 arguments that do not fit are refused", async () => {
  const { give } = await officeOn(memoryLog());
  for (const args of [{}, { feeds: [1] }, { feeds: [], more: 1 }, [], "x", { feeds: [], type: "say" }]) expect(outcomeOf(await give("chen", "make", args))).toBe("args.wrong");
});

test("ADMIT-10 what was built on a refused or parked command is refused with it", async () => {
  const { admission, desk } = await officeOn(memoryLog());
  const messages = [desk.command("chen", make, { tv: 9 })];
  const [cid = ""] = receiptsIn(await admission.push({ dev: "pc", messages })).map((receipt) => receipt.cid);
  const built = desk.command("chen", make, { after: cid });
  expect(receiptsIn(await admission.push({ dev: "pc", messages: [built] }))).toMatchObject([{ outcome: "refused", refusal: { code: "sync.builtOnRefused", of: cid }, version: 0 }]);
});

test("ADMIT-11 a record of another kind is refused", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  await give("chen", "make", mine);
  const message = desk.command("chen", { kind: "organisation.unit", record: "t1", type: "change", args: { form: { name: "a", short: "a", parent: "", level: "office" } } });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [message] }))).toBe("record.otherKind");
});

test("ADMIT-12 a record that may not be seen is answered like one that is not there", async () => {
  const { give } = await officeOn(memoryLog());
  await give("chen", "make", mine);
  const [hidden, missing] = [receiptsIn(await give("zhao", "say", { text: "x" })), receiptsIn(await give("zhao", "say", { text: "x" }, "t2"))];
  expect(hidden).toMatchObject([{ outcome: "refused", version: 0, refusal: { code: "not.found" } }]);
  expect(missing).toMatchObject([{ outcome: "refused", version: 0, refusal: { code: "not.found" } }]);
  expect(receiptsIn(await give("chen", "no", {}))).toMatchObject([{ outcome: "refused", version: 1, refusal: { code: "toy.no" } }]);
});

test("ADMIT-13 the hub's clock decides; a PC's impossible one is marked", async () => {
  const log = memoryLog();
  const { admission, desk } = await officeOn(log);
  const times = [noon - 3_600_000, noon + 60_000, noon + 3_600_000, Date.UTC(2001, 0, 1)];
  const messages = [desk.command("chen", make, { at: noon }), ...times.map((at) => desk.command("chen", say, { at }))];
  await admission.push({ dev: "pc", messages });
  expect((await log.entries("p:chen", 1, 9)).map(({ body }) => body)).toMatchObject([
    { at: times[0], received: noon, grade: "plain" }, { at: noon, grade: "plain" }, { at: noon, grade: "doubtful" }, { at: times[3], grade: "doubtful" },
  ]);
});

test("ADMIT-14 a type that throws parks its command; what stands before and after it goes on, and no number is lost", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  const messages = [make, { ...make, record: "t2", type: "boom", args: {} }, { ...say, type: "burst", args: {} }, say].map((asked) => desk.command("chen", asked));
  expect(outcomeOf(await admission.push({ dev: "pc", messages }))).toBe("accepted,sync.defect,sync.defect,accepted");
  expect(receiptsIn(await give("chen", "number", {}))).toMatchObject([{ numbers: { number: "2026-0001" } }]);
});

test("ADMIT-15 claims: one holder of a key, gapless numbers of the Chinese year, ledgers and spans", async () => {
  const log = memoryLog();
  const { give, time } = await officeOn(log);
  for (const id of ["t1", "t2"]) await give("chen", "make", mine, id);
  const numbered = async () => receiptsIn(await give("chen", "number", {})).map(({ numbers }) => numbers["number"]);
  expect([outcomeOf(await give("chen", "key", { key: "k" })), outcomeOf(await give("chen", "key", { key: "k" })), outcomeOf(await give("chen", "key", { key: "k" }, "t2"))]).toEqual(["accepted", "accepted", "claim.taken"]);
  expect([...(await numbered()), outcomeOf(await give("chen", "numberThenKey", { key: "k" }, "t2")), ...(await numbered())]).toEqual(["2026-0001", "claim.taken", "2026-0002"]);
  expect([outcomeOf(await give("chen", "spend", { amount: 7 })), outcomeOf(await give("chen", "spend", { amount: 4 })), outcomeOf(await give("chen", "spend", { amount: 3 }))]).toEqual(["accepted", "claim.taken", "accepted"]);
  expect([outcomeOf(await give("chen", "book", { from: 1, to: 5 })), outcomeOf(await give("chen", "book", { from: 4, to: 6 }, "t2")), outcomeOf(await give("chen", "book", { from: 5, to: 6 }, "t2"))]).toEqual(["accepted", "claim.taken", "accepted"]);
  time.now = Date.UTC(2026, 11, 31, 16);
  expect(await numbered()).toEqual(["2027-0001"]);
  expect(await log.records(["t1"])).toMatchObject([{ state: { number: "2027-0001" } }]);
});

test("ADMIT-16 a record enters a feed as it is and leaves it, and what left is no longer shown", async () => {
  const log = memoryLog();
  const { give } = await officeOn(log);
  await give("chen", "make", mine);
  await give("chen", "show", { feeds: ["p:chen", "p:liu"] });
  expect(await log.entries("p:liu", 0, 9)).toMatchObject([{ seq: 1, kind: "n", record: "t1", version: 2, body: { status: "open", version: 2 } }]);
  await give("chen", "show", { feeds: ["p:chen"] });
  await give("chen", "say", { text: "between us" });
  expect((await log.entries("p:liu", 0, 9)).map(({ kind, body }) => [kind, body])).toEqual([["l", null], ["l", null]]);
  expect((await log.entries("p:chen", 0, 9)).map(({ seq, kind, version }) => [seq, kind, version])).toEqual([[1, "e", 1], [2, "e", 2], [3, "e", 3], [4, "e", 4]]);
  expect(outcomeOf(await give("liu", "say", { text: "x" }))).toBe("not.found");
});

test("ADMIT-17 a command with two events raises the version by two", async () => {
  const { give } = await officeOn(memoryLog());
  await give("chen", "make", mine);
  expect(receiptsIn(await give("chen", "twice", {}))).toMatchObject([{ outcome: "accepted", version: 3 }]);
});

test("ADMIT-18 reactions run in the same transaction by the same person, and a circle ends", async () => {
  const log = memoryLog();
  const { give } = await officeOn(log);
  await give("chen", "make", mine);
  expect(outcomeOf(await give("chen", "say", { text: "echo" }))).toBe("accepted"); // `echo` is not there: the refused reaction undoes nothing
  await give("chen", "make", mine, "echo");
  await give("chen", "say", { text: "echo" });
  const [record] = await log.records(["echo"]);
  expect(record?.version).toBe(1 + 5);
  expect((await log.history("echo")).slice(1).map(({ actor, dev }) => [actor, dev])).toEqual(Array.from({ length: 5 }, () => ["chen", "system"]));
});

test("ADMIT-19 pushes of many PCs at once each get their own answer", async () => {
  const log = memoryLog();
  const { admission, desk, give } = await officeOn(log);
  await give("chen", "make", { feeds: ["c"] });
  const { Desk } = await import("../testing/desk.ts");
  const desks = Array.from({ length: 20 }, (_, index) => new Desk(desk.org, `pc-${index}`, () => noon));
  for (const each of desks) await log.registerKey({ person: "chen", dev: each.dev, publicKey: each.keyOf("chen").publicKey }, noon);
  const answers = await Promise.all(desks.map((each) => admission.push({ dev: each.dev, messages: [each.command("chen", say)] })));
  expect(answers.flatMap(receiptsIn).map(({ dev, version }) => [dev, version])).toEqual(desks.map(({ dev }, index) => [dev, index + 2]));
});

test("ADMIT-20 a form that only looks like one does not stop the queue", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  const odd = desk.command("chen", { kind: "toy", record: "t9", type: "submit", args: { form: { seal: { toString: 1, valueOf: 1 } }, attachments: [] } });
  expect(outcomeOf(await admission.push({ dev: "pc", messages: [odd] }))).toBe("sync.unknownType");
  expect(outcomeOf(await give("chen", "make", mine))).toBe("accepted");
});

test("ADMIT-22 time does its part at the home, each consequence once, and a refused one is not tried again", async () => {
  const log = memoryLog();
  const { admission, give, time } = await officeOn(log);
  await give("chen", "make", mine);
  await give("chen", "wait", { times: [noon + 10, noon + 20, noon + 30] });
  expect(await admission.runDue()).toBe(0);
  time.now = noon + 20;
  expect([await admission.runDue(), await admission.runDue()]).toEqual([1, 0]);
  expect((await log.history("t1")).slice(2).map(({ actor, dev }) => [actor, dev])).toEqual([["system", "system"], ["system", "system"]]);
  time.now = noon + 99;
  expect([await admission.runDue(), await admission.runDue()]).toEqual([1, 0]);
  expect(await log.records(["t1"])).toMatchObject([{ version: 4, due: null }]);
});

test("ADMIT-28 what was taken back keeps its place, takes no effect, and whichever of the two arrives first stands", async () => {
  const { admission, desk, give } = await officeOn(memoryLog());
  const push = async (...messages: string[]) => outcomeOf(await admission.push({ dev: "pc", messages }));
  const [kept, regretted, next] = [desk.command("chen", make), desk.command("chen", say), desk.command("chen", say)];
  const instead = undoing(desk, regretted);
  expect(await push(kept, instead, next)).toBe("accepted,command.undone,accepted");
  expect(await push(regretted)).toBe("command.undone");
  const sent = desk.command("chen", say);
  expect([await push(sent), await push(undoing(desk, sent))]).toEqual(["accepted", "accepted"]);
  expect(outcomeOf(await give("chen", "say", { text: "goes on" }))).toBe("accepted");
  const groundless = desk.command("chen", { ...say, type: "undo", args: {} });
  expect(await push(groundless)).toBe("malformed");
});

function undoing(desk: Awaited<ReturnType<typeof officeOn>>["desk"], message: string): string {
  const body = openMessage(message);
  if (!body.ok) throw new Error("no message");
  return signCommand(undoOf(body.value, message), desk.keyOf(body.value.actor).secret);
}
