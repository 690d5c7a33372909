/** 自有地址 — the two origins of this host: the pages, and paper that is being printed. */
import type { CustomScheme } from "electron";

export const scheme = "app";
export const pagesOrigin = `${scheme}://wenyi`;
export const paperOrigin = `${scheme}://print`;

/** NOTE: `standard` gives an origin of its own, and with it databases and workers; a policy is never passed by. */
export const privileged: CustomScheme = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true, bypassCSP: false, allowServiceWorkers: false, corsEnabled: false } };

/** Whether this is one of our pages, and not something that only looks like one. */
export function isPage(address: string): boolean {
  const url = parse(address);
  return url !== null && originOf(url) === pagesOrigin;
}

/** Where a window of ours may go by itself: its own pages; a frame in it also to a file that a page holds in memory. */
export const mayNavigate = (address: string, isMainFrame: boolean): boolean => isPage(address) || (!isMainFrame && isHeldFile(address));

const isHeldFile = (address: string): boolean => address.startsWith("blob:") && isPage(address.slice("blob:".length));

// Chromium's own PDF viewer, and what it is made of.
const viewer = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/";
const viewerParts = "chrome://resources/";

/** Whether a window of ours may fetch this. The hub is not among it: only the host process speaks to it. */
export function mayFetch(address: string): boolean {
  if (address.startsWith("data:") || address.startsWith(viewer) || address.startsWith(viewerParts)) return true;
  return isPage(address) || isHeldFile(address) || address.startsWith(`${paperOrigin}/`);
}

/** The origin of an address of our scheme; "" when it carries a name, a password or a port. */
export function originOf(url: URL): string {
  return url.username === "" && url.password === "" && url.port === "" ? `${url.protocol}//${url.hostname}` : "";
}

const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);
