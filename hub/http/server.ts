import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Core } from "../core.ts";
import { Sessions } from "../sessions.ts";
import { blobRoutes } from "./blobRoutes.ts";
import { largestBody, readJson, Refused } from "./json.ts";
import { rateLimiter, type Limits } from "./limits.ts";
import { operationRoutes } from "./operations.ts";
import { streamRoute } from "./streamRoute.ts";
import { guardOf } from "./guard.ts";

const second = 1000;
/** How long a JSON request may take to arrive; a file may take longer, as long as it keeps coming. */
const bodyWithin = 60 * second;

/** The hub's doors. Whatever is wrong with a request is answered with one constant body; what it was goes nowhere. */
export function createServer(core: Core, limits: Limits): FastifyInstance {
  const app = fastify({
    bodyLimit: largestBody,
    requestTimeout: 45 * 60 * second,
    keepAliveTimeout: 120 * second,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 100 },
    http: { headersTimeout: limits.headWithin, maxHeaderSize: 16_384, connectionsCheckingInterval: Math.min(2 * second, limits.headWithin) },
  });
  app.server.maxConnections = 2000;
  const sessions = new Sessions(core);
  const guard = guardOf(sessions, { device: rateLimiter(limits.device, core.clock), address: rateLimiter(limits.address, core.clock) });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request: FastifyRequest, body: Buffer) => readJson(body, request.headers["content-encoding"]));
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  app.setErrorHandler((fault, request, reply) => {
    const answer = refuse(reply, fault);
    if (reply.statusCode >= 500) core.report(`${request.routeOptions.url ?? "?"}: ${nameOf(fault)}`);
    return answer;
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, new Refused(404, "notFound")));
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("cache-control", "no-store").header("x-content-type-options", "nosniff");
    if (request.method === "POST") deadline(request, reply);
  });
  app.get("/health", async () => ({ ok: true }));
  operationRoutes(app, { core, sessions, guard });
  streamRoute(app, { core, sessions, guard });
  blobRoutes(app, { core, guard });
  return app;
}

function deadline({ raw }: FastifyRequest, reply: FastifyReply): void {
  const timer = setTimeout(() => raw.socket.destroy(), bodyWithin);
  raw.once("end", () => clearTimeout(timer));
  reply.raw.once("close", () => clearTimeout(timer));
}

function refuse(reply: FastifyReply, fault: unknown): FastifyReply {
  const { status, code } = fault instanceof Refused ? fault : statusOf(fault as { readonly statusCode?: number });
  return reply.code(status).send({ ok: false, error: { code } });
}

// A database's message may quote what it was given; its code and our own stack do not.
function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return "?";
  return "code" in fault ? String(fault.code) : (fault.stack ?? fault.name).split("\n").slice(0, 3).join(" | ");
}

function statusOf({ statusCode }: { readonly statusCode?: number }): { readonly status: number; readonly code: string } {
  if (statusCode === 413) return { status: 413, code: "tooLarge" };
  if (statusCode !== undefined && statusCode < 500) return { status: statusCode, code: "badInput" };
  return { status: 503, code: "unavailable" };
}
