/** The real packing around a hollow binary: what the installers would hold. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StartRefused } from "../host/startRefused.ts";
import { refuseDamaged } from "./whole.ts";

const output = mkdtempSync(join(tmpdir(), "wenyi-packed-"));
const client = join(output, "linux-unpacked");
const resources = join(client, "resources");

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/pack.mjs", "--hollow", "--out", output], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}, 180_000);
afterAll(() => rmSync(output, { recursive: true, force: true }));

const fuses = ["runAsNode", "enableCookieEncryption", "enableNodeOptionsEnvironmentVariable", "enableNodeCliInspectArguments", "enableEmbeddedAsarIntegrityValidation", "onlyLoadAppFromAsar", "loadBrowserProcessSpecificV8Snapshot", "grantFileProtocolExtraPrivileges"];

test("ELEC-11 the fuses are really flipped in the packed binary", () => {
  const binary = readFileSync(join(client, "wenyi"));
  const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
  const wire = binary.subarray(binary.indexOf(sentinel) + sentinel.length);
  expect([wire[0], wire[1]]).toEqual([1, fuses.length]);
  const states = Object.fromEntries(fuses.map((name, index) => [name, String.fromCharCode(wire[index + 2] ?? 0)]));
  expect(states).toEqual({
    runAsNode: "0", enableNodeOptionsEnvironmentVariable: "0", enableNodeCliInspectArguments: "0", grantFileProtocolExtraPrivileges: "0", loadBrowserProcessSpecificV8Snapshot: "0",
    enableCookieEncryption: "1", enableEmbeddedAsarIntegrityValidation: "1", onlyLoadAppFromAsar: "1",
  });
});

type Listed = { readonly files?: Readonly<Record<string, Listed>> };

/** The files of an archive, from the list at its head. */
function filesIn(archive: Buffer): string[] {
  const list = JSON.parse(archive.subarray(16, 16 + archive.readUInt32LE(12)).toString()) as Listed;
  const walk = ({ files = {} }: Listed, at: string): string[] => Object.entries(files).flatMap(([name, entry]) => (entry.files ? walk(entry, `${at}${name}/`) : [`${at}${name}`]));
  return walk(list, "");
}

test("the archive holds the three bundles and nothing else: no sources, no packages, no tests", () => {
  const files = filesIn(readFileSync(join(resources, "app.asar")));
  expect(files.filter((file) => !file.startsWith("renderer/assets/")).toSorted()).toEqual(["main/icons/client.png", "main/icons/tray-waiting.png", "main/icons/tray.png", "main/index.mjs", "package.json", "preload/index.cjs", "renderer/index.html", "renderer/store.html"]);
  expect(files.filter((file) => file.startsWith("renderer/assets/") && !/\.(?:js|css|svg|png|woff2)$/.test(file))).toEqual([]);
  expect(readdirSync(resources).toSorted()).toEqual(["app-update.yml", "app.asar", "app.asar.sha256"]);
  expect(readdirSync(join(client, "locales")).toSorted()).toEqual(["en-US.pak", "zh-CN.pak"]);
});

test("ELEC-3 the Linux packages are those that can carry the sandbox helper", () => {
  const config = readFileSync("electron-builder.yml", "utf8");
  expect(config).toMatch(/target: \[deb, rpm\]/);
  expect(config).not.toMatch(/target:.*AppImage/i);
  expect(readdirSync(client)).toContain("chrome-sandbox");
});

test("ELEC-12 one byte changed in the archive, or its digest gone, and the client does not start", () => {
  const archive = join(resources, "app.asar");
  const whole = readFileSync(archive);
  expect(() => refuseDamaged(resources)).not.toThrow();
  const damaged = Buffer.from(whole);
  damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 1;
  writeFileSync(archive, damaged);
  expect(() => refuseDamaged(resources)).toThrow(StartRefused);
  writeFileSync(archive, whole);
  rmSync(`${archive}.sha256`);
  expect(() => refuseDamaged(resources)).toThrow(StartRefused);
});

test("ELEC-19 new versions are looked for at the office's own address, said when the installers are made", () => {
  expect(readFileSync("electron-builder.yml", "utf8")).toContain("url: ${env.WENYI_UPDATES}");
  expect(readFileSync(join(resources, "app-update.yml"), "utf8")).toContain("provider: generic\nurl: https://updates.wenyi.invalid/");
});
