/** The contract of `HostApi`, said once: each host runs it over its own way in. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract, type HostApi, type HostSession, type JournalEntry } from "#shared/contracts/host.ts";
import { digestOf, toUtf8 } from "#shared/kernel/bytes.ts";

/** Sends one request, whose address is a path, to a fresh host; `restart` ends it and starts another over the same data. */
export type HostUnderTest = { send(path: string, init?: RequestInit): Promise<Response>; restart(): Promise<void> };

const session: HostSession = { person: "chen", keys: "ab", until: Date.UTC(2199, 0), locked: false };
const command: JournalEntry = { kind: "command", id: "c1", text: "{}", dseq: 1, prev: "" };
const chen = { person: "chen", name: "陈", login: "chen" };

function apiOf(host: HostUnderTest): HostApi {
  return clientOf(hostContract, async (name, body) => (await host.send(`/__host/${name}`, { method: "POST", body })).json());
}

async function openWithApi(open: Open): Promise<[HostUnderTest, HostApi]> {
  const host = await open();
  return [host, apiOf(host)];
}

type Open = () => Promise<HostUnderTest>;

export function hostContractSuite(open: Open): void {
  lastingStories(open);
  memoryStories(open);
  refusalStories(open);
  fileStories(open);
}

function lastingStories(open: Open): void {
  test("boot tells a fresh PC: a device, a share, nobody, no session, the default settings, an empty journal", async () => {
    const api = apiOf(await open());
    const boot = await api.boot({});
    expect(boot).toMatchObject({ ok: true, value: { people: [], session: null, head: { dseq: 0, hash: "" }, repairs: [], settings: { scale: "standard", lockMinutes: 15, printTrail: true } } });
    expect(boot.ok && [boot.value.device, boot.value.share]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await api.boot({})).toEqual(boot);
  });

  test("journal, documents, rings, settings and waits outlive a restart; the session does not", async () => {
    const [host, api] = await openWithApi(open);
    const before = await api.boot({});
    await api.sessionPut(session);
    await api.journalAppend({ entries: [command] });
    await api.documentPut({ person: "chen", key: "draft:1", sealed: "abc" });
    await api.ringPut({ ...chen, ring: "r" });
    await api.settingsPut({ language: "en" });
    await api.tryPassword({ login: "chen", outcome: "wrong" });
    await host.restart();
    expect(await api.boot({})).toEqual({ ok: true, value: { ...(before.ok && before.value), people: [chen], head: { dseq: 1, hash: digestOf("{}") }, settings: { scale: "standard", contrast: "normal", language: "en", lockMinutes: 15, printTrail: true, printFiles: false } } });
    expect(await api.journalRead({ after: 0, limit: 10 })).toMatchObject({ ok: true, value: { entries: [command] } });
    expect(await api.documentList({ person: "chen" })).toMatchObject({ value: { documents: [{ key: "draft:1", sealed: "abc" }] } });
    expect(await api.ringGet({ person: "chen" })).toEqual({ ok: true, value: { ring: "r" } });
    expect(await api.tryPassword({ login: "chen", outcome: "ask" })).toMatchObject({ ok: true, value: { waitSeconds: 1 } });
  });

  test("a journal append may be repeated, a command that does not follow is stale", async () => {
    const api = apiOf(await open());
    const first = await api.journalAppend({ entries: [command] });
    expect(await api.journalAppend({ entries: [command] })).toEqual(first);
    expect(await api.journalAppend({ entries: [{ ...command, id: "c2" }] })).toEqual({ ok: false, error: { code: "stale" } });
  });

  test("the last writing of a document stands, null removes it, people do not see each other's", async () => {
    const api = apiOf(await open());
    await Promise.all(["a", "b", "c"].map((sealed) => api.documentPut({ person: "chen", key: "draft:1", sealed })));
    await api.documentPut({ person: "chen", key: "view:1", sealed: "v" });
    await api.documentPut({ person: "chen", key: "view:1", sealed: null });
    await api.documentPut({ person: "chen", key: "view:never", sealed: null });
    expect(await api.documentList({ person: "chen" })).toEqual({ ok: true, value: { documents: [{ key: "draft:1", sealed: "c" }] } });
    expect(await api.documentList({ person: "liu" })).toEqual({ ok: true, value: { documents: [] } });
  });
}

