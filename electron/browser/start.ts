import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { createHost } from "../host/handle.ts";
import { takeLock } from "../host/lock.ts";
import { createLog } from "../host/log.ts";
import { rendererFolder } from "../host/pages.ts";
import { StartRefused } from "../host/startRefused.ts";
import { askRunningHost, leaveWord } from "./again.ts";
import { loadCookieSecret } from "./entry.ts";
import { findBrowser } from "./findBrowser.ts";
import type { Flags } from "./flags.ts";
import { openWindow } from "./launch.ts";
import { createPrinter } from "./print.ts";
import { startServer, type LoopbackServer } from "./server.ts";
import { sentences } from "./strings.ts";

type Started = { readonly url: string; readonly origin: string; readonly data: string; readonly close: () => Promise<void> };

/** Starts the browser host over one data folder, which it holds until it is closed; null when a running one has opened the window instead. */
export async function start(flags: Flags, build: string): Promise<Started | null> {
  const found = { build, renderer: rendererFolder(flags.renderer), browser: findBrowser(process.env) };
  if (flags.opens && !found.browser) throw new StartRefused(sentences.noBrowser());
  await mkdir(flags.data, { recursive: true, mode: 0o700 });
  const giveBack = await lockOrHandOver(flags, found);
  if (!giveBack) return null;
  try {
    const { bootUrl, origin, close } = await serve(flags, found);
    await open(flags, found, bootUrl);
    return { url: bootUrl(), origin, data: flags.data, close: () => inOrder(close, giveBack) };
  } catch (failure) {
    giveBack();
    throw failure;
  }
}

async function lockOrHandOver(flags: Flags, found: Found): Promise<(() => void) | null> {
  try {
    return takeLock(flags.data);
  } catch (failure) {
    const url = flags.opens ? await askRunningHost(flags.data) : null;
    if (!url) throw failure;
    await open(flags, found, () => url);
    return null;
  }
}

async function open({ opens, data, profile }: Flags, { browser }: Found, bootUrl: () => string): Promise<void> {
  if (opens && browser) await openWindow({ browser, bootUrl: bootUrl(), dataDir: data, profile });
}

type Found = { readonly build: string; readonly renderer: string; readonly browser: string | null };

async function serve(flags: Flags, { build, renderer, browser }: Found): Promise<LoopbackServer> {
  const world = { now: () => Date.now(), random: (length: number) => new Uint8Array(randomBytes(length)) };
  const log = createLog(flags.data, world.now);
  const ca = flags.ca === null ? {} : { ca: await readFile(flags.ca, "utf8") };
  const host = await createHost({ ...world, ...ca, dataDir: flags.data, build, hubUrl: flags.hub, log, printPdf: createPrinter(browser, log), testHooks: flags.testHooks });
  const cookieSecret = await loadCookieSecret(flags.data, world.random);
  const server = await startServer({ ...world, handle: host.handle, renderer, port: flags.port, cookieSecret, log }).catch(async (failure: unknown) => {
    await host.close();
    throw failure;
  });
  const takeBack = await leaveWord(flags.data, server.origin);
  return { ...server, close: () => inOrder(takeBack, () => inOrder(server.close, host.close)) };
}

/** The second step is taken whatever comes of the first. */
async function inOrder(first: () => Promise<void>, second: () => Promise<void> | void): Promise<void> {
  try {
    await first();
  } finally {
    await second();
  }
}
