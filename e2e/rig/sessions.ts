import { EventEmitter } from "node:events";
import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "./cdp.ts";
import { newEvent, strict } from "./strict.ts";
import type { Contents } from "./contents.ts";

type Asks = (details: { readonly url: string }, answer: (decision: { readonly cancel?: boolean }) => void) => void;
type Item = { path: string | null; readonly name: string; readonly done: EventEmitter };

/** The one session. What it is told to refuse is kept for whoever asks; requests of documents and downloads are really decided here. */
class StandInSession extends EventEmitter {
  readonly refusals = new Map<string, unknown>();
  private asks: Asks | null = null;
  readonly webRequest = strict("webRequest", { onBeforeRequest: (asks: Asks) => void (this.asks = asks) });
  setPermissionRequestHandler = (handler: unknown): void => void this.refusals.set("permissionRequest", handler);
  setPermissionCheckHandler = (handler: unknown): void => void this.refusals.set("permissionCheck", handler);
  setDevicePermissionHandler = (handler: unknown): void => void this.refusals.set("device", handler);
  setDisplayMediaRequestHandler = (handler: unknown): void => void this.refusals.set("displayMedia", handler);
  setCertificateVerifyProc = (handler: unknown): void => void this.refusals.set("certificate", handler);
  setSpellCheckerEnabled = (enabled: boolean): void => void this.refusals.set("spellChecker", enabled);

  refusesRequest(url: string): Promise<boolean> {
    return new Promise((resolve) => (this.asks === null ? resolve(false) : this.asks({ url }, ({ cancel = false }) => resolve(cancel))));
  }
}

export const defaultSession = strict("Session", new StandInSession());
export const session = strict("session", { defaultSession });

/** Downloads go to a folder of the rig and from there to where the app has said. */
export async function serveDownloads(browser: Browser, folder: string, contentsOf: (frame: string) => Contents | undefined): Promise<void> {
  const items = new Map<string, Item>();
  browser.root.on("Browser.downloadWillBegin", ({ guid, frameId, suggestedFilename }: { guid: string; frameId: string; suggestedFilename: string }) => {
    const item: Item = { path: null, name: suggestedFilename, done: new EventEmitter() };
    items.set(guid, item);
    const members = { getFilename: () => item.name, setSavePath: (path: string) => void (item.path = path), once: (name: string, listener: (...told: unknown[]) => void) => item.done.once(name, listener) };
    defaultSession.emit("will-download", newEvent({}), strict("DownloadItem", members), contentsOf(frameId));
  });
  browser.root.on("Browser.downloadProgress", ({ guid, state }: { guid: string; state: string }) => {
    const item = items.get(guid);
    if (!item || state === "inProgress") return;
    items.delete(guid);
    if (state === "completed" && item.path !== null) renameSync(join(folder, guid), item.path);
    item.done.emit("done", newEvent({}), state === "completed" ? "completed" : "cancelled");
  });
  await browser.root.send("Browser.setDownloadBehavior", { behavior: "allowAndName", downloadPath: folder, eventsEnabled: true });
}
