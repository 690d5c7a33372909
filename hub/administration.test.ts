import { afterAll, beforeAll, expect, test } from "vitest";
import { passwordText } from "#shared/contracts/hub.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { fromHex } from "#shared/kernel/bytes.ts";
import { must } from "#shared/kernel/assert.ts";
import { loginProof, openByCode } from "#shared/sync/secret.ts";
import { createHub, type Hub } from "./createHub.ts";
import { Desk } from "./testing/desk.ts";
import { openFolder } from "./testing/folder.ts";
import { clientAt, signedIn, type Client } from "./testing/line.ts";

const noon = Date.UTC(2026, 10, 24, 4);
const { org } = demonstration;
const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "home", handover: "" };
const leave = (record: string) => ({ kind: "attendance.leave", record, type: "submit", args: { form, attachments: [] } });
const free = { device: { rate: 1000, burst: 10_000 }, address: { rate: 1000, burst: 10_000 }, headWithin: 10_000 };

let folder: ReturnType<typeof openFolder>;
let hub: Hub;
let admin: Client;
const login = (person: string): string => must(demonstration.people.find(({ id }) => id === person), person).login;
const desks = new Map<string, Desk>();
const deskFor = (dev: string): Desk => desks.get(dev) ?? must(desks.set(dev, new Desk(org, dev, () => noon)).get(dev), dev);
const as = (person: string, dev: string, password = demonstration.password) => signedIn(hub.url, deskFor(dev), { person, login: login(person), password });
const firstOf = async (person: string): Promise<string> => {
  const made = await admin.firstPasswords({ people: [person] });
  return made.ok ? must(made.value.passwords[0], person).password : "";
};
const signInAnswer = async (person: string, dev: string, password: string) =>
  clientAt(hub.url, "").signIn({ login: login(person), proof: await loginProof(password, org, login(person)), dev, publicKey: deskFor(dev).keyOf(person).publicKey });
const sessionFor = async (person: string, dev: string) => {
  const hello = await clientAt(hub.url, "").hello({ protocol: 1, dev });
  const challenge = hello.ok ? hello.value.challenge : "";
  return clientAt(hub.url, "").session({ person, dev, challenge, signature: deskFor(dev).sign(person, `wenyi/session/1\n${challenge}\n${dev}\n${person}`) });
};
const outcomes = (answer: Awaited<ReturnType<Client["push"]>>) => (answer.ok ? answer.value.receipts.map(({ receipt }) => receipt.refusal?.code ?? receipt.outcome) : [answer.error.code]);

beforeAll(async () => {
  folder = openFolder("accounts");
  hub = await createHub({ database: { folder: folder.at("data") }, port: 0, clock: () => noon, demonstration, limits: free });
  admin = await as("admin", "pc-admin");
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});

test("ACC-1 a first password takes the place of the one before, and nothing kept tells it", async () => {
  const first = await firstOf("qian");
  expect(first).toMatch(/^[2-9a-z]{10}$/);
  expect(await signInAnswer("qian", "pc-1", demonstration.password)).toMatchObject({ error: { code: "wrongPassword" } });
  expect(await signInAnswer("qian", "pc-1", first)).toMatchObject({ ok: true });
  const kept = await hub.core.database.sql("select * from account");
  expect(JSON.stringify(kept)).not.toContain(first);
  const listed = await admin.accounts({});
  expect(listed.ok && listed.value.accounts.find(({ person }) => person === "qian")).toMatchObject({ password: "first", locked: false });
});

test("ACC-2 a first password is said to be one until an own one is set", async () => {
  expect(await signInAnswer("qian", "pc-1", await firstOf("qian"))).toMatchObject({ value: { first: true } });
  expect(await signInAnswer("zhao", "pc-1", demonstration.password)).toMatchObject({ value: { first: false } });
});

