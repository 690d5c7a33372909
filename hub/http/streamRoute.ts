import type { ServerResponse } from "node:http";
import { once } from "node:events";
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { past, type Frame } from "#shared/sync/frame.ts";
import { framesFor } from "../feeds/stream.ts";
import { tokenOf } from "./guard.ts";
import { Refused } from "./json.ts";
import { sessionIn, type Doors } from "./operations.ts";

const feedName = z.string().max(200);
const few = (kept: object): boolean => Object.keys(kept).length <= 2000;
const input = z.strictObject({ cursors: z.record(feedName, z.int().min(0)).refine(few), past: z.record(feedName, past).refine(few).default({}) });

/** The one line on which a PC hears of everything; frames are compressed and flushed one by one, no faster than the line takes them. */
export function streamRoute(app: FastifyInstance, { core, sessions, guard }: Doors): void {
  const running = new Set<AbortController>();
  app.addHook("preClose", async () => running.forEach((controller) => controller.abort()));

  app.post("/v1/stream", { preParsing: async (request: FastifyRequest, reply: FastifyReply) => void (request.session = await guard.session(request, reply)) }, async (request, reply) => {
    const parsed = input.safeParse(request.body);
    if (!parsed.success) throw new Refused(400, "badInput");
    const { person } = sessionIn(request);
    const token = tokenOf(request);
    const controller = new AbortController();
    running.add(controller);
    reply.hijack();
    reply.raw.once("close", () => controller.abort());
    const { signal } = controller;
    const reader = { person, place: parsed.data, isOpen: async () => (await sessions.check(token)) !== null, signal: { get aborted() { return signal.aborted; }, onAbort: (ring: () => void) => signal.addEventListener("abort", ring) } };
    const frames = framesFor({ ...core, epoch: core.identity.epoch, sleep: sleeper }, reader);
    await send(frames, reply.raw, { encoding: encodingOf(request), signal }).finally(() => running.delete(controller));
  });
}

async function sleeper(milliseconds: number, bell: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([bell, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}

type Encoding = "br" | "gzip" | "identity";

function encodingOf({ headers }: FastifyRequest): Encoding {
  const accepted = headers["accept-encoding"] ?? "";
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : "identity";
}

type Line = { readonly encoding: Encoding; readonly signal: AbortSignal };

async function send(frames: AsyncGenerator<Frame>, response: ServerResponse, { encoding, signal }: Line): Promise<void> {
  const named = encoding === "identity" ? {} : { "content-encoding": encoding };
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store", "x-content-type-options": "nosniff", ...named });
  const write = writerTo(response, encoding);
  try {
    const cut = signal.aborted ? Promise.resolve() : once(signal, "abort");
    for await (const frame of frames) await Promise.race([write.line(`${JSON.stringify(frame)}\n`), cut]);
  } catch {
    // The database or the line failed half-way: the client goes on from its last whole frame.
  } finally {
    write.end();
  }
}

function writerTo(response: ServerResponse, encoding: Encoding): { readonly line: (text: string) => Promise<void>; readonly end: () => void } {
  if (encoding === "identity") return { line: async (text) => void (response.write(text) || (await once(response, "drain"))), end: () => response.end() };
  const packer = encoding === "br" ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : createGzip();
  packer.on("error", () => response.destroy());
  packer.pipe(response);
  return { line: (text) => packed(packer, encoding, text), end: () => packer.end() };
}

const packed = (packer: BrotliCompress | Gzip, encoding: Encoding, text: string): Promise<void> =>
  new Promise((resolve) => {
    packer.write(text);
    packer.flush(encoding === "br" ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH, () => resolve());
  });
