/** Between node's http and the web's Request and Response, streaming both ways; a side that hangs up ends the other. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { toStream } from "../host/streams.ts";

export function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Request {
  const { method = "GET", url = "/", headersDistinct } = incoming;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) for (const value of values) headers.append(name, value);
  const body = hasBody(incoming) ? { body: toStream(incoming), duplex: "half" as const } : {};
  return new Request(new URL(url, origin), { method, headers, signal: gone.signal, ...body });
}

const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== "GET" && method !== "HEAD" && (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined);

export async function sendResponse(response: Response, outgoing: ServerResponse, isHead: boolean): Promise<void> {
  for (const [name, value] of response.headers) outgoing.setHeader(name, name === "set-cookie" ? response.headers.getSetCookie() : value);
  outgoing.writeHead(response.status);
  if (isHead || !response.body) {
    await response.body?.cancel();
    return void outgoing.end();
  }
  outgoing.flushHeaders();
  await pump(response.body, outgoing).catch(() => outgoing.destroy());
}

const nothing = (): void => undefined;

async function pump(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader();
  let goOn = nothing;
  outgoing.on("drain", () => goOn());
  outgoing.once("close", () => {
    goOn();
    void reader.cancel().catch(() => undefined);
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!outgoing.write(value) && !outgoing.destroyed) await new Promise<void>((resolve) => (goOn = resolve));
  }
  outgoing.end();
}