test("ACC-3 an own password is set by the person's key and by no other", async () => {
  const qian = await as("qian", "pc-1", await firstOf("qian"));
  const proof = await loginProof("mine-2026", org, login("qian"));
  const text = passwordText(proof, "pc-1", "qian");
  expect(await qian.changePassword({ proof, signature: deskFor("pc-1").sign("zhao", text) })).toMatchObject({ error: { code: "unknownKey" } });
  expect(await qian.changePassword({ proof, signature: deskFor("pc-1").sign("qian", text) })).toMatchObject({ ok: true });
  expect(await signInAnswer("qian", "pc-1", "mine-2026")).toMatchObject({ value: { first: false } });
});

test("ACC-4 a lock ends sessions at once and refuses what others bring; unlocked, what waited is admitted", async () => {
  const [chen, sun] = [await as("chen", "pc-2"), await as("sun", "pc-2")];
  const desk = deskFor("pc-2");
  expect(await admin.setLocked({ person: "chen", locked: true })).toEqual({ ok: true, value: {} });
  expect((await chen.post("/v1/records", { ids: ["x"] })).status).toBe(401);
  expect([await signInAnswer("chen", "pc-2", demonstration.password), await sessionFor("chen", "pc-2")]).toMatchObject([{ error: { code: "locked" } }, { error: { code: "locked" } }]);
  expect(outcomes(await sun.push({ dev: "pc-2", messages: [desk.command("chen", leave("locked")), desk.command("sun", leave("free"))] }))).toEqual(["actor.keyRetired", "accepted"]);
  const waiting = desk.command("chen", leave("waited"));
  await admin.setLocked({ person: "chen", locked: false });
  const again = await sessionFor("chen", "pc-2");
  expect(outcomes(await clientAt(hub.url, again.ok ? again.value.token : "").push({ dev: "pc-2", messages: [waiting] }))).toEqual(["accepted"]);
});

test("ACC-5 a new password leaves the keys good", async () => {
  await as("zheng", "pc-3");
  const unsent = deskFor("pc-3").command("zheng", leave("unsent"));
  await firstOf("zheng");
  const session = await sessionFor("zheng", "pc-3");
  expect(outcomes(await clientAt(hub.url, session.ok ? session.value.token : "").push({ dev: "pc-3", messages: [unsent] }))).toEqual(["accepted"]);
});

test("ACC-6 a retired PC hands over what it holds, each refused with the reason, and nobody signs in on it", async () => {
  const before = await as("wu", "pc-4");
  const held = deskFor("pc-4").command("wu", leave("held"));
  expect(await admin.retireDevice({ dev: "pc-4" })).toEqual({ ok: true, value: {} });
  expect((await before.post("/v1/records", { ids: ["x"] })).status).toBe(401);
  const session = await sessionFor("wu", "pc-4");
  expect(session).toMatchObject({ ok: true, value: { retired: true } });
  const handing = clientAt(hub.url, session.ok ? session.value.token : "");
  expect((await handing.post("/v1/records", { ids: ["x"] })).status).toBe(403);
  expect((await handing.post("/v1/stream", { cursors: {} })).status).toBe(403);
  expect(outcomes(await handing.push({ dev: "pc-4", messages: [held] }))).toEqual(["actor.keyRetired"]);
  expect(await signInAnswer("zhou", "pc-4", demonstration.password)).toMatchObject({ error: { code: "retiredDevice" } });
  const listed = await admin.devices({});
  expect(listed.ok && listed.value.devices.find(({ dev }) => dev === "pc-4")).toMatchObject({ retired: noon, people: ["wu"], seen: noon });
});

test("ACC-7 nobody locks himself out, and nobody else than the administrator is told anything", async () => {
  expect(await admin.setLocked({ person: "admin", locked: true })).toMatchObject({ error: { code: "notFound" } });
  const zhou = await as("zhou", "pc-5");
  const asked = [await zhou.accounts({}), await zhou.devices({}), await zhou.firstPasswords({ people: ["li"] }), await zhou.setLocked({ person: "li", locked: true }), await zhou.retireDevice({ dev: "pc-1" })];
  expect(asked.map((answer) => !answer.ok && answer.error.code)).toEqual(["notAllowed", "notAllowed", "notAllowed", "notAllowed", "notAllowed"]);
});

