import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { createHub, type Hub } from "../createHub.ts";
import { openFolder } from "../testing/folder.ts";
import { Desk } from "../testing/desk.ts";
import { signedIn, type Client } from "../testing/line.ts";

const noon = Date.UTC(2026, 10, 24, 4);
const { org, password } = demonstration;
const free = { device: { rate: 1, burst: 10_000 }, address: { rate: 1, burst: 10_000 }, headWithin: 500 };
const desk = new Desk(org, "pc-1", () => noon);

let folder: ReturnType<typeof openFolder>;
let hub: Hub;
let chen: Client;
let qian: Client;
beforeAll(async () => {
  folder = openFolder("doors");
  hub = await createHub({ database: { folder: folder.at("data") }, port: 0, clock: () => noon, demonstration, limits: free });
  chen = await signedIn(hub.url, desk, { person: "chen", login: "chenxl", password });
  qian = await signedIn(hub.url, new Desk(org, "pc-2", () => noon), { person: "qian", login: "qianj", password });
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});

const ask = (client: Client) => client.post("/v1/records", { ids: ["x"] });

type Request = { readonly path: string; readonly body?: string | Buffer; readonly headers?: { readonly [name: string]: string }; readonly method?: string };
const send = ({ path, body, headers = {}, method = "POST" }: Request) =>
  fetch(`${hub.url}${path}`, { method, ...(body === undefined ? {} : { body: body as BodyInit }), headers: { "content-type": "application/json", authorization: `Bearer ${chen.token}`, ...headers } });
const records = (ids: unknown) => JSON.stringify({ ids });

