import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import { hashOf, isReceiptOf, isSignedBy } from "#shared/sync/envelope.ts";
import { openByCode } from "#shared/sync/secret.ts";
import { fromHex } from "#shared/kernel/bytes.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { createEnrolment } from "./accounts.ts";
import { createHub, type Hub } from "./createHub.ts";
import { buildEntry, ended, startChild } from "./testing/child.ts";
import { openFolder } from "./testing/folder.ts";
import { Desk } from "./testing/desk.ts";
import { caughtUp, clientAt, entriesIn, signedIn, streamed } from "./testing/line.ts";

const noon = Date.UTC(2026, 10, 24, 4);
const { org, password } = demonstration;
const as = (person: string) => ({ person, login: must(demonstration.people.find(({ id }) => id === person), person).login, password });
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "home", handover: "" };
const submit = (record: string) => ({ kind: "attendance.leave", record, type: "submit", args: { form, attachments: [] } });
const free = { device: { rate: 1, burst: 10_000 }, address: { rate: 1, burst: 10_000 }, headWithin: 10_000 };

let folder: ReturnType<typeof openFolder>;
let hub: Hub;
const deskFor = (dev: string): Desk => new Desk(org, dev, () => noon);
beforeAll(async () => {
  folder = openFolder("hub");
  hub = await createHub({ database: { folder: folder.at("data") }, port: 0, clock: () => noon, demonstration, limits: free });
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});

test("HUB-1 a request given at one PC reaches the head's PC while its line is open", async () => {
  const desk = deskFor("pc-1");
  const chen = await signedIn(hub.url, desk, as("chen"));
  const liu = await signedIn(hub.url, deskFor("pc-2"), as("liu"));
  const heard = streamed(liu, {}, (frames) => entriesIn(frames, "o:head@liuhe").length > 0);
  const pushed = await chen.push({ dev: "pc-1", messages: [desk.command("chen", submit("leave-1"))] });
  expect(pushed).toMatchObject({ ok: true, value: { expect: 2, receipts: [{ receipt: { outcome: "accepted", version: 1, refusal: null } }] } });
  expect(pushed.ok && pushed.value.receipts.every((receipt) => isReceiptOf(receipt, hub.core.identity.signer.publicKey))).toBe(true);
  expect(entriesIn(await heard, "o:head@liuhe")).toMatchObject([{ seq: 1, kind: "e", record: "leave-1", type: "attendance.leave", version: 1 }]);
});

