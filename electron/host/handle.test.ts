import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf } from "#shared/contracts/contract.ts";
import { hostContract } from "#shared/contracts/host.ts";
import { hostContractSuite, type HostUnderTest } from "./host.contract.ts";
import { createHost, type Host, type HostPorts } from "./handle.ts";
import { noon, random, temporaryFolder, temporaryHost } from "./temporary.fixtures.ts";

const post = (host: Host, path: string, body: string): Promise<Response> => host.handle(new Request(`http://wenyi${path}`, { method: "POST", body }));

describe("the host contract, by a direct call", () => hostContractSuite(openDirect));

async function openDirect(): Promise<HostUnderTest> {
  const ports: HostPorts = { dataDir: await temporaryFolder(), build: "test", hubUrl: null, now: () => noon, random, log: () => undefined, printPdf: () => Promise.reject(new Error("not here")) };
  let host = await createHost(ports);
  onTestFinished(() => host.close());
  return {
    send: (path, init) => host.handle(new Request(`http://wenyi${path}`, init)),
    async restart() {
      await host.close();
      host = await createHost(ports);
    },
  };
}

test("a call over 25 MB is refused with its own status", async () => {
  const host = await temporaryHost();
  expect((await post(host, "/__host/report", `"${"x".repeat(25 * 1024 * 1024)}"`)).status).toBe(413);
});

test("a defect is logged once, without content, and answered as unavailable", async () => {
  const lines: unknown[] = [];
  const host = await temporaryHost({ log: (line) => lines.push(line), printPdf: () => Promise.reject(new Error("broken")) });
  const api = clientOf(hostContract, async (name, body) => (await post(host, `/__host/${name}`, body)).json());
  expect(await api.pdf({ title: "", html: "秘密" })).toEqual({ ok: false, error: { code: "unavailable" } });
  expect(lines).toEqual([{ where: "/__host/pdf", code: "Error: broken" }]);
});

test("prints one at a time, and goes on after one that failed", async () => {
  let [running, most] = [0, 0];
  const host = await temporaryHost({
    log: () => undefined,
    async printPdf(html) {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
      if (html.includes("bad")) throw new Error("bad");
      return { ok: false, error: { code: "noPrinter" } };
    },
  });
  const api = clientOf(hostContract, async (name, body) => (await post(host, `/__host/${name}`, body)).json());
  const answers = await Promise.all(["good", "bad", "good"].map((html) => api.pdf({ title: "", html })));
  expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(["noPrinter", "unavailable", "noPrinter"]);
  expect(most).toBe(1);
});

test("a session ends with its time", async () => {
  let now = noon;
  const host = await temporaryHost({ now: () => now });
  const api = clientOf(hostContract, async (name, body) => (await post(host, `/__host/${name}`, body)).json());
  await api.sessionPut({ person: "chen", keys: "k", until: noon + 1000, locked: false });
  now = noon + 999;
  expect(await api.boot({})).toMatchObject({ value: { session: { person: "chen" } } });
  now = noon + 1000;
  expect(await api.boot({})).toMatchObject({ value: { session: null } });
});

test("the test hook exists only when it was asked for", async () => {
  const body = JSON.stringify({ up: false });
  expect((await post(await temporaryHost(), "/__test/line", body)).status).toBe(404);
  expect((await post(await temporaryHost({ testHooks: true }), "/__test/line", body)).status).toBe(200);
});