test("ACC-8 an enrolment file says where the hub is", async () => {
  const made = await admin.makeEnrolment({ person: "zhao" });
  const { file, code } = made.ok ? made.value : { file: "{}", code: "" };
  const { sealed, salt } = JSON.parse(file) as { sealed: string; salt: string };
  expect(JSON.parse(must(await openByCode(sealed, { code, salt: fromHex(salt), place: "enrolment" }), "the content"))).toMatchObject({ address: hub.url, certificate: "" });
});

test("ACC-9 the administrator hands over what waits for somebody without seeing it; one who may not learns nothing", async () => {
  const [chen, liu, zhao] = [await as("chen", "pc-6"), await as("liu", "pc-6"), await as("zhao", "pc-6")];
  const desk = deskFor("pc-6");
  await chen.push({ dev: "pc-6", messages: [desk.command("chen", leave("handed"))] });
  const seen = await liu.records({ ids: ["handed"] });
  const state = must(seen.ok ? seen.value.records[0] : null, "the record").state as { content: string; route: { waiting: { id: string }[] } };
  const back = { kind: "attendance.leave", record: "handed", type: "route.return", args: { turn: must(state.route.waiting[0], "a turn").id, content: state.content, opinion: "补正", to: "start", resume: "again" } };
  await liu.push({ dev: "pc-6", messages: [desk.command("liu", back)] });
  const asked = await admin.openTurns({ person: "chen" });
  const [turn] = asked.ok ? asked.value.turns.filter(({ record }) => record === "handed") : [];
  expect(turn).toMatchObject({ kind: "attendance.leave", title: "", step: "start", movable: true });
  expect(await zhao.openTurns({ person: "chen" })).toMatchObject({ error: { code: "notAllowed" } });
  const give = { kind: "attendance.leave", record: "handed", type: "route.transfer", args: { turn: must(turn, "a turn").turn, to: "sun", reason: "退休" } };
  expect(outcomes(await zhao.push({ dev: "pc-6", messages: [desk.command("zhao", give)] }))).toEqual(["not.found"]);
  expect(outcomes(await admin.push({ dev: "pc-admin", messages: [deskFor("pc-admin").command("admin", give)] }))).toEqual(["accepted"]);
  const sun = await as("sun", "pc-7");
  const given = await sun.records({ ids: ["handed"] });
  expect(given.ok && given.value.records[0]?.state).toMatchObject({ status: "returned", applicant: { person: "sun" } });
});

test("ACC-10 how the hub is, for the administrator alone", async () => {
  const [asked, refused] = [await admin.health({}), await (await as("zhou", "pc-5")).health({})];
  expect(refused).toMatchObject({ error: { code: "notAllowed" } });
  expect(asked).toMatchObject({ ok: true, value: { started: noon, now: noon, embedded: true, lastCommand: noon, overdue: 0, backups: "none", lastBackup: 0 } });
  const { devices, devicesToday, commands, size, free } = asked.ok ? asked.value : { devices: 0, devicesToday: 0, commands: 0, size: 0, free: 0 };
  expect([devicesToday > 0 && devicesToday <= devices + 1, commands > 20, size > 1_000_000, free > 0]).toEqual([true, true, true, true]);
});

test("ACC-11 what a PC says is cleared is noted once and shown to the administrator, but for what its person receives again", async () => {
  const zhou = await as("zhou", "pc-7");
  const feeds = ["o:keeper@nowhere", "r:nowhere/seal.requests"];
  for (let times = 0; times < 2; times += 1) expect(await zhou.purged({ feeds: [...feeds, "p:zhou"] })).toEqual({ ok: true, value: {} });
  const listed = await admin.devices({});
  const clearedOn = (wanted: string) => (listed.ok ? listed.value.devices.find(({ dev }) => dev === wanted)?.cleared : []);
  expect([clearedOn("pc-7"), clearedOn("pc-admin")]).toEqual([[{ person: "zhou", feeds: 2, at: noon }], []]);
});