test("HUB-2 three hundred commands in two pushes: repeated they get the same receipts, and every feed is gapless", async () => {
  const desk = deskFor("pc-3");
  const sun = await signedIn(hub.url, desk, as("sun"));
  const messages = Array.from({ length: 300 }, (_, index) => desk.command("sun", submit(`many-${index}`)));
  const halves = [messages.slice(0, 150), messages.slice(150)];
  const push = async (part: readonly string[]) => sun.push({ dev: "pc-3", messages: [...part] });
  const first = [await push(halves[0] ?? []), await push(halves[1] ?? [])];
  expect(first.flatMap((answer) => (answer.ok ? answer.value.receipts : [])).filter(({ receipt }) => receipt.outcome === "accepted")).toHaveLength(300);
  expect([await push(halves[0] ?? []), await push(halves[1] ?? [])].map((answer) => answer.ok && answer.value.receipts)).toEqual(first.map((answer) => answer.ok && answer.value.receipts));

  const frames = await streamed(sun, { "p:sun": 0 }, caughtUp);
  const own = entriesIn(frames, "p:sun");
  expect(own.map(({ seq }) => seq)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  expect(own.map(({ record }) => record)).toEqual(messages.map((_, index) => `many-${index}`));
  expect(frames.map(({ t }) => t).filter((t) => t !== "past").slice(0, 3)).toEqual(["feeds", "rows", "rows"]);
  const [heads] = frames;
  expect(heads?.t === "feeds" && heads.heads["p:sun"]).toBe(300);
  const rest = entriesIn(await streamed(sun, { "p:sun": 290 }, caughtUp), "p:sun");
  expect(rest.map(({ seq }) => seq)).toEqual([291, 292, 293, 294, 295, 296, 297, 298, 299, 300]);
});

test("HUB-3 two PCs that decide one request at once: one verdict stands, the other is told who was first", async () => {
  const desk = deskFor("pc-4");
  const chen = await signedIn(hub.url, desk, as("chen"));
  await chen.push({ dev: "pc-4", messages: [desk.command("chen", submit("contested"))] });
  const desks = [deskFor("pc-5"), deskFor("pc-6")];
  const verdicts = await Promise.all(
    desks.map(async (each) => {
      const liu = await signedIn(hub.url, each, as("liu"));
      const seen = await liu.records({ ids: ["contested", "many-1", "nothing"] });
      const state = must(seen.ok ? seen.value.records.find(({ record }) => record === "contested") : null, "the record").state as { content: string; route: { waiting: { id: string }[] } };
      const turn = must(state.route.waiting[0], "a turn").id;
      return liu.push({ dev: each.dev, messages: [each.command("liu", { kind: "attendance.leave", record: "contested", type: "route.agree", args: { turn, content: state.content, opinion: "" } })] });
    }),
  );
  const codes = verdicts.flatMap((answer) => (answer.ok ? answer.value.receipts.map(({ receipt }) => receipt.refusal?.code ?? receipt.outcome) : []));
  expect(codes.toSorted()).toEqual(["accepted", "route.alreadyDecided"]);
});

test("HUB-4 what one may not see is answered like what is not there", async () => {
  const qian = await signedIn(hub.url, deskFor("pc-7"), as("qian"));
  expect(await qian.records({ ids: ["contested", "nothing"] })).toEqual({ ok: true, value: { records: [] } });
  expect([await qian.history({ record: "contested" }), await qian.history({ record: "nothing" })]).toEqual([{ ok: false, error: { code: "notFound" } }, { ok: false, error: { code: "notFound" } }]);
  expect(entriesIn(await streamed(qian, { "p:sun": 0, "o:head@liuhe": 0 }, caughtUp), "p:sun")).toEqual([]);
});

test("HUB-5 history shows who signed what", async () => {
  const liu = await signedIn(hub.url, deskFor("pc-8"), as("liu"));
  const history = await liu.history({ record: "contested" });
  const commands = history.ok ? history.value.commands : [];
  expect(commands.map(({ version }) => version)).toEqual([1, 2]);
  expect(commands.every(({ message, publicKey }) => isSignedBy(message, publicKey))).toBe(true);
});

test("HUB-6 a form may only name records that its author may see", async () => {
  const desk = deskFor("pc-9");
  const qian = await signedIn(hub.url, desk, as("qian"));
  const ask = (record: string, seal: string) => {
    const form = { document: "letter", seals: [seal], ways: ["stamp"], purpose: "reply", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
    return desk.command("qian", { kind: "seal.request", record, type: "submit", args: { form, attachments: [] } });
  };
  const answer = await qian.push({ dev: "pc-9", messages: [ask("seal-1", "contested"), ask("seal-2", "nothing"), ask("seal-3", "seal-bureau")] });
  const outcomes = answer.ok ? answer.value.receipts.map(({ receipt }) => receipt.refusal ?? receipt.outcome) : [];
  expect(outcomes).toEqual([{ code: "form.noSuchReference", id: "contested" }, { code: "form.noSuchReference", id: "nothing" }, "accepted"]);
});

test("HUB-7 a session by signature, a used challenge grown stale, and signing out", async () => {
  const desk = deskFor("pc-10");
  await signedIn(hub.url, desk, as("wu"));
  const nobody = clientAt(hub.url, "");
  const hello = await nobody.hello({ protocol: 1, dev: "pc-10" });
  const challenge = hello.ok ? hello.value.challenge : "";
  const signature = desk.sign("wu", `wenyi/session/1\n${challenge}\npc-10\nwu`);
  const session = await nobody.session({ person: "wu", dev: "pc-10", challenge, signature });
  expect(session).toMatchObject({ ok: true, value: { person: "wu", until: noon + 36_000_000 } });
  expect(await nobody.session({ person: "li", dev: "pc-10", challenge, signature })).toMatchObject({ error: { code: "unknownKey" } });
  expect(await nobody.session({ person: "wu", dev: "pc-10", challenge: `1${challenge}`, signature })).toMatchObject({ error: { code: "staleChallenge" } });
  const wu = clientAt(hub.url, session.ok ? session.value.token : "");
  expect(await wu.signOut({})).toEqual({ ok: true, value: {} });
  expect((await wu.post("/v1/records", { ids: ["x"] })).status).toBe(401);
  expect(await nobody.session({ person: "wu", dev: "pc-10", challenge, signature })).toMatchObject({ error: { code: "unknownKey" } });
});

/** Six wrong passwords for a login, and what each was answered. */
async function answers(login: string): Promise<string[]> {
  const codes: string[] = [];
  for (let tries = 0; tries < 6; tries++) {
    const answer = await clientAt(hub.url, "").signIn({ login, proof: "00".repeat(32), dev: "pc-11", publicKey: "11".repeat(32) });
    codes.push(answer.ok ? "in" : answer.error.code);
  }
  return codes;
}

test("HUB-8 a wrong password costs time, and an unknown login is answered alike", async () => {
  const known = await answers(as("zheng").login);
  expect(known).toEqual(["wrongPassword", "wrongPassword", "wrongPassword", "wrongPassword", "wrongPassword", "tooManyTries"]);
  expect(await answers("nobody")).toEqual(known);
});

test("HUB-9 an enrolment file opens one PC, once", async () => {
  const until = noon + 86_400_000;
  const file = await createEnrolment(hub.core.log, hub.core.identity, { person: "zhou", login: "zhoum", name: "Zhou", code: "ABCD-EFGH", until, address: "" });
  const content = JSON.parse(must(await openByCode(file.sealed, { code: "abcd efgh", salt: fromHex(file.salt), place: "enrolment" }), "the content")) as { enrolment: string; signature: string; common: { record: string }[] };
  expect(content.common.map(({ record }) => record)).toContain("bureau");
  const enrol = (dev: string, enrolment = content.enrolment) => clientAt(hub.url, "").enrol({ enrolment, signature: content.signature, dev, publicKey: deskFor(dev).keyOf("zhou").publicKey });
  expect(await enrol("pc-12", content.enrolment.replace("zhou", "lili"))).toMatchObject({ error: { code: "wrongEnrolment" } });
  expect([await enrol("pc-12"), await enrol("pc-12")]).toMatchObject([{ ok: true, value: { person: "zhou" } }, { ok: true }]);
  expect(await enrol("pc-13")).toMatchObject({ error: { code: "usedEnrolment" } });
});

test("HUB-10 a killed hub loses nothing that it acknowledged, and its database is taken over", async () => {
  const entry = await buildEntry();
  const data = folder.at("killed");
  const options = ["--data", data, "--demonstration"];
  const first = await startChild(entry, options);
  await expect(startChild(entry, options)).rejects.toThrow(String(first.process.pid));
  const desk = new Desk(org, "pc-1", () => noon);
  const message = desk.command("chen", submit("kept"));
  const pushed = await (await signedIn(first.url, desk, as("chen"))).push({ dev: "pc-1", messages: [message] });
  const { cluster } = JSON.parse(readFileSync(join(data, "database.json"), "utf8")) as { cluster: string };
  expect(await ended(first.process, "SIGKILL")).toBeNull();
  expect(existsSync(join(cluster, "postmaster.pid"))).toBe(true);

  const second = await startChild(entry, options);
  const chen = await signedIn(second.url, desk, as("chen"));
  const next = desk.command("chen", submit("after"), { prev: hashOf(message) });
  const again = await chen.push({ dev: "pc-1", messages: [message, next] });
  expect(again).toMatchObject({ ok: true, value: { expect: 3, receipts: [pushed.ok && pushed.value.receipts[0], { receipt: { outcome: "accepted" } }] } });
  expect(await ended(second.process, "SIGTERM")).toBe(0);
  expect(existsSync(join(cluster, "postmaster.pid"))).toBe(false);

  rmSync(cluster, { recursive: true, force: true });
  await expect(startChild(entry, options)).rejects.toThrow(/backup/);
});

test("HUB-11 a port that is taken is named", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(createHub({ database: { folder: folder.at("port") }, port, clock: () => noon, demonstration })).rejects.toThrow(String(port));
  other.close();
});
