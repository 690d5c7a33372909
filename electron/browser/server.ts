/** 本机服务 — the same renderer and the same host function, on loopback, for the window of an installed browser. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Random } from "#shared/kernel/ids.ts";
import { codeOf } from "../host/files.ts";
import { fixedHeaders } from "../host/headers.ts";
import type { Log } from "../host/operations.ts";
import { findPage, withPolicy, type PageSource } from "../host/pages.ts";
import { StartRefused, type Said } from "../host/startRefused.ts";
import { sendResponse, toRequest } from "./adapt.ts";
import { createEntry, page, type Entry } from "./entry.ts";
import { refusalOf, type Refusal } from "./guard.ts";
import { pages, sentences } from "./strings.ts";

export type ServerPorts = PageSource & {
  readonly port: number;
  readonly cookieSecret: Uint8Array;
  readonly now: () => number;
  readonly random: Random;
  readonly log: Log;
};

export type LoopbackServer = {
  readonly origin: string;
  readonly mintToken: () => string;
  /** The way in, with a new token each time. */
  readonly bootUrl: () => string;
  readonly close: () => Promise<void>;
};

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export async function startServer(ports: ServerPorts): Promise<LoopbackServer> {
  let answer: Answer = notYet;
  const first = await listen(createServer((incoming, outgoing) => answer(incoming, outgoing)), "127.0.0.1", ports.port);
  const port = portOf(first, ports.port);
  const second = await listen(createServer((incoming, outgoing) => answer(incoming, outgoing)), "::1", port).catch(() => null);
  const entry = createEntry({ ...ports, secret: ports.cookieSecret, port });
  const hosts = [`127.0.0.1:${port}`, ...(second ? [`[::1]:${port}`] : [])];
  answer = createAnswer(ports, entry, hosts);
  const origin = `http://127.0.0.1:${port}`;
  return { origin, mintToken: entry.mintToken, bootUrl: () => bootUrlOf(origin, entry), close: () => closeAll(second ? [first, second] : [first]) };
}

/** Until the port is known nobody can be checked. */
const notYet: Answer = (_, outgoing) => void outgoing.writeHead(503).end();

function portOf(server: Server, asked: number): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : asked;
}

function createAnswer(ports: ServerPorts, entry: Entry, hosts: readonly string[]): Answer {
  const logged = new Set<string>();
  return (incoming, outgoing) => {
    outgoing.setHeaders(new Map(Object.entries(fixedHeaders)));
    const path = (incoming.url ?? "").replace(/\?.*$/s, "");
    const refusal = refusalOf({ method: incoming.method ?? "", path, headers: incoming.headers }, { hosts, hasCookie: entry.hasCookie });
    const response = refusal ? refuse(refusal) : route(toRequest(incoming, outgoing, `http://${incoming.headers.host}`), path);
    void Promise.resolve(response).then((answer) => sendResponse(isEntry(answer, path) ? answer : withPolicy(answer, path), outgoing, incoming.method === "HEAD")).catch(() => outgoing.destroy());
  };

  function refuse({ status, kind }: Refusal): Response {
    if (!logged.has(kind)) ports.log({ where: "loopback", code: `refused: ${kind}` });
    logged.add(kind);
    return sentence(status, pages.refused);
  }

  async function route(request: Request, path: string): Promise<Response> {
    if (path === "/health") return new Response("ok", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
    if (path === "/boot") return enter(request);
    if (path === "/__entry" && request.method === "POST") return new Response(bootUrlOf(new URL(request.url).origin, entry), { headers: { "cache-control": "no-store" } });
    return (await findPage(ports, request, path)) ?? sentence(404, pages.refused);
  }

  /** A HEAD only looks, so it uses nothing up. */
  function enter(request: Request): Response {
    const entered = request.method === "HEAD" ? null : entry.enter(new URL(request.url).searchParams.get("t") ?? "");
    return entered ? html(200, entered.html, entered.headers) : sentence(403, pages.usedToken);
  }
}

const bootUrlOf = (origin: string, { mintToken }: Entry): string => `${origin}/boot?t=${mintToken()}`;

const html = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers } });

const sentence = (status: number, words: Said): Response => html(status, page(words));

/** The page that sets the cookie is the one that brings its own policy. */
const isEntry = (response: Response, path: string): boolean => path === "/boot" && response.headers.has("content-security-policy");

/** NOTE: a port that is taken is never exchanged for another one: the browser keeps its database by port, and it would look empty. */
function listen(server: Server, address: string, port: number): Promise<Server> {
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once("error", (failure) => reject(codeOf(failure) === "EADDRINUSE" ? new StartRefused(sentences.portTaken(port)) : failure));
    server.listen({ host: address, port, ipv6Only: true }, () => resolve(server));
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  })));
}
