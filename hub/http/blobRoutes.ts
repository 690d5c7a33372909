import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import { filesOf } from "#shared/engine/files.ts";
import { Blobs, largestBlob } from "../blobs/blobs.ts";
import type { Core } from "../core.ts";
import type { Session } from "../sessions.ts";
import type { Guard } from "./guard.ts";
import { Refused } from "./json.ts";
import { seenBy, sessionIn } from "./operations.ts";

type Named = { readonly Params: { readonly digest: string } };
const idleFor = 60_000;

/** Sealed files. One is given out only through a record that the caller may see and that names it; nothing tells what others hold. */
export function blobRoutes(app: FastifyInstance, { core, guard }: { readonly core: Core; readonly guard: Guard }): void {
  const blobs = new Blobs(core.database, core.clock);
  app.addHook("onReady", async () => void (await blobs.dropAbandoned()));
  const at = { url: "/v1/blob/:digest", preParsing: async (request: FastifyRequest, reply: FastifyReply) => void (request.session = await guard.session(request, reply)) };

  app.route<Named>({ ...at, method: "PUT", handler: async (request, reply) => {
    const digest = digestIn(request.params.digest);
    if (!(request.body instanceof Readable)) throw new Refused(400, "badInput");
    if (request.headers["x-wenyi-at"] !== undefined) return pieceOf(request, digest);
    const kept = Number(request.headers["content-length"] ?? 0) > largestBlob ? "tooLarge" : await arriving(request, () => blobs.put({ digest, dev: sessionIn(request).dev }, request.body as Readable));
    if (kept === "tooLarge") void reply.header("connection", "close");
    if (kept !== "kept") throw kept === "tooLarge" ? new Refused(413, "tooLarge") : new Refused(400, "wrongDigest");
    return { ok: true, value: {} };
  } });

  // A file in pieces, each of which stands when it is answered: a cut costs one of them.
  async function pieceOf(request: FastifyRequest, digest: string): Promise<unknown> {
    const [at, size] = [countIn(request.headers["x-wenyi-at"]), countIn(request.headers["x-wenyi-size"])];
    const bytes = await arriving(request, () => wholeOf(request.body as Readable));
    const kept = await blobs.putPiece({ digest, dev: sessionIn(request).dev, at, size, bytes });
    if (kept === "tooLarge" || kept === "wrongDigest") throw kept === "tooLarge" ? new Refused(413, "tooLarge") : new Refused(400, "wrongDigest");
    return { ok: true, value: kept === "kept" ? { at: size } : kept };
  }

  app.route<Named>({ ...at, method: "HEAD", handler: async (request, reply) => {
    const file = { digest: digestIn(request.params.digest), dev: sessionIn(request).dev };
    const sent = await blobs.sentBy(file.digest, file.dev);
    return reply.code(sent ? 200 : 404).header("x-wenyi-at", sent ? 0 : await blobs.heldOf(file)).send();
  } });

  app.route<Named>({ ...at, method: "GET", handler: async (request, reply) => {
    const digest = digestIn(request.params.digest);
    const blob = (await namedFor(core, sessionIn(request), { digest, record: String(request.headers["x-wenyi-record"] ?? "") })) ? await blobs.open(digest) : null;
    if (blob === null) throw new Refused(404, "notFound");
    const at = placeIn(request.headers.range);
    if (at >= blob.size) return reply.code(416).header("content-range", `bytes */${blob.size}`).send({ ok: false, error: { code: "badInput" } });
    if (at > 0) void reply.code(206).header("content-range", `bytes ${at}-${blob.size - 1}/${blob.size}`);
    return reply.header("content-type", "application/octet-stream").header("content-disposition", "attachment").header("content-length", blob.size - at).send(blob.from(at));
  } });
}

/** A file may take as long as it needs, but not stand still. */
async function arriving<Value>({ raw }: FastifyRequest, work: () => Promise<Value>): Promise<Value> {
  raw.socket.setTimeout(idleFor, () => raw.destroy());
  return work().finally(() => raw.socket.setTimeout(0));
}

const largestPiece = 1_048_576;

async function wholeOf(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > largestPiece) throw new Refused(413, "tooLarge");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function countIn(text: string | readonly string[] | undefined): number {
  const count = Number(text);
  if (typeof text !== "string" || !/^\d{1,12}$/.test(text)) throw new Refused(400, "badInput");
  return count;
}

/** From which byte on a file is asked for (`Range: bytes=n-`, the only form that anybody here uses); of any other form the whole is given. */
const placeIn = (range: string | undefined): number => Number(/^bytes=(\d{1,12})-$/.exec(range ?? "")?.[1] ?? 0);

function digestIn(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Refused(400, "badInput");
  return text;
}

async function namedFor(core: Core, session: Session, { digest, record }: { readonly digest: string; readonly record: string }): Promise<boolean> {
  const [seen] = await seenBy(core, session, [record]);
  const type = core.registry.type(seen?.kind ?? "");
  return seen !== undefined && type !== undefined && filesOf(type, seen.state).some(({ blob }) => blob === digest);
}