const wrong: readonly (Request & { readonly name: string; readonly status: number; readonly code: string })[] = [
  { name: "10 MB of JSON", path: "/v1/records", body: records(["x".repeat(10_485_760)]), status: 413, code: "tooLarge" },
  { name: "nesting 10,000 deep", path: "/v1/records", body: `{"ids":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, status: 400, code: "badInput" },
  { name: "a field nobody knows", path: "/v1/records", body: '{"ids":["a"],"more":1}', status: 400, code: "badInput" },
  { name: "a name twice", path: "/v1/records", body: '{"ids":["a"],"ids":["b"]}', status: 400, code: "badInput" },
  { name: "a hidden __proto__", path: "/v1/records", body: '{"ids":["a"],"__proto__":{"admin":true}}', status: 400, code: "badInput" },
  { name: "half a JSON", path: "/v1/records", body: '{"ids":', status: 400, code: "badInput" },
  { name: "no body", path: "/v1/records", body: "", status: 400, code: "badInput" },
  { name: "an id that is none", path: "/v1/records", body: records(["../../etc"]), status: 400, code: "badInput" },
  { name: "a cursor of -1", path: "/v1/stream", body: '{"cursors":{"c":-1}}', status: 400, code: "badInput" },
  { name: "a cursor of 1.5", path: "/v1/stream", body: '{"cursors":{"c":1.5}}', status: 400, code: "badInput" },
  { name: "a gzip bomb", path: "/v1/records", body: gzipSync(Buffer.alloc(200_000_000)), headers: { "content-encoding": "gzip" }, status: 413, code: "tooLarge" },
  { name: "gzip that is none", path: "/v1/records", body: "plain", headers: { "content-encoding": "gzip" }, status: 400, code: "badInput" },
  { name: "a packing nobody knows", path: "/v1/records", body: "x", headers: { "content-encoding": "zip" }, status: 415, code: "badInput" },
  { name: "a form", path: "/v1/records", body: "ids=a", headers: { "content-type": "application/x-www-form-urlencoded" }, status: 415, code: "badInput" },
  { name: "no token", path: "/v1/records", body: records(["a"]), headers: { authorization: "" }, status: 401, code: "noSession" },
  { name: "a token of nobody", path: "/v1/records", body: records(["a"]), headers: { authorization: `Bearer ${"0".repeat(64)}` }, status: 401, code: "noSession" },
  { name: "257 commands", path: "/v1/push", body: JSON.stringify({ dev: "pc-1", messages: Array.from({ length: 257 }, () => "x") }), status: 400, code: "badInput" },
  { name: "600 KiB of commands", path: "/v1/push", body: JSON.stringify({ dev: "pc-1", messages: ["x".repeat(300_000), "y".repeat(300_000)] }), status: 413, code: "tooLarge" },
  { name: "an operation nobody knows", path: "/v1/everything", body: "{}", status: 404, code: "notFound" },
  { name: "the wrong method", path: "/v1/records", method: "GET", status: 404, code: "notFound" },
  { name: "a digest that is none", path: "/v1/blob/..%2f..%2fetc", method: "GET", status: 400, code: "badInput" },
];

test.each(wrong)("DOOR-1 $name is answered $status with a constant body", async ({ status, code, name: _name, ...request }) => {
  const answer = await send(request);
  expect([answer.status, await answer.json(), answer.headers.get("access-control-allow-origin")]).toEqual([status, { ok: false, error: { code } }, null]);
});

test("DOOR-2 nobody pushes for another PC, nor with another's token", async () => {
  const message = desk.command("chen", { kind: "attendance.leave", record: "x", type: "submit", args: {} }, { dseq: 1, prev: "" });
  expect(await qian.push({ dev: "pc-1", messages: [message] })).toEqual({ ok: false, error: { code: "foreignSignature" } });
  expect(await qian.push({ dev: "pc-2", messages: [message] })).toEqual({ ok: false, error: { code: "foreignSignature" } });
});

test("DOOR-3 a sealed file is given out only through a record that names it and may be seen", async () => {
  const sealed = Buffer.from("sealed ".repeat(400_000));
  const blob = createHash("sha256").update(sealed).digest("hex");
  const octets = { "content-type": "application/octet-stream" };
  const put = async (digest: string) => (await send({ method: "PUT", path: `/v1/blob/${digest}`, body: sealed, headers: octets })).status;
  expect([await put("0".repeat(64)), await put(blob), await put(blob)]).toEqual([400, 200, 200]);

  const file = { name: "a.pdf", size: sealed.length, type: "application/pdf", digest: "1".repeat(64), blob, key: "2".repeat(64) };
  const form = { sort: "annual", from: "2026-12-01", to: "2026-12-02", halfDays: 4, reason: "home", handover: "" };
  const mine = new Desk(org, "pc-1", () => noon);
  await chen.push({ dev: "pc-1", messages: [mine.command("chen", { kind: "attendance.leave", record: "filed", type: "submit", args: { form, attachments: [file] } })] });
  const get = (client: Client, record: string, method = "GET") => fetch(`${hub.url}/v1/blob/${blob}`, { method, headers: { authorization: `Bearer ${client.token}`, "x-wenyi-record": record } });
  const given = await get(chen, "filed");
  expect([given.status, Buffer.from(await given.arrayBuffer()).equals(sealed), given.headers.get("content-disposition")]).toEqual([200, true, "attachment"]);
  expect([(await get(qian, "filed")).status, (await get(chen, "bureau")).status, (await get(chen, "")).status]).toEqual([404, 404, 404]);
  const picture = { ...file, name: "a.png", size: 900, type: "image/png" };
  await chen.push({ dev: "pc-1", messages: [mine.command("chen", { kind: "organisation.person", record: "chen", type: "setSignature", args: { attachments: [picture], onPaper: true } })] });
  expect([(await get(qian, "chen")).status, (await get(qian, "liu")).status]).toEqual([200, 404]); // a type says which files its records hold
  expect([(await get(chen, "", "HEAD")).status, (await get(qian, "", "HEAD")).status]).toEqual([200, 404]);
});

test("DOOR-3 a file in pieces goes on where it was cut, and counts only when the whole has its digest", async () => {
  const sealed = Buffer.from("piece by piece ".repeat(20_000));
  const path = `/v1/blob/${createHash("sha256").update(sealed).digest("hex")}`;
  const put = async (at: number, bytes: Buffer, to = path, size = sealed.length) => {
    const response = await fetch(`${hub.url}${to}`, { method: "PUT", body: new Uint8Array(bytes), headers: { "content-type": "application/octet-stream", authorization: `Bearer ${chen.token}`, "x-wenyi-at": String(at), "x-wenyi-size": String(size) } });
    return response.ok ? ((await response.json()) as { readonly value: { readonly at: number } }).value.at : response.status;
  };
  const head = async (client: Client) => {
    const response = await fetch(`${hub.url}${path}`, { method: "HEAD", headers: { authorization: `Bearer ${client.token}` } });
    return [response.status, response.headers.get("x-wenyi-at")];
  };
  expect([await head(chen), await put(0, sealed.subarray(0, 100_000)), await head(chen), await head(qian)]).toEqual([[404, "0"], 100_000, [404, "100000"], [404, "0"]]);
  expect([await put(0, sealed.subarray(0, 50)), await put(200_000, sealed.subarray(200_000)), await put(100_000, sealed.subarray(100_000, 250_000))]).toEqual([100_000, 100_000, 250_000]);
  expect([await put(250_000, sealed.subarray(250_000)), await head(chen)]).toEqual([sealed.length, [200, "0"]]);
  const other = `/v1/blob/${"5".repeat(64)}`;
  expect([await put(0, Buffer.from("not it"), other, 6), await put(0, Buffer.from("too long"), other, 6), await put(-1, Buffer.from("x"), other, 6)]).toEqual([400, 413, 400]);
});

test("DOOR-3 a file is given out from where its asker stands", async () => {
  const sealed = Buffer.from("on its way ".repeat(30_000));
  const blob = createHash("sha256").update(sealed).digest("hex");
  const octets = { "content-type": "application/octet-stream" };
  const half = 150_000; // sent in two pieces, so that it lies in two chunks
  for (const [at, bytes] of [[0, sealed.subarray(0, half)], [half, sealed.subarray(half)]] as const) await send({ method: "PUT", path: `/v1/blob/${blob}`, body: bytes, headers: { ...octets, "x-wenyi-at": String(at), "x-wenyi-size": String(sealed.length) } });
  const picture = { name: "a.png", size: 900, type: "image/png", digest: "1".repeat(64), blob, key: "2".repeat(64) };
  const mine = await signedIn(hub.url, new Desk(org, "pc-9", () => noon), { person: "chen", login: "chenxl", password });
  await mine.push({ dev: "pc-9", messages: [new Desk(org, "pc-9", () => noon).command("chen", { kind: "organisation.person", record: "chen", type: "setSignature", args: { attachments: [picture], onPaper: true } })] });
  const get = async (range: string) => {
    const answer = await fetch(`${hub.url}/v1/blob/${blob}`, { headers: { authorization: `Bearer ${mine.token}`, "x-wenyi-record": "chen", range } });
    return { status: answer.status, of: answer.headers.get("content-range"), bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  for (const at of [1, half - 1, half, half + 1, sealed.length - 1]) {
    const { status, of, bytes } = await get(`bytes=${at}-`);
    expect([status, of, bytes.equals(sealed.subarray(at))]).toEqual([206, `bytes ${at}-${sealed.length - 1}/${sealed.length}`, true]);
  }
  expect((await get(`bytes=${sealed.length}-`)).status).toBe(416);
  for (const range of ["bytes=0-", "bytes=-5", "bytes=1-2", "lines=1-"]) {
    const { status, bytes } = await get(range);
    expect([status, bytes.equals(sealed)]).toEqual([200, true]);
  }
});

test("DOOR-4 a file that is too large is refused while it arrives", async () => {
  const path = `/v1/blob/${"3".repeat(64)}`;
  const put = (body: BodyInit) => fetch(`${hub.url}${path}`, { method: "PUT", body, headers: { "content-type": "application/octet-stream", authorization: `Bearer ${chen.token}` }, duplex: "half" } as RequestInit);
  const unmeasured = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_048_576)) });
  expect([(await put(Buffer.alloc(52 * 1_048_576))).status, (await put(unmeasured)).status]).toEqual([413, 413]);
  expect(await hub.core.database.sql("select upload from blob_chunk except select upload from blob")).toEqual([]);
});

test("DOOR-5 whoever asks too often is told to wait, and only that PC", async () => {
  const strict = await createHub({ database: { folder: folder.at("strict") }, port: 0, clock: () => noon, demonstration, limits: { ...free, device: { rate: 5, burst: 3 } } });
  const eager = await signedIn(strict.url, new Desk(org, "pc-1", () => noon), { person: "chen", login: "chenxl", password });
  const calm = await signedIn(strict.url, new Desk(org, "pc-2", () => noon), { person: "qian", login: "qianj", password });
  const answers = [await ask(eager), await ask(eager), await ask(eager), await ask(eager)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect([answers[3]?.headers.get("retry-after"), (await ask(calm)).status]).toEqual(["1", 200]);
  await strict.close();
});

test("DOOR-6 health tells nothing but that it is well", async () => {
  const answer = await fetch(`${hub.url}/health`);
  expect([await answer.json(), answer.headers.get("server"), answer.headers.get("x-powered-by")]).toEqual([{ ok: true }, null, null]);
});

test("DOOR-7 a caller that never finishes its head is cut off, and others are answered meanwhile", async () => {
  const { hostname, port } = new URL(hub.url);
  const slow = connect(Number(port), hostname);
  slow.write("POST /v1/hello HTTP/1.1\r\nhost: hub\r\n");
  const cut = once(slow, "close");
  slow.resume();
  expect((await fetch(`${hub.url}/health`)).status).toBe(200);
  await cut; // within headersTimeout and one check of it; else the test's own limit ends it
}, 20_000);
