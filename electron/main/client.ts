/** 安装版客户端 — the host, its windows and the tray, from ready to quit. */
import { mkdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { windowContract, type WindowHandlers } from "#shared/contracts/window.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { ok } from "#shared/kernel/result.ts";
import { hubOf } from "../host/flags.ts";
import { createHost, type Host } from "../host/handle.ts";
import { takeLock } from "../host/lock.ts";
import type { Log } from "../host/operations.ts";
import { rendererFolder } from "../host/pages.ts";
import { scheme } from "./addresses.ts";
import { serveDownloads } from "./downloads.ts";
import type { ElectronApi } from "./electronApi.ts";
import { guardContents, guardSession } from "./guard.ts";
import { createNotices } from "./notices.ts";
import { createPrinting, type Printing } from "./printing.ts";
import { serveWindow } from "./registry.ts";
import { createServer } from "./server.ts";
import { openStoreSettings } from "./settings.ts";
import { createTray } from "./tray.ts";
import { createVault } from "./vault.ts";
import { createWindows, type Windows } from "./windows.ts";
import { openWindowMemory } from "./windowState.ts";

type Client = {
  readonly electron: ElectronApi;
  readonly flags: ReadonlyMap<string, string>;
  readonly data: string;
  readonly build: string;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
};

/** NOTE: electron-store listens for windows of its own kind, of which there are none here; nobody listens beside our registry. */
const storeChannel = "electron-store-get-data";

/** Holds the data folder until the client quits; every window that is opened later finds its guards in place. */
export async function runClient(client: Client): Promise<void> {
  const { electron, flags, data, log, now } = client;
  const giveBack = takeLock(data);
  try {
    const renderer = rendererFolder(flags.get("--renderer") ?? null);
    const printing = createPrinting(electron, client.random, log);
    const host = await openHost(client, printing);
    endTogether(electron, host, giveBack);
    const windows = createWindows(electron, { memory: openWindowMemory(data), now, log });
    electron.ipcMain.removeAllListeners(storeChannel);
    guardEverything(client);
    electron.protocol.handle(scheme, createServer({ handle: host.handle, renderer, takePaper: printing.takePaper, log }));
    serveDesktop(client, windows, printing);
    windows.openStore();
    if (!flags.has("--hidden")) windows.openMain();
  } catch (failure) {
    giveBack();
    throw failure;
  }
}

async function openHost({ electron, flags, data, build, now, random, log }: Client, { printPdf }: Printing): Promise<Host> {
  const file = flags.get("--ca");
  const ca = file === undefined ? {} : { ca: await readFile(file, "utf8") };
  const vault = createVault(electron.safeStorage, process.platform, log);
  return createHost({ ...ca, dataDir: data, build, hubUrl: hubOf(flags.get("--hub")), now, random, log, printPdf, vault, openSettings: openStoreSettings, testHooks: flags.has("--test-hooks") });
}

/** The journal is closed before the process is gone, however it was asked to go. */
function endTogether({ app }: ElectronApi, host: Host, giveBack: () => void): void {
  app.on("will-quit", (event) => {
    event.preventDefault();
    void host.close().finally(() => {
      giveBack();
      app.exit();
    });
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => app.quit());
}

function guardEverything({ electron: { app, Menu, session }, log }: Client): void {
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession);
  app.on("web-contents-created", (_event, contents) => guardContents(contents, log));
  app.on("certificate-error", (event, ...[, , , , answer]) => {
    event.preventDefault();
    answer(false);
  });
}

function serveDesktop({ electron, data, log }: Client, { openMain }: Windows, { print }: Printing): void {
  const { app, ipcMain, session } = electron;
  let language: "zh" | "en" = "zh";
  const showStatus = createTray(electron, { open: () => openMain(), quit: () => app.quit() });
  const tell = createNotices(electron, openMain);
  app.on("second-instance", () => openMain());
  app.on("window-all-closed", () => undefined); // the client goes on in the tray
  serveDownloads(electron, session.defaultSession, { folder: emptyFolder(join(data, "downloads")), language: () => language, log });
  const handlers: WindowHandlers = {
    async status(shown) {
      language = shown.language;
      showStatus(shown);
      return ok({});
    },
    async notify(news) {
      tell(news);
      return ok({});
    },
    print: ({ digest }) => print(digest),
  };
  serveWindow(ipcMain, windowContract, handlers, log);
}

function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
