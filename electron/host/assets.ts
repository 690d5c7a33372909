import { createReadStream } from "node:fs";
import { lstat } from "node:fs/promises";
import { extname, join } from "node:path";
import { toStream } from "./streams.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
  ".jpg": "image/jpeg", ".webp": "image/webp", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8",
};

/** A built file of the renderer: the page, a file beside it, or one in `assets`; anything else does not exist. */
export async function findAsset(folder: string, path: string): Promise<Response | null> {
  const [, home = "", name = ""] = /^\/(assets\/)?([A-Za-z0-9_][\w.-]*)$/.exec(path === "/" ? "/index.html" : path) ?? [];
  const type = types[extname(name)];
  const file = join(folder, home, name);
  const size = await sizeOf(file);
  if (!type || size === null) return null;
  // Built names in assets carry a digest of their content, so they never change; the page that names them is asked for anew each time.
  const headers = { "content-type": type, "content-length": String(size), "cache-control": home ? "private, max-age=31536000, immutable" : "no-cache" };
  return new Response(toStream(createReadStream(file)), { headers });
}

/** NOTE: `lstat`, so that a link out of the folder is no file of ours. */
async function sizeOf(file: string): Promise<number | null> {
  const found = await lstat(file).catch(() => null);
  return found?.isFile() ? found.size : null;
}
