import type * as Electron from "electron";

/** What the main process uses of Electron. It is given as a value, so that a test hands in a stand-in of the same type. */
export type ElectronApi = Pick<
  typeof Electron,
  "app" | "BrowserWindow" | "dialog" | "ipcMain" | "Menu" | "nativeImage" | "Notification" | "protocol" | "safeStorage" | "screen" | "session" | "Tray"
>;
