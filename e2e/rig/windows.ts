import { EventEmitter } from "node:events";
import type { Browser, Session } from "./cdp.ts";
import { Contents } from "./contents.ts";
import { newEvent, strict } from "./strict.ts";

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Partial<Bounds> & { readonly show?: boolean; readonly webPreferences?: Record<string, unknown> };
type Hooks = { browser: Browser | null; created: (contents: Contents) => void; allClosed: () => void };

export const windows = new Map<number, StandInWindow>();
const hooks: Hooks = { browser: null, created: () => undefined, allClosed: () => undefined };
const targets = new Map<string, StandInWindow>();
const early = new Map<string, Session>();
let last = 0;

const usual = { x: 0, y: 0, width: 800, height: 600, show: true, webPreferences: {} as Record<string, unknown> };

/** A window is a page of the browser; its frame, place and visibility are only remembered. */
class StandInWindow extends EventEmitter {
  readonly id = ++last;
  readonly webContents: Contents;
  target = "";
  private bounds: Bounds;
  private isShown: boolean;
  private isLarge = false;
  private isSmall = false;

  constructor(options: Options = {}) {
    super();
    const { x, y, width, height, show, webPreferences: preferences } = { ...usual, ...options };
    if (preferences["sandbox"] !== true || preferences["contextIsolation"] !== true) throw new Error("the rig stands in for sandboxed, isolated windows only");
    [this.bounds, this.isShown] = [{ x, y, width, height }, show];
    this.webContents = strict("WebContents", new Contents(this.id, preferences));
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show", newEvent({})));
    windows.set(this.id, this);
    hooks.created(this.webContents);
    void this.open(browserNow());
    return strict("BrowserWindow", this);
  }

  private async open(browser: Browser): Promise<void> {
    const { width, height } = this.bounds;
    const { targetId } = await browser.root.send("Target.createTarget", { url: "about:blank", newWindow: true, width, height });
    this.target = String(targetId);
    targets.set(this.target, this);
    const session = early.get(this.target);
    if (session) this.webContents.attach(session);
    const page = await this.webContents.page;
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false }).catch(() => undefined);
  }

  loadURL = (address: string): Promise<void> => this.webContents.loadURL(address);
  isDestroyed = (): boolean => this.webContents.isGone;
  isVisible = (): boolean => this.isShown && !this.webContents.isGone;
  isMinimized = (): boolean => this.isSmall;
  isMaximized = (): boolean => this.isLarge;
  maximize = (): void => void (this.isLarge = true);
  minimize = (): void => void (this.isSmall = true);
  restore = (): void => void (this.isSmall = false);
  focus = (): void => undefined;
  getBounds = (): Bounds => ({ ...this.bounds });
  getNormalBounds = (): Bounds => ({ ...this.bounds });
  setBounds = (bounds: Partial<Bounds>): void => void Object.assign(this.bounds, bounds);

  show(): void {
    this.isShown = true;
    this.emit("show");
  }

  /** Whether it closed: the app may refuse. */
  async shut(): Promise<boolean> {
    const event = newEvent({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
    return !event.defaultPrevented;
  }

  close(): void {
    void this.shut();
  }

  destroy(): void {
    if (this.webContents.isGone) return;
    void hooks.browser?.root.send("Target.closeTarget", { targetId: this.target }).catch(() => undefined);
    this.gone();
  }

  gone(): void {
    if (this.webContents.isGone) return;
    this.webContents.isGone = true;
    windows.delete(this.id);
    targets.delete(this.target);
    this.webContents.emit("destroyed");
    this.emit("closed");
    if (windows.size === 0) hooks.allClosed();
  }

  static getAllWindows = (): StandInWindow[] => [...windows.values()];
  static fromWebContents = (contents: Contents): StandInWindow | null => [...windows.values()].find((window) => window.webContents === contents) ?? null;
}

function browserNow(): Browser {
  if (hooks.browser === null) throw new Error("Cannot create BrowserWindow before app is ready");
  return hooks.browser;
}

export const BrowserWindow = StandInWindow;
export const webContents = strict("webContents", { fromDevToolsTargetId: (id: string) => targets.get(id)?.webContents, getAllWebContents: () => [...windows.values()].map((window) => window.webContents) });
export const contentsOfFrame = (frame: string): Contents | undefined => [...windows.values()].map((window) => window.webContents).find((contents) => contents.holdsFrame(frame));

/** From here on windows can be opened. */
export async function serveWindows(browser: Browser, created: Hooks["created"], allClosed: Hooks["allClosed"]): Promise<void> {
  Object.assign(hooks, { browser, created, allClosed });
  const { root } = browser;
  root.on("Target.attachedToTarget", ({ session, targetInfo }: { session: Session; targetInfo: { targetId: string; openerId?: string } }) => take(browser, session, targetInfo));
  root.on("Target.targetDestroyed", ({ targetId }: { targetId: string }) => targets.get(targetId)?.gone());
  root.on("Target.targetCrashed", ({ targetId, errorCode }: { targetId: string; errorCode: number }) => targets.get(targetId)?.webContents.emit("render-process-gone", newEvent({}), { reason: "crashed", exitCode: errorCode }));
  await root.send("Target.setDiscoverTargets", { discover: true });
  await root.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: "page" }, { exclude: true }] });
}

function take(browser: Browser, session: Session, { targetId, openerId }: { readonly targetId: string; readonly openerId?: string }): void {
  if (openerId !== undefined) return void browser.root.send("Target.closeTarget", { targetId }).catch(() => undefined); // what a page opens is denied: that is the app's only answer
  const window = targets.get(targetId);
  if (window) window.webContents.attach(session);
  else early.set(targetId, session);
}
