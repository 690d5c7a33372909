import { beforeAll, expect, test } from "vitest";
import { windowContract, type WindowHandlers } from "#shared/contracts/window.ts";
import { windowOperations } from "#shared/contracts/windowOperations.ts";
import { ok } from "#shared/kernel/result.ts";
import { exposed, invoked } from "./electron.fixtures.ts";
import { serveWindow } from "./registry.ts";

type Listener = (event: unknown, ...args: unknown[]) => Promise<string>;
const listeners = new Map<string, Listener>();
const lines: unknown[] = [];
const reached: unknown[] = [];

const handlers: WindowHandlers = {
  async status(input) {
    reached.push(input);
    return ok({});
  },
  notify: () => Promise.reject(new Error("broken")),
  print: async () => ok({ printed: true }),
};
serveWindow({ handle: (channel: string, listener: unknown) => void listeners.set(channel, listener as Listener) }, windowContract, handlers, (line) => lines.push(line));

const page = { senderFrame: { url: "app://wenyi/#/desk", parent: null } };
const status = { language: "zh", turns: 1, attention: 0, waiting: 0, offline: false };
const send = async (event: unknown, ...args: unknown[]): Promise<unknown> => JSON.parse((await listeners.get("wenyi:status")?.(event, ...args)) ?? "");

test("ELEC-8 one registry listens, for the operations of the contract and no other", async () => {
  expect([...listeners.keys()]).toEqual(windowOperations.map((name) => `wenyi:${name}`));
  expect(await send(page, JSON.stringify(status))).toEqual({ ok: true, value: {} });
});

test.each<[string, unknown]>([
  ["a frame that is gone", null], ["a frame in the page", { url: "app://wenyi/", parent: { url: "app://wenyi/", parent: null } }], ["a blank frame", { url: "about:blank", parent: { url: "app://wenyi/", parent: null } }], ["a blank window", { url: "about:blank", parent: null }],
  ["paper", { url: "app://print/ab", parent: null }], ["another host", { url: "app://wenyi.evil/", parent: null }], ["a name in the address", { url: "app://wenyi@evil/", parent: null }], ["a port in the address", { url: "app://wenyi:1/", parent: null }], ["a web page", { url: "https://wenyi/", parent: null }],
  ["a file", { url: "file:///wenyi/", parent: null }], ["a held file", { url: "blob:app://wenyi/1", parent: null }], ["an error page", { url: "chrome-error://chromewebdata/", parent: null }], ["nothing", { url: "", parent: null }],
])("ELEC-8 %s is not listened to", async (_, senderFrame) => {
  const before = reached.length;
  expect(await send({ senderFrame }, JSON.stringify(status))).toEqual({ ok: false, error: { code: "unavailable" } });
  expect(reached.length).toBe(before);
});

test.each<[string, unknown[]]>([
  ["nothing", []], ["an object", [status]], ["not JSON", ["{"]], ["a list", ["[]"]], ["a number", [1]], ["null", ["null"]], ["one more field", [JSON.stringify({ ...status, more: 1 })]], ["a field too few", ['{"language":"zh"}']], ["a wrong type", [JSON.stringify({ ...status, turns: "1" })]],
  ["a negative count", [JSON.stringify({ ...status, turns: -1 })]], ["a prototype", [JSON.stringify(status).replace("{", '{"__proto__":{"polluted":1},')]], ["over a megabyte", [JSON.stringify({ ...status, language: "x".repeat(1024 * 1024) })]], ["over a megabyte of room", [`${" ".repeat(1024 * 1024)}${JSON.stringify(status)}`]],
])("ELEC-8 %s does not fit and reaches nobody", async (_, args) => {
  const before = reached.length;
  expect(await send(page, ...args)).toEqual({ ok: false, error: { code: "badInput" } });
  expect([reached.length, ({} as { polluted?: number }).polluted]).toEqual([before, undefined]);
});

test("ELEC-18 a handler that fails is answered and logged by its kind, without what was sent", async () => {
  const secret = "机密-7f3a";
  const answer = await listeners.get("wenyi:notify")?.(page, JSON.stringify({ language: "zh", turns: [{ record: "r1", title: secret }] }));
  expect(JSON.parse(answer ?? "")).toEqual({ ok: false, error: { code: "unavailable" } });
  expect(lines).toEqual([{ where: "window notify", code: "Error" }]);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

beforeAll(async () => {
  await import("#electron/preload/index.ts");
});

test("ELEC-9 the page is given named functions from text to text, and nothing of Electron's", async () => {
  expect([...exposed.keys()]).toEqual(["wenyi"]);
  const bridge = exposed.get("wenyi") ?? {};
  expect(Object.keys(bridge)).toEqual([...windowOperations]);
  expect(await bridge["status"]?.("{}")).toBe("{}");
  expect(invoked).toEqual([["wenyi:status", "{}"]]);
});

test.each<[string, unknown]>([["an object", {}], ["a function", () => 1], ["bytes", new Uint8Array(1)], ["an error", new Error("x")], ["nothing", undefined], ["something with a toString", { toString: () => "{}" }]])("ELEC-9 %s does not cross the bridge", async (_, value) => {
  const before = invoked.length;
  await expect(exposed.get("wenyi")?.["status"]?.(value)).rejects.toBeInstanceOf(TypeError);
  expect(invoked.length).toBe(before);
});
