/** app:// — the same pages and the same host function as on loopback, under an origin that no other program can reach. */
import { fixedHeaders } from "../host/headers.ts";
import type { Log } from "../host/operations.ts";
import { findPage, isPlain, methods, needsHeader, withPolicy, type PageSource } from "../host/pages.ts";
import { originOf, pagesOrigin, paperOrigin } from "./addresses.ts";

type ServerPorts = PageSource & { readonly takePaper: (name: string) => string | null; readonly log: Log };

/** Paper runs nothing and fetches nothing; the sheet brings everything it needs. */
export const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const statusOf = (request: Request, path: string): number => {
  if (!methods.has(request.method)) return 405;
  if (!isPlain(path)) return 404;
  return needsHeader(path) && request.headers.get("x-wenyi") !== "1" ? 403 : 200;
};

export function createServer(ports: ServerPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const response = await answer(request, url).catch((failure: unknown) => {
      ports.log({ where: "app", code: failure instanceof Error ? failure.name : "unknown" });
      return nothing(500);
    });
    for (const [name, value] of Object.entries(fixedHeaders)) response.headers.set(name, value);
    return response;
  };

  async function answer(request: Request, url: URL): Promise<Response> {
    const origin = originOf(url);
    if (origin === paperOrigin) return paper(url.pathname.slice(1));
    const status = origin === pagesOrigin ? statusOf(request, url.pathname) : 404;
    const found = status === 200 ? await findPage(ports, request, url.pathname) : nothing(status);
    return withPolicy(found ?? nothing(404), url.pathname);
  }

  function paper(name: string): Response {
    const html = ports.takePaper(name);
    const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": paperPolicy };
    return html === null ? withPolicy(nothing(404), "/") : new Response(html, { headers });
  }
}

const nothing = (status: number): Response => new Response(null, { status, headers: { "cache-control": "no-store" } });
