/** The stand-in for `electron` in a main process: windows are real pages of an installed Chromium; what only an installed desktop has is remembered. */
import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { app } from "./app.ts";
import { ipcMain } from "./ipc.ts";
import { protocol as schemes } from "./scheme.ts";
import { session } from "./sessions.ts";
import { strict } from "./strict.ts";
import { BrowserWindow, webContents } from "./windows.ts";
import type { ElectronApi } from "#electron/main/electronApi.ts";

const unscripted = (what: string) => async (): Promise<never> => {
  throw new Error(`${what} was shown, and the test scripted no answer`);
};

const protocol = strict("protocol", schemes);
const dialog = strict("dialog", {
  showSaveDialog: unscripted("a save dialogue"), showOpenDialog: unscripted("an open dialogue"), showMessageBox: unscripted("a message"),
  showErrorBox: (title: string, content: string) => void process.stderr.write(`[${title}] ${content}\n`),
});
const place = { x: 0, y: 0, width: 1366, height: 768 };
const screen = strict("screen", { getPrimaryDisplay: () => ({ workArea: place }), getDisplayMatching: () => ({ workArea: place }) });
/** As on a desktop without a key ring: what could be encrypted could be read by everybody. */
const safeStorage = strict("safeStorage", { isAsyncEncryptionAvailable: async () => true, getSelectedStorageBackend: () => "basic_text" });
const nativeImage = strict("nativeImage", {
  createFromPath(path: string): object {
    if (!existsSync(path)) throw new Error(`no picture at ${path}`);
    return strict("NativeImage", { path });
  },
});

class Tray extends EventEmitter {
  tip = "";
  menu: MenuStandIn | null = null;
  constructor(public image: object) {
    super();
    return strict("Tray", this);
  }
  setImage(image: object): void {
    this.image = image;
  }
  setToolTip(tip: string): void {
    this.tip = tip;
  }
  setContextMenu(menu: MenuStandIn): void {
    this.menu = menu;
  }
}

type Item = { readonly id?: string; readonly label?: string; readonly click?: () => void };
class MenuStandIn {
  items: readonly Item[] = [];
  static buildFromTemplate(items: readonly Item[]): MenuStandIn {
    const menu = new MenuStandIn();
    menu.items = items;
    return menu;
  }
  static setApplicationMenu = (): void => undefined;
  getMenuItemById = (id: string): Item | null => this.items.find((item) => item.id === id) ?? null;
}

class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly title: string;
  readonly body: string;
  constructor({ title, body }: { readonly title: string; readonly body: string }) {
    super();
    [this.title, this.body] = [title, body];
    return strict("Notification", this);
  }
  show(): void {
    this.emit("show");
  }
}

const Menu = MenuStandIn;
const startStandIn = (version: string): Promise<void> => app.start(version);
const standIn: Record<keyof ElectronApi | "webContents", unknown> = { app, BrowserWindow, dialog, ipcMain, Menu, nativeImage, Notification, protocol, safeStorage, screen, session, Tray, webContents };
Object.assign(globalThis, { standIn });

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeImage, Notification, protocol, safeStorage, screen, session, startStandIn, Tray, webContents };
// oxlint-disable-next-line import/no-default-export -- Electron's own module has one, and electron-store takes it
export default standIn;
