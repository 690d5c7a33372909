import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser, quietFlags } from "#electron/browser/findBrowser.ts";
import { must } from "#shared/kernel/assert.ts";
import { pageScript } from "./pageScript.ts";

/** Runs a script of bench/page in a page of its own: a real Chromium with a profile on disk, so that IndexedDB is a file as it is in an office. */
export async function inPage<Value>(entry: string, act: (page: Page) => Promise<Value>): Promise<Value> {
  const script = await pageScript(entry);
  const server = createServer(({ url }, response) => (url === "/page.js" ? response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(script) : response.writeHead(200, { "content-type": "text/html" }).end('<!doctype html><script src="/page.js"></script>')));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const profile = await mkdtemp(join(tmpdir(), "wenyi-bench-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath: must(findBrowser(process.env), "an installed Chromium"), args: [...quietFlags, "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await act(page);
  } finally {
    await browser.close();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
