import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noon, random, temporaryFolder } from "../host/temporary.fixtures.ts";
import { guardContents, guardSession } from "./guard.ts";
import { createPrinting } from "./printing.ts";
import { Handlers, recordElectron } from "./recording.fixtures.ts";
import { start } from "./start.ts";
import { createWindows } from "./windows.ts";

const silent = (): void => undefined;
const closed = {
  nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true, webSecurity: true, webviewTag: false,
  experimentalFeatures: false, allowRunningInsecureContent: false, navigateOnDragDrop: false, spellcheck: false,
};
const preload = expect.stringMatching(/preload[/\\]index\.cjs$/) as string;

test("ELEC-1 every window has exactly the preferences of one frozen list: page, store and paper", async () => {
  const { electron, windows } = recordElectron();
  const { openMain, openStore } = createWindows(electron, { memory: { read: () => null, keep: silent }, now: () => noon, log: silent });
  openMain();
  openStore();
  await createPrinting(electron, random, silent).printPdf("<p>", "");
  const preferences = windows.map(({ options }) => options["webPreferences"] as object);
  expect(preferences).toEqual([{ ...closed, plugins: true, preload }, { ...closed, backgroundThrottling: false, preload }, { ...closed, javascript: false }]);
  expect(preferences.every((one) => Object.isFrozen(one))).toBe(true);
});

test("ELEC-2 the sandbox is on for every process, and the scheme is known, before Electron is ready", () => {
  const { electron, calls } = recordElectron();
  start(electron, { words: [`--data=${mkdtempSync(join(tmpdir(), "wenyi-test-"))}`], build: "test", now: () => noon, random });
  expect(calls).toEqual(["enableSandbox", "registerSchemesAsPrivileged", "setAppUserModelId", "setPath", "requestSingleInstanceLock", "whenReady"]);
});

const elsewhere = [
  "https://ui.evil/", "http://wenyi/", "https://wenyi/", "app://ui/", "app://wenyi.evil/", "app://wenyi@evil/", "app://evil@wenyi/", "app://a:b@wenyi/", "app://wenyi:80/", "app://wenyi:8080/index.html", "app://print/x", "file:///etc/passwd",
  "javascript:alert(1)", "data:text/html,<p>", "blob:https://evil/1", "about:blank", "view-source:app://wenyi/", "chrome://settings", "chrome-extension://abc/x.html", "devtools://devtools/x.html", "filesystem:app://wenyi/x",
  "ftp://wenyi/", "ws://wenyi/", "smb://host/share", "ms-word:ofe|u|x", "mailto:a@b", "tel:1", "vscode://x", "\\\\host\\share", "", "app:wenyi", "app:///wenyi/", "http://wenyi.app.localhost/", "APPX://wenyi/",
];

function going(url: string, isMainFrame = true) {
  const event = { url, isMainFrame, stopped: false, preventDefault: () => void (event.stopped = true) };
  return event;
}

test("ELEC-6 a window goes nowhere but to its own pages, opens no other, and embeds nothing", () => {
  const contents = new Handlers();
  guardContents(contents as never, silent);
  for (const name of ["will-navigate", "will-frame-navigate", "will-redirect"]) {
    for (const url of elsewhere) for (const isMainFrame of [true, false]) {
      const event = going(url, isMainFrame);
      contents.emit(name, event);
      expect(event.stopped, `${name} ${url}`).toBe(true);
    }
    for (const event of [going("app://wenyi/"), going("app://wenyi/index.html#/record/1"), going("blob:app://wenyi/1", false)]) {
      contents.emit(name, event);
      expect(event.stopped, `${name} ${event.url}`).toBe(false);
    }
  }
  for (const url of [...elsewhere, "app://wenyi/"]) expect(contents.ask("windowOpen", { url })).toEqual({ action: "deny" });
  const webview = going("");
  contents.emit("will-attach-webview", webview);
  expect(webview.stopped).toBe(true);
});