function memoryStories(open: Open): void {
  test("a session is kept for a reload, locked and unlocked, and dropped at sign-out", async () => {
    const api = apiOf(await open());
    const kept = async () => api.boot({}).then((boot) => boot.ok && boot.value.session);
    await api.sessionPut(session);
    expect(await kept()).toEqual(session);
    await api.sessionLock({ locked: true });
    expect(await kept()).toEqual({ ...session, locked: true });
    await api.sessionDrop({});
    await api.sessionLock({ locked: false });
    expect(await kept()).toBeNull();
  });

  test("changing one setting leaves the others", async () => {
    const api = apiOf(await open());
    await api.settingsPut({ scale: "large" });
    await api.settingsPut({ lockMinutes: 5 });
    expect(await api.settingsGet({})).toMatchObject({ ok: true, value: { scale: "large", lockMinutes: 5, contrast: "normal" } });
  });

  test("an absent ring is null; free space and reports answer", async () => {
    const api = apiOf(await open());
    expect(await api.ringGet({ person: "nobody" })).toEqual({ ok: true, value: { ring: null } });
    const free = await api.freeSpace({});
    expect(free.ok && free.value.bytes).toBeGreaterThan(0);
    expect(await api.report({ where: "desk", code: "x" })).toEqual({ ok: true, value: {} });
  });
}

function refusalStories(open: Open): void {
  test.each([
    ["ringGet", { person: "../../etc/passwd" }], ["documentPut", { person: "chen", key: "a/b", sealed: null }], ["journalAppend", { entries: [] }],
    ["journalAppend", { entries: [{ ...command, kind: "other" }] }], ["settingsPut", { scale: "huge" }], ["sessionLock", {}], ["boot", { more: 1 }],
  ])("%s does not take %j", async (name, input) => {
    const host = await open();
    const response = await host.send(`/__host/${name}`, { method: "POST", body: JSON.stringify(input) });
    expect(await response.json()).toEqual({ ok: false, error: { code: "badInput" } });
  });

  test.each(["not json", "", "null"])("a body of %j is bad input", async (body) => {
    const host = await open();
    expect(await (await host.send("/__host/boot", { method: "POST", body })).json()).toEqual({ ok: false, error: { code: "badInput" } });
  });

  test.each(["toString", "constructor", "nothing", "boot/x", "__proto__"])("there is no operation %s", async (name) => {
    const host = await open();
    expect((await host.send(`/__host/${name}`, { method: "POST", body: "{}" })).status).toBe(404);
  });
}

function fileStories(open: Open): void {
  test("a file is kept by its digest and given back whole, also when sent twice", async () => {
    const host = await open();
    const bytes = new Uint8Array(3_000_000).map((_, index) => index * 7);
    const path = `/__host/blob/${createHash("sha256").update(bytes).digest("hex")}`;
    expect((await host.send(path)).status).toBe(404);
    expect((await host.send(path, { method: "PUT", body: bytes })).status).toBe(200);
    expect((await host.send(path, { method: "PUT", body: bytes })).status).toBe(200);
    const [head, got] = [await host.send(path, { method: "HEAD" }), await host.send(path)];
    expect([head.headers.get("content-length"), got.headers.get("content-length")]).toEqual(["3000000", "3000000"]);
    expect(Buffer.from(await got.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  test.each([
    ["bytes that are not what the name says", toUtf8("other"), 400, "mismatch"],
    ["an empty file", new Uint8Array(), 400, "empty"],
    ["more than 50 MB", new Uint8Array(50 * 1024 * 1024 + 1), 413, "tooLarge"],
  ])("%s are refused and nothing is kept", async (_, body, status, code) => {
    const host = await open();
    const path = `/__host/blob/${digestOf(body.length === 5 ? "wanted" : body)}`;
    const answer = await host.send(path, { method: "PUT", body: new Uint8Array(body) });
    expect([answer.status, await answer.json()]).toEqual([status, { ok: false, error: { code } }]);
    expect((await host.send(path)).status).toBe(404);
  });

  test.each(["abc", "../device.json", "A".repeat(64), `${"a".repeat(64)}/x`])("there is no file named %s", async (name) => {
    const host = await open();
    expect((await host.send(`/__host/blob/${name}`)).status).toBe(404);
  });
}
