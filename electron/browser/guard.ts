/** 本机回环的门卫 — every request passes all of these checks before anything else looks at it (trust.md §2.9). */
import type { IncomingHttpHeaders } from "node:http";
import { isPlain, methods, needsHeader } from "../host/pages.ts";

export type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders };
/** Why a request was refused; one kind is logged once. */
export type Refusal = { readonly status: 403 | 404 | 405 | 421; readonly kind: string };

type Gate = { readonly hosts: readonly string[]; readonly hasCookie: (cookie: string | undefined) => boolean };

const isReading = (method: string): boolean => method === "GET" || method === "HEAD";
const isOpen = (path: string): boolean => path === "/boot" || path === "/health";

type Check = readonly [refuses: (asked: Asked, gate: Gate) => boolean, status: Refusal["status"], kind: string];

// prettier-ignore
const checks: readonly Check[] = [
  [({ headers }, { hosts }) => !hosts.includes(headers.host ?? ""),                                        421, "host"],
  [({ method }) => !methods.has(method),                                                                  405, "method"],
  [({ path }) => !isPlain(path),                                                                          404, "path"],
  [({ method, path }) => isOpen(path) && !isReading(method),                                              405, "method"],
  [({ headers }) => headers.origin !== undefined && headers.origin !== `http://${headers.host}`,          403, "origin"],
  [({ method, headers }) => !isReading(method) && headers.origin === undefined,                           403, "origin"],
  [(asked) => asked.path !== "/boot" && !comesFromUs(asked.headers),                                      403, "site"],
  [({ path, headers }) => needsHeader(path) && headers["x-wenyi"] !== "1",                                403, "header"],
  [({ path, headers }, { hasCookie }) => !isOpen(path) && !hasCookie(headers.cookie),                     403, "cookie"],
];

/** The first check that refuses, or null when the request may go on. */
export function refusalOf(asked: Asked, gate: Gate): Refusal | null {
  const found = checks.find(([refuses]) => refuses(asked, gate));
  return found ? { status: found[1], kind: found[2] } : null;
}

/** A browser says where a request was started; only a window opened by hand has no site at all. */
function comesFromUs(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin") return true;
  return site === "none" && headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}
