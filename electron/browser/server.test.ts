import { mkdir, writeFile } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { hostContractSuite, type HostUnderTest } from "../host/host.contract.ts";
import { StartRefused } from "../host/startRefused.ts";
import { deferred, noon, portOf, random, temporaryFolder, temporaryHost } from "../host/temporary.fixtures.ts";
import { loadCookieSecret } from "./entry.ts";
import { startServer, type LoopbackServer, type ServerPorts } from "./server.ts";
import { pages } from "./strings.ts";

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/** NOTE: not `fetch`, which would correct the paths and refuse the headers that an attacker sends. */
function ask(origin: string, path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function rendererFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  for (const [name, text] of [["index.html", "<p>page"], ["assets/app-1a.js", "app()"], ["assets/storeWorker-2b.js", "work()"], ["secret.key", "no"]] as const) await writeFile(join(folder, name), text);
  return folder;
}

let lines: string[] = [];
let server: LoopbackServer;
let cookie = "";
let now = noon;

async function serve(ports: Partial<ServerPorts> = {}): Promise<LoopbackServer> {
  const handle = ports.handle ?? (await temporaryHost()).handle;
  const started = await startServer({ renderer: await rendererFolder(), port: 0, cookieSecret: random(32), now: () => now, random, log: ({ code }) => lines.push(code), handle, ...ports });
  onTestFinished(started.close);
  return started;
}

