import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { sendResponse, toRequest } from "#electron/browser/adapt.ts";
import { temporaryHost } from "#electron/host/temporary.fixtures.ts";
import { createHub, type Hub } from "#hub/createHub.ts";
import { Desk } from "#hub/testing/desk.ts";
import { openFolder } from "#hub/testing/folder.ts";
import { signedIn } from "#hub/testing/line.ts";
import { hostNet } from "#renderer/sync/net.ts";
import { netContract } from "#renderer/sync/netContract.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";

const { org, password } = demonstration;
const folder = openFolder("net");
let hub: Hub;
beforeAll(async () => {
  hub = await createHub({ database: { folder: folder.at("data") }, port: 0, clock: Date.now, demonstration });
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});

/** A PC's way to the hub: its own host on a port of this machine. */
async function pc(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map()) {
  const host = await temporaryHost({ hubUrl: hub.url });
  const server = createServer((incoming, outgoing) => void host.handle(toRequest(incoming, outgoing, "http://127.0.0.1")).then((response) => sendResponse(response, outgoing, incoming.method === "HEAD"))).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { token } = await signedIn(hub.url, new Desk(org, "pc", Date.now), { person: "chen", login: "chenxl", password });
  const { port } = server.address() as AddressInfo;
  return { host, token, net: hostNet(`http://127.0.0.1:${port}`, { get: (sha) => Promise.resolve(files.get(sha) ?? null) }) };
}

/** The real line: HTTP to a real host, which hands it on to a real hub on its PostgreSQL. */
netContract("host and hub", async () => {
  const { host, token, net } = await pc();
  return { net, token, hubKey: hub.core.identity.signer.publicKey, cut: () => host.setLine(false), until: (answer) => answer };
});

test("host and hub: a file lets others pass between two pieces, goes on where a cut left it, and is sent once", async () => {
  const sealed = new Uint8Array(randomBytes(900_000));
  const sha = createHash("sha256").update(sealed).digest("hex");
  const { host, token, net } = await pc(new Map([[sha, sealed]]));
  expect(await net.sendFile(sha, token, () => false)).toBe("paused");
  let asked = 0;
  const cutting = (): boolean => {
    asked += 1;
    host.setLine(false);
    return true;
  };
  expect([await net.sendFile(sha, token, cutting), asked]).toEqual(["offline", 1]);
  host.setLine(true);
  const onward = (file: string) => net.sendFile(file, token, () => true);
  await expect.poll(() => onward(sha), { timeout: 10_000 }).toBe("sent"); // what the cut broke may take one more try
  expect([await onward(sha), await onward("0".repeat(64))]).toEqual(["held", "missing"]);
  expect(await hub.core.database.sql("select size from blob where digest = $1", [sha])).toEqual([{ size: sealed.length }]);
});
