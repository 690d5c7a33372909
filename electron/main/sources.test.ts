/** What no source of the installed client may contain: each rule with a planted defect that it must find. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

type Rule = { readonly id: string; readonly what: string; readonly found: (path: string, text: string) => boolean; readonly planted: string };

const contains = (pattern: RegExp) => (_: string, text: string): boolean => pattern.test(text);
const rules: readonly Rule[] = [
  { id: "ELEC-8", what: "listens to pages outside the registry", found: (path, text) => !path.endsWith("registry.ts") && /ipcMain\s*\.\s*(?:on|once|handle|handleOnce|addListener)\b|\.ipc\s*\.\s*(?:on|handle)\b/.test(text), planted: 'ipcMain.on("x", f);' },
  { id: "ELEC-8", what: "sends to pages on a channel of its own", found: contains(/webContents\s*\.\s*(?:send|postMessage)\b|ipcRenderer\s*\.\s*(?:on|once|send|sendSync|postMessage)\b/), planted: 'ipcRenderer.on("x", f);' },
  { id: "ELEC-10", what: "opens something outside, or a file with another program", found: contains(/\bshell\b|openExternal|openPath|showItemInFolder/), planted: "shell.openExternal(url);" },
  { id: "ELEC-16", what: "opens the developer tools or the inspector", found: contains(/openDevTools|toggleDevTools|inspectElement|debugger\.attach|inspector\.open/), planted: "window.webContents.openDevTools();" },
  { id: "ELEC-1", what: "opens a wall of a window", found: contains(/nodeIntegration\w*:\s*true|contextIsolation:\s*false|sandbox:\s*false|webSecurity:\s*false|webviewTag:\s*true|enableBlinkFeatures/), planted: "const a = { sandbox: false };" },
  { id: "ELEC-2", what: "takes the sandbox away", found: contains(/appendSwitch\(\s*["']no-sandbox|--no-sandbox/), planted: 'app.commandLine.appendSwitch("no-sandbox");' },
  { id: "ELEC-4", what: "loads a file as a page", found: contains(/loadFile\(|["'`]file:\/\//), planted: 'window.loadFile("x.html");' },
  { id: "ELEC-18", what: "sends crash reports", found: contains(/crashReporter|uploadToServer/), planted: "crashReporter.start({ uploadToServer: true });" },
  { id: "ELEC-19", what: "fetches code by itself", found: contains(/autoUpdater|electron-updater/), planted: 'import { autoUpdater } from "electron-updater";' },
  { id: "ELEC-20", what: "runs another program or text as code", found: contains(/child_process|\beval\(|new Function\(|node:vm/), planted: 'import { spawn } from "node:child_process";' },
];

const sources = ["electron/main", "electron/preload"].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".ts") && !/\.(?:test|fixtures)\.ts$/.test(name)).map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), "utf8") })));

test.each(rules)("$id no source $what", ({ found, planted }) => {
  expect(found("electron/main/planted.ts", planted)).toBe(true);
  expect(sources.length).toBeGreaterThan(15);
  expect(sources.filter(({ path, text }) => found(path, text)).map(({ path }) => path)).toEqual([]);
});

test("ELEC-8 what electron-store listens to for itself is taken off again", () => {
  expect(readFileSync("node_modules/electron-store/index.js", "utf8")).toContain("ipcMain.on('electron-store-get-data'");
  expect(readFileSync("electron/main/client.ts", "utf8")).toContain("ipcMain.removeAllListeners(storeChannel)");
});

const pins = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: Record<string, string> };

test("ELEC-20 Electron is pinned exactly, to a major whose end is written down, and has no install script that fetches", () => {
  const version = pins.devDependencies["electron"] ?? "";
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(readFileSync("docs/manual-checks.md", "utf8")).toContain(`Electron ${version.split(".")[0]} is supported until`);
  const installed = JSON.parse(readFileSync("node_modules/electron/package.json", "utf8")) as { version: string; scripts?: Record<string, string> };
  expect([installed.version, installed.scripts?.["postinstall"], installed.scripts?.["install"]]).toEqual([version, undefined, undefined]);
});
