/** `app://wenyi/x` as `http://wenyi.app.localhost/x`: an origin without a port, secure to Chromium, answered by the app's own handler. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

type Handler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, Handler>();
let isReady = false;

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (isReady) throw new Error("schemes must be registered before the app is ready");
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`${scheme} has a handler already`);
    handlers.set(scheme, handler);
  },
};

export function toInner(address: string): string {
  const [, scheme = "", host = "", rest = ""] = /^([a-z]+):\/\/([^/?#]*)(.*)$/i.exec(address) ?? [];
  return privileged.has(scheme) ? `http://${host}.${scheme}.localhost${rest === "" ? "/" : rest}` : address;
}

export function toOuter(address: string): string {
  const [, blob = "", host = "", scheme = "", rest = "/"] = /^(blob:)?http:\/\/([^/?#:]+)\.([a-z]+)\.localhost(?::80)?([/?#].*)?$/i.exec(address) ?? [];
  return privileged.has(scheme) ? `${blob}${scheme}://${host}${rest}` : address;
}

/** Listens on a free port of this machine; the browser is told to find every name there. */
export async function serveSchemes(): Promise<number> {
  isReady = true;
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy()));
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return (server.address() as AddressInfo).port;
}

const oneHop = new Set(["host", "connection", "origin", "referer"]);

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming, outgoing);
  const handler = handlers.get(request.url.split(":")[0] ?? "");
  const response = handler ? await handler(request) : new Response(null, { status: 502 });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  if (request.method !== "HEAD") await send(response.body, outgoing);
  outgoing.end();
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const { method = "GET" } = incoming;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const headers = Object.entries(incoming.headers).filter(([name]) => !oneHop.has(name)).map(([name, value]): [string, string] => [name, String(value)]);
  const body = method === "GET" || method === "HEAD" ? {} : { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: "half" as const };
  return new Request(toOuter(`http://${incoming.headers.host}${incoming.url}`), { method, headers, signal: gone.signal, ...body });
}

async function send(body: ReadableStream<Uint8Array> | null, outgoing: ServerResponse): Promise<void> {
  for await (const chunk of body ?? []) {
    if (outgoing.destroyed) break;
    if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once("drain", resolve).once("close", resolve));
  }
}
