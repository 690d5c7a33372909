/** A recording stand-in of what main uses of Electron: every call is written down, nothing happens. */
import { EventEmitter } from "node:events";
import type { ElectronApi } from "./electronApi.ts";

export type Recorded = {
  readonly electron: ElectronApi;
  readonly app: EventEmitter;
  /** Names of calls, in their order. */
  readonly calls: string[];
  readonly windows: RecordedWindow[];
  readonly shown: string[];
};

type Answer = (...args: never[]) => unknown;

/** A session or contents that keeps the last handler given to each setter. */
export class Handlers extends EventEmitter {
  readonly given = new Map<string, Answer>();
  readonly webRequest = { onBeforeRequest: (handler: Answer) => void this.given.set("onBeforeRequest", handler) };
  setPermissionRequestHandler = (handler: Answer): void => void this.given.set("permissionRequest", handler);
  setPermissionCheckHandler = (handler: Answer): void => void this.given.set("permissionCheck", handler);
  setDevicePermissionHandler = (handler: Answer): void => void this.given.set("device", handler);
  setDisplayMediaRequestHandler = (handler: Answer): void => void this.given.set("displayMedia", handler);
  setCertificateVerifyProc = (handler: Answer): void => void this.given.set("certificate", handler);
  setSpellCheckerEnabled = (): void => undefined;
  setWindowOpenHandler = (handler: Answer): void => void this.given.set("windowOpen", handler);
  isDestroyed = (): boolean => false;
  printToPDF = async (): Promise<Buffer> => Buffer.from("%PDF");
  print = (_options: unknown, answer: (success: boolean, reason: string) => void): void => answer(true, "");
  reload(): void {
    this.emit("reloaded");
  }

  ask(name: string, ...args: unknown[]): unknown {
    return (this.given.get(name) as ((...args: unknown[]) => unknown) | undefined)?.(...args);
  }
}

export class RecordedWindow extends EventEmitter {
  readonly webContents = new Handlers();
  readonly addresses: string[] = [];
  isGone = false;
  constructor(readonly options: Readonly<Record<string, unknown>>) {
    super();
  }
  loadURL = async (address: string): Promise<void> => void this.addresses.push(address);
  destroy = (): void => void (this.isGone = true);
  isDestroyed = (): boolean => this.isGone;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => false;
  getNormalBounds = (): object => ({ x: 1, y: 2, width: 1000, height: 700 });
  show = (): void => void this.emit("shown");
  focus = (): void => undefined;
}

export function recordElectron(switches: readonly string[] = [], isPackaged = false): Recorded {
  const calls: string[] = [];
  const windows: RecordedWindow[] = [];
  const shown: string[] = [];
  const note = (name: string) => (): boolean => calls.push(name) > 0;
  const app = Object.assign(new EventEmitter(), {
    isPackaged, commandLine: { hasSwitch: (name: string) => switches.includes(name) }, enableSandbox: note("enableSandbox"), setAppUserModelId: note("setAppUserModelId"), setPath: note("setPath"),
    requestSingleInstanceLock: note("requestSingleInstanceLock"), quit: note("quit"), exit: note("exit"), getPath: () => "/home/clerk/Documents", setBadgeCount: note("setBadgeCount"),
    whenReady: () => (calls.push("whenReady") > 0 ? new Promise(() => undefined) : null),
  });
  class BrowserWindow extends RecordedWindow {
    constructor(options: Readonly<Record<string, unknown>>) {
      super(options);
      windows.push(this);
    }
    static fromWebContents = (): null => null;
  }
  const screen = { x: 0, y: 0, width: 1366, height: 768 };
  const electron = {
    app, BrowserWindow, protocol: { registerSchemesAsPrivileged: note("registerSchemesAsPrivileged") }, screen: { getPrimaryDisplay: () => ({ workArea: screen }), getDisplayMatching: () => ({ workArea: screen }) },
    dialog: { showErrorBox: (_title: string, content: string) => shown.push(content) },
  } as unknown as ElectronApi;
  return { electron, app, calls, windows, shown };
}
