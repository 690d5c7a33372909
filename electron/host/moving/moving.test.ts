import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract, type HostBoot, type JournalEntry } from "#shared/contracts/host.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Host } from "../handle.ts";
import { commands, noon, random, temporaryFolder, temporaryHost } from "../temporary.fixtures.ts";
import { stageDesk } from "./arrival.ts";
import { Pieces } from "./deskFile.ts";

const apiOf = (host: Host) => clientOf(hostContract, async (name, body) => (await host.handle(new Request(`http://wenyi/__host/${name}`, { method: "POST", body }))).json());
async function bootOf(host: Host): Promise<HostBoot> {
  const boot = await apiOf(host).boot({});
  if (!boot.ok) throw new Error(boot.error.code);
  return boot.value;
}
const chen = { person: "chen", name: "陈秀兰", login: "chenxl" };
const blob = random(200_000);

/** A desk with five commands, of which the hub answered two, a draft, a ring and a file; closed, and its file. */
async function leftDesk() {
  const folder = await temporaryFolder();
  const host = await temporaryHost({ dataDir: folder });
  const api = apiOf(host);
  const given = commands([900, 20, 70_000, 20, 20]);
  await api.journalAppend({ entries: given });
  await api.journalAppend({ entries: ["c1", "c2"].map((id): JournalEntry => ({ kind: "receipt", id, text: "{}", dseq: 0, prev: "" })) });
  await api.ringPut({ ...chen, ring: "sealed" });
  await api.documentPut({ person: "chen", key: "draft:1", sealed: "abc" });
  await host.handle(new Request(`http://wenyi/__host/blob/${digestOf(blob)}`, { method: "PUT", body: blob as Uint8Array<ArrayBuffer> }));
  await api.sessionPut({ person: "chen", keys: "k", until: noon + 1000, locked: false });
  expect(await api.deskLeave({ caches: [{ name: "wenyi-chen", blobs: [digestOf(blob)] }] })).toEqual({ ok: true, value: {} });
  const boot = await bootOf(host);
  const file = new Uint8Array(await (await host.handle(new Request("http://wenyi/__host/desk"))).arrayBuffer());
  return { folder, host, api, boot, file, code: boot.leaving?.code ?? "", given };
}

const fault = (code: string) => ({ ok: false, error: { code } });
const bring = async (host: Host, file: Uint8Array, code: string): Promise<unknown> => (await host.handle(new Request("http://wenyi/__host/desk", { method: "PUT", headers: { "x-wenyi-code": code }, body: file as Uint8Array<ArrayBuffer> }))).json();

test("CARRY-1 a desk goes to another PC in one file: the same device, queue, drafts, files and people; what came is told", async () => {
  const { boot, file, code, given } = await leftDesk();
  const folder = await temporaryFolder();
  const there = await temporaryHost({ dataDir: folder });
  const before = await bootOf(there);
  expect(await bring(there, file, ` ${code.toLowerCase()} `)).toEqual({ ok: true, value: { people: ["陈秀兰"], unsent: 3, documents: 1, commands: 5 } });
  const arrived = await bootOf(there);
  expect(arrived).toMatchObject({ device: boot.device, share: boot.share, head: boot.head, people: [chen], repairs: [], leaving: null, caches: [{ name: "wenyi-chen", blobs: [digestOf(blob)] }] });
  expect(arrived.device).not.toBe(before.device);
  const page = await apiOf(there).journalRead({ after: 0, limit: 100 });
  expect(page.ok && page.value.entries.filter(({ kind }) => kind === "command")).toEqual(given);
  expect(await apiOf(there).documentList({ person: "chen" })).toMatchObject({ value: { documents: [{ key: "draft:1", sealed: "abc" }] } });
  expect(new Uint8Array(await (await there.handle(new Request(`http://wenyi/__host/blob/${digestOf(blob)}`))).arrayBuffer())).toEqual(blob);
  const next: JournalEntry = { kind: "command", id: "c6", text: "next", dseq: 6, prev: arrived.head.hash };
  expect(await apiOf(there).journalAppend({ entries: [next] })).toMatchObject({ ok: true, value: { head: { dseq: 6 } } });
  await there.close();
  expect(await bootOf(await temporaryHost({ dataDir: folder }))).toMatchObject({ device: boot.device, repairs: [], head: { dseq: 6 } });
});

test("CARRY-2 a desk that is leaving writes nothing more, also after a restart; taken back, it goes on", async () => {
  const { folder, host, api, boot, code } = await leftDesk();
  const refused = { ok: false, error: { code: "unavailable" } };
  const next: JournalEntry = { kind: "command", id: "c6", text: "next", dseq: 6, prev: boot.head.hash };
  expect([await api.journalAppend({ entries: [next] }), await api.documentPut({ person: "chen", key: "draft:2", sealed: "x" }), await api.ringPut({ ...chen, ring: "other" })]).toEqual([refused, refused, refused]);
  await host.close();
  const again = await temporaryHost({ dataDir: folder });
  expect(await bootOf(again)).toMatchObject({ leaving: { code }, session: null });
  expect(await apiOf(again).deskLeave({ caches: [] })).toEqual({ ok: false, error: { code: "nobody" } });
  await apiOf(again).deskStay({});
  expect((await again.handle(new Request("http://wenyi/__host/desk"))).status).toBe(404);
  expect(await apiOf(again).journalAppend({ entries: [next] })).toMatchObject({ ok: true, value: { head: { dseq: 6 } } });
});

test("CARRY-3 another code, a cut, a longer or a changed file, and what is no desk are told apart; nothing of them is kept", async () => {
  const { file, code } = await leftDesk();
  const folder = await temporaryFolder();
  const there = await temporaryHost({ dataDir: folder });
  const before = await bootOf(there);
  const flipped = Uint8Array.from(file);
  flipped[file.length - 1000] = (flipped[file.length - 1000] ?? 0) ^ 1;
  const code2 = code.startsWith("A") ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  const answers = [];
  for (const [bytes, typed] of [[file, code2], [file.subarray(0, -1), code], [file.subarray(0, 400), code], [Buffer.concat([file, Buffer.of(0)]), code], [flipped, code], [Buffer.from("PK no desk at all"), code], [new Uint8Array(), code]] as const) answers.push(await bring(there, bytes, typed));
  expect(answers).toEqual([fault("wrongCode"), fault("incomplete"), fault("incomplete"), fault("incomplete"), fault("incomplete"), fault("notADesk"), fault("notADesk")]);
  expect(await bootOf(there)).toEqual(before);
  await there.close();
  expect(await bootOf(await temporaryHost({ dataDir: folder }))).toEqual(before);
});

test("CARRY-4 a PC that holds work of its own takes no other desk", async () => {
  const { file, code } = await leftDesk();
  const there = await temporaryHost();
  await apiOf(there).ringPut({ ...chen, ring: "own" });
  expect(await bring(there, file, code)).toEqual({ ok: false, error: { code: "inUse" } });
});

test("CARRY-5 interrupted after the file was read, the next start goes on; what lay there before is set beside", async () => {
  const { boot, file, code } = await leftDesk();
  const folder = await temporaryFolder();
  await (await temporaryHost({ dataDir: folder })).close();
  async function* whole() {
    yield file;
  }
  expect(await stageDesk(folder, new Pieces(whole()), code)).toMatchObject({ unsent: 3 });
  expect(await bootOf(await temporaryHost({ dataDir: folder }))).toMatchObject({ device: boot.device, head: boot.head, people: [chen] });
  expect(await readdir(join(folder, "before-1"))).toEqual(expect.arrayContaining(["journal"]));
});
