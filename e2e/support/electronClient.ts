import { once } from "node:events";
import { mkdtemp, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { _electron, expect, type ElectronApplication, type Page } from "@playwright/test";
import type { Client, Place } from "./client.ts";
import { electronProgram } from "./host.ts";

/** The installed client: its built main and preload, in Electron or in the rig that stands in for it. */
export class ElectronClient implements Client {
  readonly indexedDb: string;
  #app: ElectronApplication | null = null;

  constructor(private readonly place: Place) {
    this.indexedDb = join(place.folder, "client", "electron", "Chromium", "Default", "IndexedDB");
  }

  get app(): ElectronApplication {
    if (this.#app === null) throw new Error("the installed client is not running");
    return this.#app;
  }

  /** There is no host without a window store: it comes up with the first window. */
  start = async (): Promise<void> => undefined;

  openWindow = async (): Promise<Page> => {
    if (this.#app === null) await this.launch();
    else await this.again();
    await expect.poll(() => this.mainPage() !== undefined, { timeout: 30_000 }).toBe(true);
    return this.mainPage() as Page;
  };

  /** What stands on the command line behind the program. */
  words(): string[] {
    return [resolve("."), `--data=${join(this.place.folder, "client")}`, ...(this.place.hub === null ? [] : [`--hub=${this.place.hub}`]), "--test-hooks", "--lang=zh-CN"];
  }

  async launch(): Promise<void> {
    const env = { ...process.env, TZ: "Asia/Shanghai" } as Record<string, string>;
    this.#app = await _electron.launch({ executablePath: electronProgram, args: this.words(), env, timeout: 60_000 });
  }

  /** What the tray's “open” does. */
  again = (): Promise<void> => this.app.evaluate(({ app }) => void app.emit("second-instance"));

  mainPage(): Page | undefined {
    return this.app.windows().find((page) => /^(?:app:\/\/wenyi|http:\/\/wenyi\.app\.localhost)\/(?:#|$)/.test(page.url()));
  }

  /** The page's process dies with the client's: a driver that saw a page die no longer follows the one that is loaded in its place. */
  crashPage = async (): Promise<Page> => {
    await this.kill();
    return this.openWindow();
  };

  /** The person takes the name that is proposed, in a folder of his own. */
  saved = async (_page: Page, press: () => Promise<unknown>): Promise<string> => {
    const folder = await mkdtemp(join(this.place.folder, "saved-"));
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = (...asked: unknown[]) => {
        const { defaultPath = "" } = asked.at(-1) as { defaultPath?: string };
        return Promise.resolve({ canceled: false, filePath: `${chosen}/${defaultPath.split("/").at(-1)}` });
      };
    }, folder);
    await press();
    const whole = async (): Promise<string> => (await readdir(folder)).find((name) => !name.endsWith(".part")) ?? "";
    await expect.poll(whole, { timeout: 30_000 }).not.toBe("");
    return join(folder, await whole());
  };

  kill = async (): Promise<void> => {
    const running = this.#app?.process();
    this.#app = null;
    if (!running || running.exitCode !== null) return;
    const ended = once(running, "exit");
    running.kill("SIGKILL");
    await ended;
  };

  closeWindow = async (): Promise<void> => {
    const page = this.#app === null ? undefined : this.mainPage();
    if (page === undefined) return;
    const window = await this.app.browserWindow(page);
    await Promise.all([page.waitForEvent("close"), window.evaluate((shown) => shown.close())]);
  };

  stop = async (): Promise<void> => {
    const app = this.#app;
    this.#app = null;
    await app?.close();
  };
}
