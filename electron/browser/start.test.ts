import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { z } from "zod";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { takeLock } from "../host/lock.ts";
import { refusals } from "../host/strings.ts";
import { temporaryFolder } from "../host/temporary.fixtures.ts";
import { readFlags } from "./flags.ts";
import { findBrowser } from "./findBrowser.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = join(here, "..", "..", "out", "test-browser-host");

beforeAll(async () => {
  await build({ configFile: false, logLevel: "error", root: join(here, "..", ".."), build: { ssr: join(here, "index.ts"), outDir: out, emptyOutDir: true, target: "node20", copyPublicDir: false } });
}, 30_000);

type Run = { child: ChildProcess; output: () => string; ended: Promise<unknown> };

function run(words: readonly string[], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(out, "index.js"), ...words], { env: { ...process.env, LC_ALL: "C.UTF-8", ...environment } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close").then(([code]: unknown[]) => code);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, output: () => output, ended };
}

async function folders(): Promise<{ data: string; words: string[] }> {
  const [data, renderer] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(join(renderer, "index.html"), "<p>page");
  return { data, words: ["--data", data, "--renderer", renderer, "--port", "0", "--no-open"] };
}

async function started({ child, output }: Run): Promise<{ url: string; origin: string; data: string }> {
  while (!output().includes("\n")) await once(child.stdout!, "data");
  return z.object({ url: z.string(), origin: z.string(), data: z.string() }).parse(JSON.parse(output()));
}

test("prints one line of JSON, opens by its link, holds its data folder, and ends cleanly when told to", async () => {
  const { data, words } = await folders();
  const host = run(words);
  const line = await started(host);
  expect(line).toEqual({ url: expect.stringMatching(new RegExp(`^${line.origin}/boot\\?t=[0-9a-f]{64}$`)), origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), data });
  expect((await fetch(line.url)).status).toBe(200);

  const second = run(words);
  expect(await second.ended).toBe(1);
  expect(second.output()).toBe(`${refusals.inUse(data, host.child.pid!).zh}\n`);

  host.child.kill("SIGTERM");
  expect(await host.ended).toBe(0);
  expect((await started(run(words))).data).toBe(data);
});

test("a host that is killed while it writes has kept all that it answered for, and does not keep its folder locked", async () => {
  const { words } = await folders();
  const host = run(words);
  const call = await callerOf(await started(host));
  const saved: string[] = [];
  const writing = Array.from({ length: 200 }, async (_, index) => {
    const entry = { kind: "receipt", id: `r${index}`, text: "x".repeat(1000), dseq: 0, prev: "" };
    const answer = await call("journalAppend", { entries: [entry] }).catch(() => null);
    if (answer?.ok) saved.push(entry.id);
    if (saved.length === 40) host.child.kill("SIGKILL");
  });
  await Promise.all([...writing, host.ended]);
  const again = await callerOf(await started(run(words)));
  const { value } = z.object({ value: z.object({ entries: z.array(z.object({ id: z.string() })) }) }).parse(await again("journalRead", { after: 0, limit: 2000 }));
  const kept = new Set(value.entries.map(({ id }) => id));
  expect(saved.length).toBeGreaterThanOrEqual(40);
  expect(saved.filter((id) => !kept.has(id))).toEqual([]);
});

async function callerOf({ url, origin }: { url: string; origin: string }): Promise<(name: string, input: unknown) => Promise<{ ok: boolean }>> {
  const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const answer = z.looseObject({ ok: z.boolean() });
  return async (name, input) => answer.parse(await (await fetch(`${origin}/__host/${name}`, { method: "POST", body: JSON.stringify(input), headers: { cookie, origin, "x-wenyi": "1" } })).json());
}

test("a device key that cannot be read stops the start with one sentence, and the lock is given back", async () => {
  const { data, words } = await folders();
  await writeFile(join(data, "device.json"), "{");
  for (let attempt = 0; attempt < 2; attempt++) {
    const host = run(words);
    expect(await host.ended).toBe(1);
    expect(host.output()).toContain("device.json");
    expect(host.output().trim().split("\n").length).toBe(1);
  }
});

test("opening a window hands the browser a private file and never the link itself; opening again asks the host that runs", async () => {
  const { data, words } = await folders();
  const browser = join(data, "browser.sh");
  await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "${data}/asked.tmp"; mv "${data}/asked.tmp" "${data}/asked"\n`, { mode: 0o755 });
  const opening = words.filter((word) => word !== "--no-open");
  const host = run(opening, { WENYI_BROWSER: browser });
  const asked = await appears(join(data, "asked"));
  expect(asked).toContain(`--app=file://${data}/open.html`);
  expect(asked).toContain(`--user-data-dir=${data}/profile`);
  expect(asked).not.toContain("/boot");
  expect(await readFile(join(data, "open.html"), "utf8")).toMatch(/location\.replace\("http:\/\/127\.0\.0\.1:\d+\/boot\?t=[0-9a-f]{64}"\)/);
  expect(host.output()).toBe("");

  await rm(join(data, "asked"));
  const again = run(opening, { WENYI_BROWSER: browser });
  expect([await again.ended, again.output()]).toEqual([0, ""]);
  await appears(join(data, "asked"));
  const [, url = ""] = /"(http[^"]+)"/.exec(await readFile(join(data, "open.html"), "utf8")) ?? [];
  expect((await fetch(url)).status).toBe(200);
});

async function appears(path: string): Promise<string> {
  for (;;) {
    const content = await readFile(path, "utf8").catch(() => null);
    if (content !== null) return content;
    await new Promise(setImmediate);
  }
}

test("a lock of a process that is gone, or of another that has its number now, is taken over", async () => {
  const folder = await temporaryFolder();
  for (const left of ["999999999 x", `${process.pid} other-start`, "", "nonsense"]) {
    await writeFile(join(folder, "lock"), left);
    takeLock(folder)();
  }
  const giveBack = takeLock(folder);
  expect(() => takeLock(folder)).toThrow(refusals.inUse(folder, process.pid).en);
  giveBack();
  takeLock(folder)();
});

test("flags: both ways of writing, defaults from the data folder", () => {
  const flags = readFlags(["--data=/tmp/a", "--hub", "http://127.0.0.1:9000", "--no-open"]);
  expect(flags).toMatchObject({ data: "/tmp/a", profile: "/tmp/a/profile", hub: "http://127.0.0.1:9000/", opens: false, testHooks: false, ca: null });
  expect(readFlags(["--data", "/tmp/a"]).port).toBe(flags.port);
  expect(readFlags(["--data", "/tmp/b"]).port).not.toBe(flags.port);
});

test.each([["--what"], ["--port", "x"], ["--port", "70000"], ["--port"], ["--data", "--no-open"], ["--hub", "http://hub.example"], ["--hub", "ftp://x"], ["word"]])("flags: refuses %s %s", (...words) => {
  expect(() => readFlags(words.filter(Boolean))).toThrow(/--|word/);
});

test("the browser that was named comes first; without any there is none", () => {
  expect(findBrowser({ WENYI_BROWSER: "/opt/browser" }, "linux")).toBe("/opt/browser");
  expect(findBrowser({ PATH: "/nowhere" }, "linux")).toBeNull();
  expect(findBrowser({}, "win32")).toBeNull();
});
