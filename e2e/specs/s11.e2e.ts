import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../support/program.ts";

type Started = { readonly line: { readonly url: string; readonly hub: string }; readonly steps: string; readonly seconds: number; readonly stop: () => Promise<void> };

async function start(data: string, ports: readonly [number, number]): Promise<Started> {
  const began = Date.now();
  const child = spawn("npm", ["start", "--silent", "--", "--no-open", "--data", data, "--port", String(ports[0]), "--hub-port", String(ports[1])], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let steps = "";
  child.stderr.on("data", (chunk: Buffer) => (steps += chunk.toString()));
  let said = "";
  const line = await new Promise<Started["line"]>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.endsWith("}\n")) resolve(JSON.parse(said) as Started["line"]);
    });
    child.once("exit", () => reject(new Error(steps)));
  });
  const stop = async (): Promise<void> => {
    const ended = once(child, "exit");
    process.kill(-(child.pid as number), "SIGTERM");
    await ended;
  };
  return { line, steps, seconds: (Date.now() - began) / 1000, stop };
}

test("S1.1 one command starts hub and client, one line a step; a second start opens the same office", async ({ request }) => {
  const data = await mkdtemp(join(tmpdir(), "wenyi-start-"));
  await chmod(data, 0o711);
  const ports = [await freePort(), await freePort()] as const;
  const first = await start(data, ports);
  expect(first.line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/boot\?t=[0-9a-f]{64}$/);
  expect((await request.get(first.line.url)).status()).toBe(200);
  expect((await request.get(`${first.line.hub}/health`)).ok()).toBe(true);
  expect(first.steps.trim().split("\n").filter((line) => /^(host|hub|product|packages)\s/.test(line)).length).toBeGreaterThanOrEqual(3);
  await first.stop();
  const second = await start(data, ports);
  expect(second.line.hub).toBe(first.line.hub);
  await second.stop();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});
