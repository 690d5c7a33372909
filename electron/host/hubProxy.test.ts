import { writeFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import type { Host } from "./handle.ts";
import { authority, hubCertificate, hubKey, otherAuthority } from "./hubCertificate.fixtures.ts";
import { deferred, portOf, temporaryFolder, temporaryHost } from "./temporary.fixtures.ts";

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

const hub = (answer: Answer): Promise<string> => listening(createServer(answer));

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  return `http://127.0.0.1:${portOf(server.address())}`;
}

const hostOf = async (answer: Answer, dataDir?: string): Promise<Host> => temporaryHost({ hubUrl: await hub(answer), ...(dataDir && { dataDir }) });
const ask = (host: Host, path: string, init?: RequestInit): Promise<Response> => host.handle(new Request(`http://wenyi${path}`, init));
const offline = { ok: false, error: { code: "offline" } };

test("a chunk the hub has sent arrives before the hub is done, and a hang-up here is heard there", async () => {
  let isGone = false;
  const { promise: gone, resolve } = deferred();
  const host = await hostOf((_, outgoing) => {
    outgoing.write("first");
    outgoing.once("close", () => [(isGone = true), resolve()]);
  });
  const leaving = new AbortController();
  const reader = (await ask(host, "/hub/stream", { signal: leaving.signal })).body!.getReader();
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("first");
  expect(isGone).toBe(false);
  leaving.abort();
  await gone;
  await expect(reader.read()).rejects.toThrow();
});

test("a PC that was told no hub reaches the one an enrolment file names, also after a restart; one that was told another keeps it", async () => {
  const address = await hub((_, outgoing) => outgoing.end("named"));
  const put = (host: Host, told: string): Promise<Response> => ask(host, "/__host/hubPut", { method: "POST", body: JSON.stringify({ address: told, certificate: "" }) });
  const dataDir = await temporaryFolder();
  const first = await temporaryHost({ hubUrl: null, dataDir });
  await put(first, "file:///etc/passwd");
  expect(await (await ask(first, "/hub/x")).json()).toEqual(offline);
  await put(first, address);
  expect(await (await ask(first, "/hub/x")).text()).toBe("named");
  await first.close();
  const again = await temporaryHost({ hubUrl: null, dataDir });
  expect(await (await ask(again, "/hub/x")).text()).toBe("named");
  const told = await hostOf((_, outgoing) => outgoing.end("told"));
  await put(told, address);
  expect(await (await ask(told, "/hub/x")).text()).toBe("told");
});

test("a chunk sent from here arrives at the hub before the sender is done", async () => {
  const host = await hostOf((incoming, outgoing) => incoming.once("data", (chunk: Buffer) => outgoing.end(`got ${chunk.toString()}`)));
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  void writer.write(Buffer.from("part")).catch(() => undefined);
  const response = await ask(host, "/hub/push", { method: "POST", body: readable, duplex: "half" } as RequestInit);
  expect(await response.text()).toBe("got part");
  await writer.abort().catch(() => undefined);
});

test("path, query, method and body arrive; what concerns this page or one hop does not", async () => {
  let seen: IncomingMessage | undefined;
  let body = "";
  const host = await hostOf((incoming, outgoing) => {
    seen = incoming;
    incoming.on("data", (chunk: Buffer) => (body += chunk.toString()));
    incoming.on("end", () => outgoing.writeHead(201, { "set-cookie": "a=b", "access-control-allow-origin": "*", "x-hub": "yes", connection: "close" }).end("ok"));
  });
  const headers = { cookie: "wenyi=secret", origin: "http://wenyi", "x-wenyi": "1", authorization: "Bearer t", "accept-encoding": "gzip", "sec-fetch-site": "same-origin" };
  const response = await ask(host, "/hub/push/now?a=1&b=%E6%96%87", { method: "POST", body: "text", headers });
  expect([seen?.method, seen?.url, body]).toEqual(["POST", "/push/now?a=1&b=%E6%96%87", "text"]);
  expect(seen?.headers).toMatchObject({ authorization: "Bearer t", "accept-encoding": "gzip" });
  expect(["cookie", "origin", "x-wenyi", "sec-fetch-site"].filter((name) => name in (seen?.headers ?? {}))).toEqual([]);
  expect([response.status, await response.text(), response.headers.get("x-hub")]).toEqual([201, "ok", "yes"]);
  expect(["set-cookie", "access-control-allow-origin", "connection"].filter((name) => response.headers.has(name))).toEqual([]);
});