async function enter({ origin, mintToken }: LoopbackServer): Promise<string> {
  const { headers } = await ask(origin, `/boot?t=${mintToken()}`);
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

beforeEach(async () => {
  [lines, now] = [[], noon];
  server = await serve();
  cookie = await enter(server);
});

const fromPage = (more: Record<string, string> = {}) => ({ cookie, "x-wenyi": "1", origin: server.origin, "sec-fetch-site": "same-origin", ...more });
const boot = (headers: Record<string, string>) => ask(server.origin, "/__host/boot", { method: "POST", body: "{}", headers });

test("a page of ours is served and its calls are answered", async () => {
  expect(await ask(server.origin, "/", { headers: { cookie } })).toMatchObject({ status: 200, body: "<p>page" });
  expect(await ask(server.origin, "/assets/app-1a.js", { headers: { cookie } })).toMatchObject({ status: 200, body: "app()", headers: { "content-type": "text/javascript; charset=utf-8" } });
  expect((await boot(fromPage())).status).toBe(200);
  expect(await ask(server.origin, "/health")).toMatchObject({ status: 200, body: "ok" });
});

test.each<[string, number, () => Promise<Answer>]>([
  ["another name for this PC", 421, () => boot(fromPage({ host: "evil.example" }))],
  ["this PC's name with another port", 421, () => boot(fromPage({ host: "127.0.0.1:1" }))],
  ["localhost, which can be pointed elsewhere", 421, () => boot(fromPage({ host: `localhost:${new URL(server.origin).port}` }))],
  ["another origin", 403, () => boot(fromPage({ origin: "http://evil.example" }))],
  ["an opaque origin", 403, () => boot(fromPage({ origin: "null" }))],
  ["a post without an origin", 403, () => boot({ cookie, "x-wenyi": "1" })],
  ["another site", 403, () => boot(fromPage({ "sec-fetch-site": "cross-site" }))],
  ["another port of this PC", 403, () => boot(fromPage({ "sec-fetch-site": "same-site" }))],
  ["a page that frames ours", 403, () => ask(server.origin, "/", { headers: { cookie, "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" } })],
  ["a call without the header", 403, () => boot({ cookie, origin: server.origin })],
  ["a file without the header", 403, () => ask(server.origin, `/__host/blob/${"a".repeat(64)}`, { headers: { cookie } })],
  ["the hub without the header", 403, () => ask(server.origin, "/hub/pull", { headers: { cookie } })],
  ["a call without the cookie", 403, () => boot({ "x-wenyi": "1", origin: server.origin })],
  ["a call with a wrong cookie", 403, () => boot(fromPage({ cookie: `${cookie.slice(0, -1)}x` }))],
  ["a page without the cookie", 403, () => ask(server.origin, "/")],
  ["a script without the cookie", 403, () => ask(server.origin, "/assets/app-1a.js")],
  ["another method", 405, () => ask(server.origin, "/", { method: "DELETE", headers: fromPage() })],
  ["a question before a cross-origin call", 405, () => ask(server.origin, "/__host/boot", { method: "OPTIONS", headers: { origin: "http://evil.example" } })],
  ["a post to the entry", 405, () => ask(server.origin, "/boot", { method: "POST", headers: fromPage() })],
])("refuses %s", async (_, status, send) => {
  const first = await send();
  expect([first.status, first.body.includes(pages.refused.zh)]).toEqual([status, true]);
  expect(Object.keys(first.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  await send();
  expect(lines.length).toBe(1);
});

test("every refusal has the same body", async () => {
  const bodies = [await ask(server.origin, "/"), await boot(fromPage({ host: "evil.example" })), await boot(fromPage({ origin: "http://evil.example" })), await ask(server.origin, "/x", { method: "DELETE" })].map(({ body }) => body);
  expect(new Set(bodies).size).toBe(1);
});

test.each([
  "/../package.json", "/assets/../../package.json", "/..%2fpackage.json", "/%2e%2e/package.json", "/assets/%2e%2e%2f%2e%2e%2fetc/passwd", "/assets/..\\..\\x.js", "/assets/%5c..%5cx.js",
  "//etc/passwd", "/assets//app-1a.js", "/assets/./app-1a.js", "/assets/app-1a.js%00.html", "/.env", "/assets/.hidden.js", "/C:/Windows/win.ini", "/assets/sub/app.js", "/secret.key",
  "/assets/", "/assets", "/index.html/", "/file:///etc/passwd", "/assets/%61pp-1a.js", "/__host", "/__test/line", "/missing.js", "http://evil.example/index.html",
])("does not serve %s", async (path) => {
  expect((await ask(server.origin, path, { headers: fromPage() })).status).toBe(404);
});

describe("the entry", () => {
  test("a token opens once, sets the strict cookie and goes on by a script that its policy names", async () => {
    const path = `/boot?t=${server.mintToken()}`;
    const { status, headers, body } = await ask(server.origin, path, { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" } });
    expect([status, body.includes("<script>location.replace('/')</script>")]).toEqual([200, true]);
    expect(headers["set-cookie"]?.[0]).toMatch(/^wenyi-\d+=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(headers["content-security-policy"]).toContain("script-src 'sha256-");
    const again = await ask(server.origin, path);
    expect([again.status, again.headers["set-cookie"], again.body.includes(pages.usedToken.zh)]).toEqual([403, undefined, true]);
  });

  test("a token is worth nothing after ten minutes, and an invented one never was", async () => {
    const token = server.mintToken();
    now += 600_000;
    for (const given of [token, "", "a".repeat(64)]) expect((await ask(server.origin, `/boot?t=${given}`)).status).toBe(403);
  });

  test("who has the cookie, and nobody else, is given another way in", async () => {
    expect((await ask(server.origin, "/__entry", { method: "POST", headers: { origin: server.origin, "x-wenyi": "1" } })).status).toBe(403);
    const { body } = await ask(server.origin, "/__entry", { method: "POST", headers: fromPage() });
    expect((await ask(server.origin, body.slice(server.origin.length))).status).toBe(200);
  });

  test("looking at it without opening uses nothing up", async () => {
    const path = `/boot?t=${server.mintToken()}`;
    await ask(server.origin, path, { method: "HEAD" });
    expect((await ask(server.origin, path)).status).toBe(200);
  });

  test("a page that was left open goes on after the host was started again", async () => {
    const folder = await temporaryFolder();
    const first = await serve({ cookieSecret: await loadCookieSecret(folder, random) });
    const kept = await enter(first);
    await first.close();
    const second = await serve({ cookieSecret: await loadCookieSecret(folder, random), port: Number(new URL(first.origin).port) });
    expect((await ask(second.origin, "/", { headers: { cookie: kept } })).status).toBe(200);
  });
});

test("every answer carries the policy, and only worker scripts may compile WebAssembly", async () => {
  const policies = await Promise.all(["/", "/assets/app-1a.js", "/assets/storeWorker-2b.js", "/missing.js"].map(async (path) => (await ask(server.origin, path, { headers: { cookie } })).headers));
  for (const headers of policies) expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin" });
  expect(policies.map((headers) => headers["content-security-policy"]?.includes("wasm-unsafe-eval"))).toEqual([false, false, true, false]);
  expect(policies.every((headers) => /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/.test(String(headers["content-security-policy"])))).toBe(true);
});

test("a port that is taken is named, and no other one is used", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const port = portOf(other.address());
  const failure = await serve({ port }).catch((failure: unknown) => failure);
  expect(failure).toBeInstanceOf(StartRefused);
  expect(String(failure)).toContain(String(port));
});

test("what the host streams arrives piece by piece, and a hang-up reaches it", async () => {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const { promise: cancelled, resolve: heard } = deferred();
  const streaming = await serve({ handle: async () => new Response(new ReadableStream({ start: (started) => void (controller = started), cancel: heard })) });
  const session = await enter(streaming);
  const leaving = new AbortController();
  const response = await fetch(`${streaming.origin}/hub/stream`, { headers: { cookie: session, "x-wenyi": "1" }, signal: leaving.signal });
  const reader = response.body!.getReader();
  controller!.enqueue(Buffer.from("one"));
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("one");
  controller!.enqueue(Buffer.from("two"));
  expect(Buffer.from((await reader.read()).value!).toString()).toBe("two");
  leaving.abort();
  await cancelled;
});

describe("the host contract, over loopback", () => hostContractSuite(openOverLoopback));

async function openOverLoopback(): Promise<HostUnderTest> {
  const dataDir = await temporaryFolder();
  let host = await temporaryHost({ dataDir });
  const served = await serve({ handle: (request) => host.handle(request) });
  const session = await enter(served);
  return {
    send: (path, init) => fetch(`${served.origin}${path}`, { ...init, headers: { cookie: session, "x-wenyi": "1", origin: served.origin, "sec-fetch-site": "same-origin" } }),
    async restart() {
      await host.close();
      host = await temporaryHost({ dataDir });
    },
  };
}
