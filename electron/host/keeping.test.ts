import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDevice } from "./device.ts";
import { createDocuments } from "./documents.ts";
import { diskFiles } from "./files.ts";
import { createRings } from "./keys.ts";
import { openLadder } from "./ladder.ts";
import { repairWords, type Repair } from "./repairs.ts";
import { openSettings } from "./settings.ts";
import { StartRefused } from "./startRefused.ts";
import { noon, random, temporaryFolder, temporaryHost } from "./temporary.fixtures.ts";

const device = (folder: string) => openDevice({ files: diskFiles, folder, now: () => noon, random });

test("the device's key is made once, for its owner's eyes only", async () => {
  const folder = await temporaryFolder();
  const made = await device(folder);
  const again = await device(folder);
  expect([again.id(), again.secret, again.isCopied]).toEqual([made.id(), made.secret, false]);
  expect((await stat(join(folder, "device.json"))).mode & 0o777).toBe(0o600);
});

test.each(["", "{", '{"v":1}', '{"v":2,"device":"x","secret":"y"}'])("a device key that reads %j is refused and not touched", async (content) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "device.json"), content);
  await expect(device(folder)).rejects.toBeInstanceOf(StartRefused);
  expect(await readFile(join(folder, "device.json"), "utf8")).toBe(content);
});

test("a device key that is gone is not replaced where a journal is kept", async () => {
  const folder = await temporaryFolder();
  const host = await temporaryHost({ dataDir: folder });
  await host.handle(new Request("http://wenyi/__host/journalAppend", { method: "POST", body: JSON.stringify({ entries: [{ kind: "epoch", id: "e", text: "", dseq: 0, prev: "" }] }) }));
  await host.close();
  await rm(join(folder, "device.json"));
  await expect(temporaryHost({ dataDir: folder })).rejects.toBeInstanceOf(StartRefused);
  expect(await readdir(folder)).not.toContain("device.json");
});

test("a ring that cannot be read is unreadable, reported, and never written over", async () => {
  const folder = await temporaryFolder();
  const rings = createRings(diskFiles, folder);
  await rings.put({ person: "chen", name: "陈", login: "chen", ring: "r" });
  await writeFile(join(folder, "liu.json"), "{");
  expect(await rings.get("liu")).toEqual({ ok: false, error: { code: "unreadable" } });
  expect(await rings.put({ person: "liu", name: "刘", login: "liu", ring: "r" })).toEqual({ ok: false, error: { code: "unreadable" } });
  expect(await readFile(join(folder, "liu.json"), "utf8")).toBe("{");
  expect(await rings.people()).toEqual({ people: [{ person: "chen", name: "陈", login: "chen" }], repairs: [{ code: "ring", file: "liu.json" }] });
});

test("a wrong password waits 1, 2, 4 … 300 seconds, for each login, over a restart, until the right one", async () => {
  const folder = await temporaryFolder();
  let now = noon;
  const open = () => openLadder({ files: diskFiles, folder, now: () => now });
  const waits: number[] = [];
  for (let attempt = 0; attempt < 11; attempt++) waits.push(await (await open()).tryPassword("chen", "wrong"));
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  const ladder = await open();
  expect([await ladder.tryPassword(" Chen ", "ask"), await ladder.tryPassword("liu", "ask")]).toEqual([300, 0]);
  now += 299_001;
  expect(await ladder.tryPassword("chen", "ask")).toBe(1);
  now = 0;
  expect(await ladder.tryPassword("chen", "ask")).toBe(300);
  expect(await ladder.tryPassword("chen", "right")).toBe(0);
  expect(await (await open()).tryPassword("chen", "wrong")).toBe(1);
});

test("a damaged record of waits is set aside and reported", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "passwords.json"), "[]");
  const ladder = await openLadder({ files: diskFiles, folder, now: () => noon });
  expect(ladder.repairs).toEqual([{ code: "ladder", kept: "passwords.damaged-1.json" }]);
  expect(await readFile(join(folder, "passwords.damaged-1.json"), "utf8")).toBe("[]");
});

test("settings are tab-indented JSON, and what a newer version put there stays", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "settings.json"), JSON.stringify({ scale: "larger", newer: [1] }));
  const settings = await openSettings(diskFiles, folder);
  expect(settings.get().scale).toBe("larger");
  await settings.put({ language: "en" });
  expect(await readFile(join(folder, "settings.json"), "utf8")).toBe(JSON.stringify({ scale: "larger", newer: [1], contrast: "normal", language: "en", lockMinutes: 15, printTrail: true, printFiles: false }, null, "\t"));
});

test.each(["{", '{"lockMinutes":"soon"}', "7"])("settings that read %j are set aside under a free name", async (content) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "settings.json"), content);
  await writeFile(join(folder, "settings.damaged-1.json"), "older");
  const settings = await openSettings(diskFiles, folder);
  expect(settings.get().lockMinutes).toBe(15);
  expect(settings.repairs).toEqual([{ code: "settings", kept: "settings.damaged-2.json" }]);
  expect([await readFile(join(folder, "settings.damaged-2.json"), "utf8"), await readFile(join(folder, "settings.damaged-1.json"), "utf8")]).toEqual([content, "older"]);
});

test("a damaged document is set aside and reported, the others are listed", async () => {
  const folder = await temporaryFolder();
  const repairs: Repair[] = [];
  const documents = createDocuments(diskFiles, folder, (repair) => repairs.push(repair));
  await documents.put("chen", "draft:1", "a");
  await documents.put("chen", "draft:2", "b");
  const [name = ""] = await readdir(join(folder, "chen"));
  await writeFile(join(folder, "chen", name), "half");
  const listed = await documents.list("chen");
  expect(listed.ok && listed.value.documents.length).toBe(1);
  expect(repairs).toEqual([{ code: "document", kept: name.replace(".json", ".damaged-1.json") }]);
  expect((await readdir(join(folder, "chen"))).length).toBe(2);
});

test("every repair has a sentence in both languages, which names the file", () => {
  const torn: Repair = { code: "journalTorn", file: "000001.wyj", kept: "000001.wyj-1.torn", count: 3 };
  for (const language of ["zh", "en"] as const) expect(repairWords(torn, language)).toContain("000001.wyj-1.torn");
});

test("what was damaged at start is told by boot in the language of the settings", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "settings.json"), "{");
  const host = await temporaryHost({ dataDir: folder });
  const boot: unknown = await (await host.handle(new Request("http://wenyi/__host/boot", { method: "POST", body: "{}" }))).json();
  expect(boot).toHaveProperty("value.repairs", [repairWords({ code: "settings", kept: "settings.damaged-1.json" }, "zh")]);
});
