import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { browserClient } from "./browserClient.ts";
import type { Client, Place } from "./client.ts";
import { ElectronClient } from "./electronClient.ts";
import { usualHost, type HostName } from "./host.ts";
import { Program, freePort } from "./program.ts";

const password = "wenyi-2026";

/** A hub with the demonstration organisation, and the PCs of its people, each with a host, a journal and windows of its own. */
export class Office {
  readonly #pcs: Pc[] = [];
  private constructor(readonly folder: string, readonly port: number, public hub: Program, readonly host: HostName) {}

  /** `prepare`: what is done in its folder before the hub starts there. */
  static async open(host = usualHost, prepare: (folder: string) => void = () => undefined): Promise<Office> {
    const folder = await mkdtemp(join(tmpdir(), "wenyi-"));
    await chmod(folder, 0o711); // the database's own user passes through, so that everything lies here and goes with it
    prepare(folder);
    const port = await freePort();
    return new Office(folder, port, await startHub(folder, port), host);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A new PC, which knows where the hub is unless it is to be told; its line to the hub is whole until it is cut. */
  async pc(name: string, { knowsHub = true, features = [] as readonly string[] } = {}): Promise<Pc> {
    const place = { ...(await this.#place(name, knowsHub)), features };
    return this.#keep(new Pc(place, clientFor(this.host, place)));
  }

  /** A new PC of a kind of its own. */
  async pcOf<Kind extends Pc>(kind: new (place: Place) => Kind, name: string): Promise<Kind> {
    return this.#keep(new kind(await this.#place(name, true)));
  }

  async #place(name: string, knowsHub: boolean): Promise<Place> {
    const folder = join(this.folder, name);
    await mkdir(folder, { recursive: true });
    return { folder, port: await freePort(), hub: knowsHub ? this.url : null };
  }

  async #keep<Kind extends Pc>(pc: Kind): Promise<Kind> {
    this.#pcs.push(pc);
    await pc.startHost();
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

  /** The hub is started anew with a folder for its backups, of which it makes the first at once. */
  async backUp(): Promise<void> {
    const backups = join(this.folder, "backups");
    await this.hub.stop();
    this.hub = await startHub(this.folder, this.port, 0, ["--backup", backups]);
    await expect.poll(async () => (await readdir(backups).catch(() => [])).filter((name) => !name.endsWith(".unfinished")), { timeout: 60_000 }).toHaveLength(1);
  }

  async killHub(): Promise<void> {
    await this.hub.kill();
    this.hub = await startHub(this.folder, this.port);
  }

  /** The hub's disk dies; it is put back from its last backup on another one, at the same address. Answers when it is up again, before its PCs have come. */
  async restoreHub(gather: number): Promise<void> {
    const backups = join(this.folder, "backups");
    const last = (await readdir(backups)).toSorted().at(-1) ?? "";
    this.hub = await Program.start("out/hub/index.mjs", ["--data", join(this.folder, "hub-again"), "--port", String(this.port), "--restore", join(backups, last), "--gather", String(gather)]);
  }

  /** Days pass for the office: its hub is started anew by a clock that is so far ahead. */
  async passDays(days: number): Promise<void> {
    await this.hub.stop();
    this.hub = await startHub(this.folder, this.port, days * 86_400_000);
  }

  async close(): Promise<void> {
    for (const pc of this.#pcs) await pc.shut();
    await this.hub.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const rewrite = async (file: string, from: string, to: string): Promise<void> => writeFile(file, (await readFile(file, "utf8")).replace(JSON.stringify(from), JSON.stringify(to)));

const startHub = (folder: string, port: number, later = 0, more: readonly string[] = []): Promise<Program> => Program.start("out/hub/index.mjs", ["--data", join(folder, "hub"), "--port", String(port), "--demonstration", ...more], later);

const clientFor = (host: HostName, place: Place): Client => (host === "electron" ? new ElectronClient(place) : browserClient(place));

/** One office PC: its client, and whoever sits at it. */
export class Pc {
  readonly folder: string;
  readonly port: number;
  readonly client: Client;
  #page: Page | null = null;

  constructor(place: Place, client?: Client) {
    this.folder = place.folder;
    this.port = place.port;
    this.client = client ?? clientFor(usualHost, place);
  }

  get page(): Page {
    if (this.#page === null) throw new Error("the window of this PC is not open");
    return this.#page;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  startHost = (): Promise<void> => this.client.start();
  killHost = (): Promise<void> => this.client.kill();

  async openWindow(size = { width: 1366, height: 768 }): Promise<Page> {
    this.#page = await this.client.openWindow(size);
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
    await expect(page.getByRole("heading", { name: arrival, level: 1 })).toBeVisible({ timeout: 30_000 });
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
    this.#page = await this.client.crashPage(this.page);
  }

  /** What pressing “save” saved. */
  saved(press: () => Promise<unknown>): Promise<string> {
    return this.client.saved(this.page, press);
  }

  async closeWindow(): Promise<void> {
    await this.client.closeWindow();
    this.#page = null;
  }

  /** The browser's databases are gone, as after a full disk or a hand that tidied up. */
  async loseIndexedDb(): Promise<void> {
    if ((await readdir(this.client.indexedDb)).length === 0) throw new Error("there was no IndexedDB to lose");
    await rm(this.client.indexedDb, { recursive: true, force: true });
  }

  async shut(): Promise<void> {
    await this.client.stop();
  }
}
