import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type ElectronApplication } from "@playwright/test";
import type { Place } from "./client.ts";
import { ElectronClient } from "./electronClient.ts";
import { electronProgram } from "./host.ts";
import { Pc } from "./office.ts";

type Told = { tip: string; readonly notices: { readonly title: string; readonly body: string; emit(name: string): void }[] };

/** A PC with the installed client, and what its desktop shows beside the window. */
export class InstalledPc extends Pc {
  readonly installed: ElectronClient;

  constructor(place: Place) {
    const client = new ElectronClient(place);
    super(place, client);
    this.installed = client;
  }

  get app(): ElectronApplication {
    return this.installed.app;
  }

  visibleWindows(): Promise<number> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length);
  }

  /** From here on the tray's line and the notices are noted. */
  async watchDesktop(): Promise<void> {
    await this.app.evaluate(({ Notification, Tray }) => {
      const told: Told = { tip: "", notices: [] };
      Object.assign(globalThis, { told });
      Tray.prototype.setToolTip = (tip) => void (told.tip = tip);
      Notification.prototype.show = function show() {
        told.notices.push(this);
      };
    });
  }

  tip = (): Promise<string> => this.app.evaluate(() => (globalThis as unknown as { told: Told }).told.tip);
  notices = (): Promise<string[]> => this.app.evaluate(() => (globalThis as unknown as { told: Told }).told.notices.map(({ title, body }) => `${title}｜${body}`));
  pressNotice = (): Promise<void> => this.app.evaluate(() => (globalThis as unknown as { told: Told }).told.notices.at(-1)?.emit("click"));

  /** Somebody starts the client once more from the desktop; answers how that second process ended. */
  async startAgain(): Promise<unknown> {
    const [program, words] = [electronProgram, this.installed.words()];
    const second = spawn(program, ["--no-sandbox", ...words], { stdio: "ignore" });
    const [code] = await once(second, "exit");
    return code as unknown;
  }

  /** The process of the page dies; answers the heading of the page that is there afterwards. NOTE: a driver that saw a page die no longer follows it. */
  async reviveAfterCrash(): Promise<string> {
    await this.app.evaluate(({ BrowserWindow }) => new Promise<void>((resolve) => {
      const contents = BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents;
      contents?.once("did-finish-load", () => resolve());
      contents?.forcefullyCrashRenderer();
    }));
    const heading = (): Promise<string> => this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents.executeJavaScript('document.querySelector("h1")?.textContent ?? ""') as Promise<string>);
    await expect.poll(heading, { timeout: 30_000 }).not.toBe("");
    return heading();
  }

  breakSettings = (): Promise<void> => writeFile(join(this.folder, "client", "settings.json"), "{");
}
