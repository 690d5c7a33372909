/** 页面与调用 — what both hosts serve under their own origin: the built pages, the host's function and the way to the hub, and nothing else. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findAsset } from "./assets.ts";
import type { Host } from "./handle.ts";
import { isWorkerScript, pagePolicy, workerPolicy } from "./headers.ts";
import { StartRefused } from "./startRefused.ts";
import { refusals } from "./strings.ts";

export type PageSource = { readonly handle: Host["handle"]; readonly renderer: string };

export const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT"]);

/** Only a script of ours can set a header of ours; a link, a form or a picture cannot. */
export const needsHeader = (path: string): boolean => /^\/(?:__host|__test|__entry|hub)(?:\/|$)/.test(path);

/** Nothing that two readers could take for two different paths. */
export function isPlain(path: string): boolean {
  return /^\/[\w\-.~!$&'()*+,;=:@%/]*$/.test(path) && !/\/\/|\/\.|%(?:2e|2f|5c|00|25)/i.test(path);
}

/** The answer to a request that the host's own checks have let through; null when there is nothing at this path. */
export async function findPage({ handle, renderer }: PageSource, request: Request, path: string): Promise<Response | null> {
  return /^\/(?:__host|__test|hub)\//.test(path) ? handle(request) : findAsset(renderer, path);
}

/** Sets the content policy of a page or of a worker's script, whatever the answer brought along. */
export function withPolicy(response: Response, path: string): Response {
  response.headers.set("content-security-policy", isWorkerScript(path) ? workerPolicy : pagePolicy);
  return response;
}

/** The built renderer lies beside the built host; a folder can be named instead. */
export function rendererFolder(named: string | null): string {
  const folder = named ?? fileURLToPath(new URL("../renderer", import.meta.url));
  if (!existsSync(join(folder, "index.html"))) throw new StartRefused(refusals.noRenderer(folder));
  return folder;
}
