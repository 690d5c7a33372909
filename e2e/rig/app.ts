import { EventEmitter } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "./cdp.ts";
import { serveSchemes } from "./scheme.ts";
import { serveDownloads } from "./sessions.ts";
import { newEvent, strict } from "./strict.ts";
import { contentsOfFrame, serveWindows, windows } from "./windows.ts";

const switches = new Set(process.argv.flatMap((word) => /^--([^=]+)/.exec(word)?.[1] ?? []));
const quietFlags = [
  "--headless=new", "--no-startup-window", "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-gpu",
  "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding", "--disable-back-forward-cache", "--disable-hang-monitor", "--disable-breakpad", "--password-store=basic", "--use-mock-keychain",
  "--disable-search-engine-choice-screen", "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,PaintHolding,OptimizationHints", "--lang=zh-CN",
];

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  version = "0.0.0";
  readonly commandLine = strict("commandLine", { hasSwitch: (name: string) => switches.has(name) });
  private readonly paths = new Map([["home", homedir()], ["documents", join(homedir(), "Documents")], ["temp", tmpdir()]]);
  private browser: Browser | null = null;
  private setReady: () => void = () => undefined;
  private readonly ready = new Promise<void>((resolve) => (this.setReady = resolve));
  private isQuitting = false;
  private isExiting = false;

  whenReady = (): Promise<void> => this.ready;
  getVersion = (): string => this.version;
  enableSandbox = (): void => undefined;
  setAppUserModelId = (): void => undefined;
  setBadgeCount = (): boolean => true;

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`the rig knows no place '${name}'`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`'${path}' does not exist`);
    this.paths.set(name, path);
  }

  /** A file made only where there is none; who comes second leaves word beside it. */
  requestSingleInstanceLock(): boolean {
    const [lock, inbox] = [join(this.getPath("userData"), "rig.lock"), join(this.getPath("userData"), "rig.inbox")];
    mkdirSync(inbox, { recursive: true });
    if (existsSync(lock) && isAlive(Number(readFileSync(lock, "utf8")))) {
      writeFileSync(join(inbox, `${process.pid}.part`), "");
      renameSync(join(inbox, `${process.pid}.part`), join(inbox, `${process.pid}.word`));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(inbox, (_kind, name) => {
      if (name?.endsWith(".word") !== true || !existsSync(join(inbox, name))) return;
      rmSync(join(inbox, name), { force: true });
      this.emit("second-instance", newEvent({}), [], "", null);
    }).unref();
    process.once("exit", () => rmSync(lock, { force: true }));
    return true;
  }

  quit(): void {
    void this.end();
  }

  /** before-quit, every window's close, will-quit, quit; each but the last may be refused. */
  private async end(): Promise<void> {
    if (this.isQuitting) return;
    this.isQuitting = true;
    this.isQuitting = await this.mayEnd();
    if (this.isQuitting) this.exit();
  }

  private async mayEnd(): Promise<boolean> {
    if (this.isRefused("before-quit")) return false;
    for (const window of windows.values()) if (!(await window.shut())) return false;
    return !this.isRefused("will-quit");
  }

  private isRefused(name: string): boolean {
    const event = newEvent({});
    this.emit(name, event);
    return event.defaultPrevented;
  }

  exit(code = 0): void {
    if (this.isExiting) return;
    this.isExiting = true;
    this.emit("quit", newEvent({}), code);
    const { browser } = this;
    if (browser === null || browser.process.exitCode !== null) process.exit(code);
    browser.process.once("exit", () => process.exit(code));
    void browser.root.send("Browser.close").catch(() => undefined);
    setTimeout(() => [browser.process.kill("SIGKILL"), process.exit(code)], 3000).unref();
  }

  async start(version: string): Promise<void> {
    this.version = version;
    if (this.isExiting || this.isQuitting) return;
    const profile = join(this.getPath("userData"), "Chromium");
    const downloads = join(this.getPath("userData"), "rig.downloads");
    for (const folder of [profile, downloads]) mkdirSync(folder, { recursive: true });
    for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) rmSync(join(profile, name), { force: true });
    const port = await serveSchemes();
    const rules = `MAP *.localhost:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
    const browser = new Browser(process.env["WENYI_BROWSER"] ?? "/usr/bin/chromium", [...quietFlags, `--user-data-dir=${profile}`, "--remote-debugging-port=0", `--host-resolver-rules=${rules}`]);
    this.browser = browser;
    browser.process.once("exit", () => this.isExiting || process.exit(70));
    await serveWindows(browser, (contents) => this.emit("web-contents-created", newEvent({}), contents), () => this.allClosed());
    await serveDownloads(browser, downloads, contentsOfFrame);
    this.emit("ready", newEvent({}));
    this.setReady();
  }

  private allClosed(): void {
    if (this.isQuitting || this.isExiting) return;
    if (this.listenerCount("window-all-closed") > 0) this.emit("window-all-closed");
    else this.quit();
  }
}

export const app = strict("app", new StandInApp());

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
