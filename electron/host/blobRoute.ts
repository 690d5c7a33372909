import type { Blobs, BlobFault } from "./blobs.ts";
import { answer, fault } from "./answers.ts";
import { chunksOf } from "./streams.ts";

const statusOf: Record<BlobFault["code"], number> = { mismatch: 400, empty: 400, tooLarge: 413, diskFull: 507 };

/** `PUT|GET|HEAD /__host/blob/<sha-256>`; the name must be 64 hexadecimal digits, so it can never be a path. */
export async function serveBlob(blobs: Blobs, request: Request, digest: string): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(digest)) return fault("notFound", 404);
  if (request.method === "PUT") return keep(blobs, request, digest);
  if (request.method === "GET" || request.method === "HEAD") return send(blobs, request.method, digest);
  return fault("badInput", 405);
}

async function keep(blobs: Blobs, request: Request, digest: string): Promise<Response> {
  if (!request.body) return fault("empty", 400);
  const kept = await blobs.put(digest, chunksOf(request.body));
  return answer(kept, kept.ok ? 200 : statusOf[kept.error.code]);
}

async function send(blobs: Blobs, method: string, digest: string): Promise<Response> {
  const size = await blobs.size(digest);
  if (size === null) return fault("notFound", 404);
  const headers = { "content-type": "application/octet-stream", "content-length": String(size), "cache-control": "no-store" };
  return new Response(method === "HEAD" ? null : blobs.stream(digest), { headers });
}