test("compressed bytes go through as they are", async () => {
  const packed = gzipSync("文".repeat(1000));
  const host = await hostOf((_, outgoing) => outgoing.writeHead(200, { "content-encoding": "gzip" }).end(packed));
  const response = await ask(host, "/hub/pull");
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(Buffer.from(await response.arrayBuffer()).equals(packed)).toBe(true);
});

test("a hub that refuses with a body of its own is not offline", async () => {
  const host = await hostOf((_, outgoing) => outgoing.writeHead(503).end("busy"));
  expect(await (await ask(host, "/hub/pull")).text()).toBe("busy");
});

test.each([204, 304])("status %i goes through without a body", async (status) => {
  const host = await hostOf((_, outgoing) => outgoing.writeHead(status).end());
  expect((await ask(host, "/hub/pull")).status).toBe(status);
});

test("no hub, or one that does not answer, is offline", async () => {
  for (const hubUrl of [null, "http://127.0.0.1:9"]) {
    const response = await ask(await temporaryHost({ hubUrl }), "/hub/pull");
    expect([response.status, await response.json()]).toEqual([503, offline]);
  }
});

test.each([
  ["the authority that vouches for the hub", authority, 200, []],
  ["another authority", otherAuthority, 503, ["UNABLE_TO_VERIFY_LEAF_SIGNATURE"]],
  ["none of its own", undefined, 503, ["UNABLE_TO_VERIFY_LEAF_SIGNATURE"]],
])("a secure hub is believed only on the word of its own authority: with %s", async (_, ca, status, logged) => {
  const server = createSecureServer({ key: hubKey, cert: hubCertificate }, (_, outgoing) => outgoing.end("pong"));
  const hubUrl = (await listening(server)).replace("http:", "https:");
  const lines: string[] = [];
  const host = await temporaryHost({ hubUrl, ...(ca && { ca }), log: ({ code }) => lines.push(code) });
  for (let attempt = 0; attempt < 2; attempt++) expect((await ask(host, "/hub/ping")).status).toBe(status);
  expect(lines).toEqual(logged);
});

test("cutting the line breaks what is under way and refuses what comes, until it is joined again", async () => {
  const host = await hostOf((incoming, outgoing) => (incoming.url === "/stream" ? outgoing.write("first") : outgoing.end("pong")));
  const reader = (await ask(host, "/hub/stream")).body!.getReader();
  await reader.read();
  host.setLine(false);
  await expect(reader.read()).rejects.toThrow();
  expect(await (await ask(host, "/hub/ping")).json()).toEqual(offline);
  host.setLine(true);
  expect(await (await ask(host, "/hub/ping")).text()).toBe("pong");
});

test("a file named cut in the data folder cuts the line too", async () => {
  const dataDir = await temporaryFolder();
  const host = await hostOf((incoming, outgoing) => (incoming.url === "/stream" ? outgoing.write("first") : outgoing.end("pong")), dataDir);
  const reader = (await ask(host, "/hub/stream")).body!.getReader();
  await reader.read();
  await writeFile(join(dataDir, "cut"), "");
  await expect(reader.read()).rejects.toThrow();
  expect((await ask(host, "/hub/ping")).status).toBe(503);
  await rm(join(dataDir, "cut"));
  expect(await (await ask(host, "/hub/ping")).text()).toBe("pong");
});
