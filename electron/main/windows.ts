/** 窗口 — the one that people see, which comes and goes, and the hidden one whose worker is the store, which stays. */
import { fileURLToPath } from "node:url";
import type { BrowserWindow, WebContents } from "electron";
import type { Log } from "../host/operations.ts";
import { pagesOrigin } from "./addresses.ts";
import type { ElectronApi } from "./electronApi.ts";
import { pagePreferences, storePreferences } from "./preferences.ts";
import { placeOn, type WindowMemory } from "./windowState.ts";

const preload = fileURLToPath(new URL("../preload/index.cjs", import.meta.url));
const smallest = { minWidth: 1024, minHeight: 680 };

type WindowPorts = { readonly memory: WindowMemory; readonly now: () => number; readonly log: Log };

export type Windows = {
  readonly openStore: () => void;
  /** Shows the window, opening it where there is none; a route is gone to without loading the page again. */
  readonly openMain: (route?: string) => void;
};

export function createWindows(electron: ElectronApi, ports: WindowPorts): Windows {
  const { BrowserWindow, screen } = electron;
  let main: BrowserWindow | null = null;
  return { openStore, openMain };

  function openStore(): void {
    const window = new BrowserWindow({ show: false, webPreferences: storePreferences(preload) });
    load(window, `${pagesOrigin}/store.html`, ports);
  }

  function openMain(route?: string): void {
    const isNew = main === null;
    const window = (main ??= newMain());
    if (isNew || route !== undefined) load(window, `${pagesOrigin}/${route === undefined ? "" : `#${route}`}`, isNew ? ports : null);
    if (isNew) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function newMain(): BrowserWindow {
    const kept = ports.memory.read();
    const display = kept === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(kept);
    const window = new BrowserWindow({ ...placeOn(display.workArea, kept), ...smallest, show: false, autoHideMenuBar: true, backgroundColor: "#f3f1ec", webPreferences: pagePreferences(preload) });
    if (kept?.maximized) window.maximize();
    window.once("ready-to-show", () => window.show());
    window.on("close", () => ports.memory.keep({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
    window.on("closed", () => (main = null));
    return window;
  }
}

function load(window: BrowserWindow, address: string, revive: WindowPorts | null): void {
  if (revive) reviveAfterCrash(window.webContents, revive);
  window.loadURL(address).catch((failure: unknown) => revive?.log({ where: "window", code: `load: ${failure instanceof Error ? failure.name : "unknown"}` }));
}

const soon = 60_000;
const many = 5;

/** A page whose process is gone is loaded again, for nothing of it was only there; one that keeps falling over is given a minute's rest. */
function reviveAfterCrash(contents: WebContents, { now, log }: WindowPorts): void {
  let fallen: number[] = [];
  contents.on("render-process-gone", (_event, { reason }) => {
    log({ where: "window", code: `gone: ${reason}` });
    if (reason === "clean-exit") return;
    fallen = [...fallen.filter((at) => now() - at < soon), now()];
    setTimeout(() => contents.isDestroyed() || contents.reload(), fallen.length > many ? soon : 0);
  });
}
