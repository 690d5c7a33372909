/** 上级服务器的通路 — `/hub/…` streamed both ways and unbuffered, so that neither certificates nor other origins ever meet the page. */
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import type { HubTarget } from "./hubAddress.ts";
import type { Line } from "./line.ts";
import { offline } from "./answers.ts";
import { codeOf } from "./files.ts";
import type { Log } from "./operations.ts";
import { chunksOf, toStream } from "./streams.ts";

type HubProxy = { readonly forward: (request: Request) => Promise<Response>; readonly close: () => void };
type HubPorts = { readonly target: () => HubTarget | null; readonly line: Line; readonly log: Log };

const keepAlive = { keepAlive: true, keepAliveMsecs: 30_000, timeout: 120_000 };
const connectWithin = 10_000;

/** NOTE: what a page must not send (its cookie, its origin) or see (another's cookies, cross-origin grants) stops here, with what concerns one hop only. */
const keptBack = new Set([
  "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect",
  "host", "cookie", "set-cookie", "origin", "referer", "x-wenyi", "location",
]);
const isKeptBack = (name: string): boolean => keptBack.has(name) || name.startsWith("access-control-") || name.startsWith("sec-");

export function createHubProxy({ target, line, log }: HubPorts): HubProxy {
  const agents = new Map<HubTarget, http.Agent>();
  let lastTrouble = "";
  return { forward, close: () => agents.forEach((agent) => agent.destroy()) };

  async function forward(request: Request): Promise<Response> {
    const hub = target();
    if (!hub || line.isCut()) return offline();
    const options = { method: request.method, headers: sentHeaders(request.headers), agent: agentFor(hub) };
    return exchange(request, addressAt(hub.url, request.url), options, isSecure(hub) ? https.request : http.request);
  }

  function agentFor(hub: HubTarget): http.Agent {
    const agent = agents.get(hub) ?? (isSecure(hub) ? new https.Agent({ ...keepAlive, ...(hub.ca && { ca: Buffer.from(hub.ca) }) }) : new http.Agent(keepAlive));
    agents.set(hub, agent);
    return agent;
  }

  function exchange(request: Request, address: URL, options: RequestOptions, open: typeof http.request): Promise<Response> {
    return new Promise((resolve) => {
      const outgoing = open(address, options);
      const breakOff = (): void => void outgoing.destroy(new Error("cut"));
      const forget = line.hold(breakOff);
      const patience = setTimeout(breakOff, connectWithin);
      outgoing.on("socket", (socket) => {
        if (socket.connecting) socket.once(open === https.request ? "secureConnect" : "connect", () => clearTimeout(patience));
        else clearTimeout(patience);
      });
      outgoing.on("close", () => [clearTimeout(patience), forget(), request.signal.removeEventListener("abort", breakOff)]);
      outgoing.on("error", (failure) => [note(codeOf(failure)), resolve(offline())]);
      outgoing.on("response", (incoming) => [note(""), resolve(toResponse(incoming, request.method))]);
      if (request.signal.aborted) breakOff();
      request.signal.addEventListener("abort", breakOff);
      send(request, outgoing);
    });
  }

  /** The same trouble is told once, not with every attempt of a long day without a network. */
  function note(trouble: string): void {
    if (trouble !== "" && trouble !== lastTrouble) log({ where: "hub", code: trouble });
    lastTrouble = trouble;
  }
}

const isSecure = ({ url }: HubTarget): boolean => url.protocol === "https:";

function send(request: Request, outgoing: http.ClientRequest): void {
  if (!request.body) return void outgoing.end();
  const body = Readable.from(chunksOf(request.body), { objectMode: false });
  body.on("error", (failure) => outgoing.destroy(failure));
  outgoing.on("close", () => body.destroy());
  body.pipe(outgoing);
}

/** The hub's own path begins behind `/hub`. */
function addressAt(hub: URL, url: string): URL {
  const { pathname, search } = new URL(url);
  return new URL(`${hub.pathname.replace(/\/$/, "")}${pathname.replace(/^\/hub/, "")}${search}`, hub);
}

function sentHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !isKeptBack(name)));
}

function toResponse(incoming: IncomingMessage, method: string): Response {
  const { statusCode: status = 502 } = incoming;
  const isBare = method === "HEAD" || [204, 205, 304].includes(status);
  if (isBare) incoming.resume();
  return new Response(isBare ? null : toStream(incoming), { status, headers: seenHeaders(incoming) });
}

function seenHeaders({ headersDistinct }: IncomingMessage): [string, string][] {
  const shown = Object.entries(headersDistinct).filter(([name]) => !isKeptBack(name));
  return shown.flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
}
