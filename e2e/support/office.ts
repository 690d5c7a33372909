import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, type BrowserContext, type Page } from "@playwright/test";
import { Program, freePort } from "./program.ts";

const browser = [process.env["WENYI_BROWSER"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => path !== undefined && existsSync(path));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const password = "wenyi-2026";

/** A hub with the demonstration organisation, and the PCs of its people, each with a host, a journal and a browser of its own. */
export class Office {
  readonly #pcs: Pc[] = [];
  private constructor(readonly folder: string, readonly port: number, public hub: Program) {}

  static async open(): Promise<Office> {
    const folder = await mkdtemp(join(tmpdir(), "wenyi-"));
    await chmod(folder, 0o711); // the database's own user passes through, so that everything lies here and goes with it
    const port = await freePort();
    return new Office(folder, port, await startHub(folder, port));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A new PC, which knows where the hub is unless it is to be told; its line to the hub is whole until it is cut. */
  async pc(name: string, { knowsHub = true } = {}): Promise<Pc> {
    const folder = join(this.folder, name);
    await mkdir(folder, { recursive: true });
    const pc = new Pc(folder, await freePort(), knowsHub ? this.url : null);
    await pc.startHost();
    this.#pcs.push(pc);
    return pc;
  }

  /** Another PC whose data were copied from this one, as a disk is cloned for the next desk. */
  async copyOf(pc: Pc, name: string, { asTwin = false } = {}): Promise<Pc> {
    const client = join(this.folder, name, "client");
    await cp(join(pc.folder, "client"), client, { recursive: true, filter: (path) => !path.endsWith("/lock") });
    // A twin remembers nothing of another place: its PC cannot know that it is a copy.
    if (asTwin) await rewrite(join(client, "device.json"), join(pc.folder, "client"), client);
    return this.pc(name);
  }

  async killHub(): Promise<void> {
    await this.hub.kill();
    this.hub = await startHub(this.folder, this.port);
  }

  async close(): Promise<void> {
    for (const pc of this.#pcs) await pc.shut();
    await this.hub.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const rewrite = async (file: string, from: string, to: string): Promise<void> => writeFile(file, (await readFile(file, "utf8")).replace(JSON.stringify(from), JSON.stringify(to)));

const startHub = (folder: string, port: number): Promise<Program> => Program.start("out/hub/index.mjs", ["--data", join(folder, "hub"), "--port", String(port), "--demonstration"]);

/** One office PC: host process, installed browser, and whoever sits at it. */
export class Pc {
  #host: Program | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #entered = false;

  constructor(readonly folder: string, readonly port: number, readonly hub: string | null) {}

  get page(): Page {
    if (this.#page === null) throw new Error("the window of this PC is not open");
    return this.#page;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async startHost(): Promise<void> {
    this.#host = await Program.start("out/browser/index.mjs", ["--data", join(this.folder, "client"), ...(this.hub === null ? [] : ["--hub", this.hub]), "--port", String(this.port), "--renderer", "out/renderer", "--no-open", "--test-hooks"]);
  }

  async openWindow(viewport = { width: 1366, height: 768 }): Promise<Page> {
    if (this.#entered) await this.killHost(); // an entry is used once; starting anew makes another
    this.#entered = true;
    const context = await chromium.launchPersistentContext(join(this.folder, "browser"), { ...(browser === undefined ? {} : { executablePath: browser }), args: flags, viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    this.#context = context;
    this.#page = context.pages()[0] ?? (await context.newPage());
    await this.#page.goto(this.#host?.line["url"] ?? this.origin);
    await expect(this.#page.getByRole("heading", { level: 1 })).toBeVisible();
    return this.#page;
  }

  /** Chooses the name where this PC knows it, else gives it; then the password. */
  async signIn(login: string, word = password, arrival = "案头"): Promise<void> {
    const { page } = this;
    const box = page.getByLabel("登录名");
    const known = page.getByRole("button", { name: login });
    const others = page.getByRole("button", { name: "其他人登录" });
    await expect(box.or(known).or(others).first()).toBeVisible();
    if (await known.isVisible()) await known.click();
    else if (await others.isVisible()) await others.click();
    if (await box.isVisible()) await box.fill(login);
    await page.getByLabel("密码", { exact: true }).fill(word);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: arrival, level: 1 })).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: "退出登录", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: "登录文驿" })).toBeVisible();
  }

  /** The network of this PC goes, or comes back. */
  async setLine(up: boolean): Promise<void> {
    const cut = join(this.folder, "client", "cut");
    await (up ? rm(cut, { force: true }) : writeFile(cut, ""));
  }

  /** The page's own process dies; nobody is asked before. */
  async crashPage(): Promise<void> {
    const page = this.page;
    const crashed = page.waitForEvent("crash");
    await page.goto("chrome://crash").catch(() => undefined);
    await crashed.catch(() => undefined);
    this.#page = await (this.#context as BrowserContext).newPage();
    await page.close().catch(() => undefined);
    await this.#page.goto(this.origin);
  }

  async killHost(): Promise<void> {
    await this.#host?.kill();
    await this.startHost();
    this.#entered = false;
  }

  async closeWindow(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
  }

  /** The browser's databases are gone, as after a full disk or a hand that tidied up. */
  async loseIndexedDb(): Promise<void> {
    const folder = join(this.folder, "browser", "Default", "IndexedDB");
    if ((await readdir(folder)).length === 0) throw new Error("there was no IndexedDB to lose");
    await rm(folder, { recursive: true, force: true });
  }

  async shut(): Promise<void> {
    await this.closeWindow();
    await this.#host?.stop();
  }
}
