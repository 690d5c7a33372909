import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDevice, type Device } from "../host/device.ts";
import { diskFiles } from "../host/files.ts";
import { openSettings } from "../host/settings.ts";
import { StartRefused } from "../host/startRefused.ts";
import { noon, random, temporaryFolder } from "../host/temporary.fixtures.ts";
import { openStoreSettings } from "./settings.ts";
import { createVault } from "./vault.ts";
import { openWindowMemory, placeOn } from "./windowState.ts";

const silent = (): void => undefined;

type Store = { readonly available?: boolean | Error; readonly backend?: string; readonly encrypts?: boolean; readonly opens?: boolean };

const turned = (text: string): string => text.split("").toReversed().join("");

/** A key store of the system in the state that a test wants: what it seals it reverses. */
function keyStore({ available = true, backend = "gnome_libsecret", encrypts = true, opens = true }: Store = {}): never {
  return {
    isAsyncEncryptionAvailable: async () => (available instanceof Error ? Promise.reject(available) : available),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => (encrypts ? Buffer.from(turned(text)) : Promise.reject(new Error("locked"))),
    decryptStringAsync: async (sealed: Buffer) => (opens ? { result: turned(sealed.toString()), shouldReEncrypt: true } : Promise.reject(new Error("locked"))),
  } as never;
}

const deviceIn = (folder: string, store?: Store, platform: NodeJS.Platform = "linux") =>
  openDevice({ files: diskFiles, folder, now: () => noon, random, ...(store && { vault: createVault(keyStore(store), platform, silent) }) });

const keyOf = ({ id, secret }: Device) => ({ id: id(), secret });

test.each<[string, NodeJS.Platform, Store, boolean]>([
  ["a key ring on Linux", "linux", {}, true], ["KWallet", "linux", { backend: "kwallet6" }, true], ["no key ring, so that everybody knows the password", "linux", { backend: "basic_text" }, false], ["a backend not known yet", "linux", { backend: "unknown" }, false],
  ["a key store that is not available", "linux", { available: false }, false], ["a key store that fails when asked", "linux", { available: new Error("dbus") }, false], ["a key ring that fails at the first writing", "linux", { encrypts: false }, false],
  ["Windows", "win32", { backend: "unknown" }, true], ["Windows without", "win32", { available: false }, false],
])("ELEC-13 with %s (%s) a new key is sealed or lies open as it must", async (_, platform, store, isSealed) => {
  const folder = await temporaryFolder();
  const device = await deviceIn(folder, store, platform);
  const text = await readFile(join(folder, "device.json"), "utf8");
  expect([text.includes(Buffer.from(device.secret).toString("hex")), text.includes('"sealed"')]).toEqual([!isSealed, isSealed]);
  expect(keyOf(await deviceIn(folder, store, platform))).toEqual(keyOf(device));
});

test.each<[string, Store | undefined]>([["locked", { opens: false }], ["gone", undefined], ["another one, which gives something else", { backend: "kwallet" }]])("ELEC-13 a sealed key whose key store is %s is refused, not absent, and not written over", async (state, store) => {
  const folder = await temporaryFolder();
  await deviceIn(folder, {});
  const path = join(folder, "device.json");
  if (state.startsWith("another")) await writeFile(path, (await readFile(path, "utf8")).replace(/"sealed": ".*"/, `"sealed": "${Buffer.from("not ours").toString("base64")}"`));
  const before = await readFile(path, "utf8");
  await expect(deviceIn(folder, store)).rejects.toBeInstanceOf(StartRefused);
  expect(await readFile(path, "utf8")).toBe(before);
});

test("ELEC-13 an open key stays as it is when a key store turns up later", async () => {
  const folder = await temporaryFolder();
  const device = await deviceIn(folder);
  const before = await readFile(join(folder, "device.json"), "utf8");
  expect(keyOf(await deviceIn(folder, {}))).toEqual(keyOf(device));
  expect(await readFile(join(folder, "device.json"), "utf8")).toBe(before);
});

test("settings are the same file in both hosts, and what a newer version put there is kept", async () => {
  const folder = await temporaryFolder();
  await (await openSettings(diskFiles, folder)).put({ scale: "large" });
  const path = join(folder, "settings.json");
  await writeFile(path, JSON.stringify({ ...(JSON.parse(await readFile(path, "utf8")) as object), newer: { kept: true } }, null, "\t"));
  const settings = await openStoreSettings(diskFiles, folder);
  expect(settings.get()).toMatchObject({ scale: "large", lockMinutes: 15 });
  expect(await settings.put({ lockMinutes: 5 })).toMatchObject({ ok: true, value: { scale: "large", lockMinutes: 5 } });
  expect((await openSettings(diskFiles, folder)).get()).toEqual(settings.get());
  expect(await readFile(path, "utf8")).toMatch(/^\{\n\t"[\s\S]*\t"newer": \{\n\t\t"kept": true\n\t\}/);
});

test.each(["", "{", "[]", '{"scale":"huge"}', '{"lockMinutes":0}'])("settings that read %j stand aside and are told, and the client goes on with the defaults", async (content) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "settings.json"), content);
  const settings = await openStoreSettings(diskFiles, folder);
  expect(settings.repairs).toEqual([{ code: "settings", kept: "settings.damaged-1.json" }]);
  expect(settings.get()).toMatchObject({ scale: "standard", language: "zh" });
  expect(await readFile(join(folder, "settings.damaged-1.json"), "utf8")).toBe(content);
  expect(await readdir(folder)).toContain("settings.json");
});

test("the window's place is kept, and one that cannot be read is forgotten", async () => {
  const folder = await temporaryFolder();
  const state = { x: 10, y: 20, width: 1200, height: 700, maximized: true };
  openWindowMemory(folder).keep(state);
  expect(openWindowMemory(folder).read()).toEqual(state);
  await writeFile(join(folder, "window.json"), "{");
  expect(openWindowMemory(folder).read()).toBeNull();
});

test.each([
  [null, { x: 0, y: 0, width: 1366, height: 768 }, { x: 0, y: 0, width: 1366, height: 768 }], [null, { x: 0, y: 0, width: 1024, height: 600 }, { x: 0, y: 0, width: 1024, height: 600 }], [null, { x: 1920, y: 0, width: 1920, height: 1080 }, { x: 2197, y: 156, width: 1366, height: 768 }],
  [{ x: 100, y: 50, width: 1100, height: 700, maximized: false }, { x: 0, y: 0, width: 1366, height: 768 }, { x: 100, y: 50, width: 1100, height: 700 }], [{ x: -900, y: 50, width: 1100, height: 700, maximized: false }, { x: 0, y: 0, width: 1366, height: 768 }, { x: 133, y: 34, width: 1100, height: 700 }],
])("a window kept as %j on a screen of %j is placed at %j", (state, screen, place) => {
  expect(placeOn(screen, state)).toEqual(place);
});
