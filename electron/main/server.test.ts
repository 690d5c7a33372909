import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHost, type Host, type HostPorts } from "../host/handle.ts";
import { hostContractSuite, type HostUnderTest } from "../host/host.contract.ts";
import { noon, random, temporaryFolder, temporaryHost } from "../host/temporary.fixtures.ts";
import { createServer, paperPolicy } from "./server.ts";
import { openStoreSettings } from "./settings.ts";

const silent = (): void => undefined;
const ours = { "x-wenyi": "1" };

async function rendererFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  for (const [name, text] of [["index.html", "<p>page"], ["store.html", "<p>store"], ["assets/app-1a.js", "app()"], ["assets/worker-2b.js", "work()"], ["secret.key", "no"]] as const) await writeFile(join(folder, name), text);
  return folder;
}

const papers = new Map([["ab12", "<p>paper"]]);
async function serve(host?: Host): Promise<(address: string, init?: RequestInit) => Promise<Response>> {
  const { handle } = host ?? (await temporaryHost());
  const server = createServer({ handle, renderer: await rendererFolder(), takePaper: (name) => papers.get(name) ?? null, log: silent });
  return (address, init) => server(new Request(address, init));
}

describe("the host contract, by fetch under app://", () => hostContractSuite(openUnderApp));

async function openUnderApp(): Promise<HostUnderTest> {
  const ports: HostPorts = { dataDir: await temporaryFolder(), build: "test", hubUrl: null, now: () => noon, random, log: silent, printPdf: () => Promise.reject(new Error("not here")), openSettings: openStoreSettings };
  let host = await createHost(ports);
  let send = await serve(host);
  onTestFinished(() => host.close());
  return {
    send: (path, init) => send(`app://wenyi${path}`, { ...init, headers: ours }),
    async restart() {
      await host.close();
      host = await createHost(ports);
      send = await serve(host);
    },
  };
}

test("ELEC-4 pages, scripts and paper are served, calls only with our header", async () => {
  const get = await serve();
  expect([(await get("app://wenyi/")).status, await (await get("app://wenyi/store.html")).text(), await (await get("app://wenyi/assets/app-1a.js?v=1")).text()]).toEqual([200, "<p>store", "app()"]);
  expect(await (await get("app://print/ab12")).text()).toBe("<p>paper");
  expect((await get("app://wenyi/__host/boot", { method: "POST", body: "{}" })).status).toBe(403);
  expect((await get("app://wenyi/__host/boot", { method: "POST", body: "{}", headers: ours })).status).toBe(200);
  expect((await get("app://wenyi/hub/v1/hello")).status).toBe(403);
  expect((await get("app://wenyi/hub/v1/hello", { headers: ours })).status).toBe(503);
  expect((await get("app://wenyi/", { method: "DELETE" })).status).toBe(405);
});

const paths = [
  "/../../etc/passwd", "/assets/../../package.json", "/..%2fpackage.json", "/%2e%2e/package.json", "/%2E%2E/x", "/assets/%2e%2e%2f%2e%2e%2fetc/passwd", "/assets/..\\..\\x.js", "/assets/%5c..%5cx.js", "/..;/x", "/....//x",
  "//etc/passwd", "/assets//app-1a.js", "/assets/./x/../app-2a.js", "/assets/app-1a.js%00.html", "/index.html%00", "/.env", "/assets/.hidden.js", "/C:/Windows/win.ini", "/C%3A/x", "/c:%5cx", "/assets/sub/app.js", "/secret.key", "/assets/", "/assets", "/index.html/",
  "/file:///etc/passwd", "/assets/%61pp-1a.js", "/__host", "/__host/", "/__test/line", "/__entry", "/boot?t=1", "/health", "/missing.js", "/INDEX.HTML", "/index.htm", "/index.html.map", "/assets/app-1a.js/", "/assets/app-1a.js~", "/assets/app-1a", "/\u00e9.js", "/文.html",
  "/%e6%96%87.html", "/assets/\u202eapp.js", "/assets/app%2d1a.js", "/etc/passwd", "/proc/self/environ", "/node_modules/x.js", "/package.json", "/out/main/index.mjs", "/index.html;x", "/con", "/aux.js", "/assets/nul.js", "/*", "/%", "/%zz", "/hub", "/~root/x.js", "/$x.js",
];

test.each(paths)("ELEC-4 app://wenyi%s does not exist", async (path) => {
  const get = await serve();
  expect((await get(`app://wenyi${path}`, { headers: ours })).status).toBe(404);
});

test.each(["app://ui/", "app://wenyi.evil/", "app://evil/index.html", "app://print/", "app://print/index.html", "app://print/../wenyi", "app://wenyi:80/index.html"])("ELEC-4 there is nothing at %s", async (address) => {
  const get = await serve();
  expect((await get(address, { headers: ours })).status).toBe(404);
});

test("ELEC-5 every answer has a content policy and the fixed headers: page, worker, paper, call and refusal", async () => {
  const get = await serve();
  const page = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; frame-src blob:; object-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; script-src ";
  const expected = [
    ["app://wenyi/", `${page}'self'`], ["app://wenyi/assets/worker-2b.js", `${page}'self' 'wasm-unsafe-eval'`], ["app://wenyi/missing.js", `${page}'self'`], ["app://evil/", `${page}'self'`], ["app://print/ab12", paperPolicy], ["app://print/none", `${page}'self'`],
    ["app://wenyi/__host/boot", `${page}'self'`],
  ] as const;
  for (const [address, policy] of expected) {
    const { headers } = await get(address);
    expect([address, headers.get("content-security-policy")]).toEqual([address, policy]);
    expect([headers.get("x-content-type-options"), headers.get("cross-origin-opener-policy"), headers.get("cross-origin-resource-policy"), headers.get("referrer-policy")]).toEqual(["nosniff", "same-origin", "same-origin", "no-referrer"]);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});
