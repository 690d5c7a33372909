import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import type { Client, Place } from "./client.ts";
import { Program } from "./program.ts";

const browser = [process.env["WENYI_BROWSER"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => path !== undefined && existsSync(path));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The browser host, and an installed Chromium as its window. */
export function browserClient({ folder, port, hub, features = [] }: Place): Client {
  const origin = `http://127.0.0.1:${port}`;
  let host: Program | null = null;
  let context: BrowserContext | null = null;
  let entered = false;
  return { start, openWindow, crashPage, saved, kill, closeWindow, stop, indexedDb: join(folder, "browser", "Default", "IndexedDB") };

  async function start(): Promise<void> {
    host = await Program.start("out/browser/index.mjs", ["--data", join(folder, "client"), ...(hub === null ? [] : ["--hub", hub]), "--port", String(port), "--renderer", "out/renderer", "--no-open", "--test-hooks"]);
  }

  async function openWindow(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
    if (entered) await kill(); // an entry is used once; starting anew makes another
    entered = true;
    context = await chromium.launchPersistentContext(join(folder, "browser"), { ...(browser === undefined ? {} : { executablePath: browser }), args: features.length === 0 ? flags : [...flags, `--enable-features=${features.join(",")}`], viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(host?.line["url"] ?? origin);
    return page;
  }

  async function crashPage(page: Page): Promise<Page> {
    const crashed = page.waitForEvent("crash");
    await page.goto("chrome://crash").catch(() => undefined);
    await crashed.catch(() => undefined);
    const next = await (context as BrowserContext).newPage();
    await page.close().catch(() => undefined);
    await next.goto(origin);
    return next;
  }

  async function saved(page: Page, press: () => Promise<unknown>): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    const file = join(await mkdtemp(join(folder, "saved-")), download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  async function kill(): Promise<void> {
    await host?.kill();
    await start();
    entered = false;
  }

  async function closeWindow(): Promise<void> {
    await context?.close();
    context = null;
  }

  async function stop(): Promise<void> {
    await closeWindow();
    await host?.stop();
  }
}