/** Every permission that Electron's own types name. */
function permissions(): string[] {
  const types = readFileSync("node_modules/electron/electron.d.ts", "utf8");
  const handlers = types.split("\n").filter((line) => /setPermission(?:Request|Check)Handler\(handler/.test(line)).join("\n");
  return [...new Set([...handlers.matchAll(/'([a-z-]+)'/gi)].map(([, name = ""]) => name))];
}

test("ELEC-7 every permission is denied, asked or checked, but writing plain text to the clipboard; devices and screens too", () => {
  const session = new Handlers();
  guardSession(session as never);
  const all = permissions();
  expect(all.length).toBeGreaterThan(15);
  const granted = all.filter((permission) => {
    let answer = false;
    session.ask("permissionRequest", null, permission, (given: boolean) => (answer = given));
    expect(session.ask("permissionCheck", null, permission)).toBe(answer);
    return answer;
  });
  expect(granted).toEqual(["clipboard-sanitized-write"]);
  expect(session.ask("device", {})).toBe(false);
  session.ask("displayMedia", {}, (streams: object) => expect(streams).toEqual({}));
});

test("ELEC-14 a window fetches from its own origin only; the hub and everything else is the host process's", () => {
  const session = new Handlers();
  guardSession(session as never);
  const isCancelled = (url: string): boolean => {
    let cancelled = false;
    session.ask("onBeforeRequest", { url }, ({ cancel }: { cancel: boolean }) => (cancelled = cancel));
    return cancelled;
  };
  const viewer = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html";
  const allowed = ["app://wenyi/", "app://wenyi/hub/v1/hello", "app://print/ab", "blob:app://wenyi/1", "data:image/png;base64,", viewer, "chrome://resources/x.js"];
  expect(allowed.filter(isCancelled)).toEqual([]);
  const refused = [...elsewhere.filter((url) => !url.startsWith("data:") && url !== "app://print/x"), "https://hub.office.example/v1/hello", "http://127.0.0.1:7421/", "ws://127.0.0.1/", "https://redirector.gvt1.com/dictionary.bdic"];
  expect(refused.filter((url) => !isCancelled(url))).toEqual([]);
});

test("ELEC-15 a window trusts no certificate at all, whatever Chromium thinks of it", () => {
  const session = new Handlers();
  guardSession(session as never);
  for (const verification of ["net::OK", "net::ERR_CERT_AUTHORITY_INVALID", "net::ERR_CERT_DATE_INVALID", "net::ERR_CERT_COMMON_NAME_INVALID", "net::ERR_CERT_REVOKED", "net::ERR_CERT_WEAK_KEY", "net::ERR_CERT_INVALID", "net::ERR_CERT_SYMANTEC_LEGACY"]) {
    const answers: number[] = [];
    session.ask("certificate", { hostname: "hub.office.example", verificationResult: verification, isIssuedByKnownRoot: true }, (answer: number) => answers.push(answer));
    expect(answers).toEqual([-2]);
  }
});

test.each(["inspect", "inspect-brk", "remote-debugging-port", "remote-debugging-pipe", "no-sandbox", "disable-web-security", "load-extension", "host-resolver-rules"])("ELEC-16 an installed client does not start with --%s", async (name) => {
  const words = [`--data=${await temporaryFolder()}`];
  const installed = recordElectron([name], true);
  start(installed.electron, { words, build: "test", now: () => noon, random });
  expect(installed.calls).toEqual(["exit"]);
  expect(installed.shown[0]).toContain(`--${name}`);
  const developing = recordElectron([name], false);
  start(developing.electron, { words, build: "test", now: () => noon, random });
  expect(developing.calls).toContain("whenReady");
});

test("a window comes back where it was, but never out of reach, and its page is loaded again after a crash", () => {
  const { electron, windows } = recordElectron();
  const kept: object[] = [];
  createWindows(electron, { memory: { read: () => ({ x: 5000, y: -400, width: 4000, height: 700, maximized: false }), keep: (state) => kept.push(state) }, now: () => noon, log: silent }).openMain("/record/1");
  const [window] = windows;
  expect(window?.options).toMatchObject({ x: 0, y: 34, width: 1366, height: 700 });
  expect(window?.addresses).toEqual(["app://wenyi/#/record/1"]);
  window?.emit("close");
  expect(kept).toEqual([{ x: 1, y: 2, width: 1000, height: 700, maximized: false }]);
  return new Promise<void>((resolve) => {
    window?.webContents.once("reloaded", resolve);
    window?.webContents.emit("render-process-gone", {}, { reason: "crashed" });
  });
});
