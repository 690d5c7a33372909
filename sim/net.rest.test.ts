import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
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
  const way = { meet: (_incoming: IncomingMessage, _outgoing: ServerResponse): void => undefined };
  const server = createServer((incoming, outgoing) => void (way.meet(incoming, outgoing), host.handle(toRequest(incoming, outgoing, "http://127.0.0.1")).then((response) => sendResponse(response, outgoing, incoming.method === "HEAD")))).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = await signedIn(hub.url, new Desk(org, "pc", Date.now), { person: "chen", login: "chenxl", password });
  const { token } = client;
  const { port } = server.address() as AddressInfo;
  return { host, token, client, way, net: hostNet(`http://127.0.0.1:${port}`, { get: (sha) => Promise.resolve(files.get(sha) ?? null) }) };
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

/** A line that breaks after so many bytes of an answer. */
function breakAfter(outgoing: ServerResponse, most: number): void {
  const write = outgoing.write.bind(outgoing) as (chunk: Uint8Array) => boolean;
  let sent = 0;
  outgoing.write = ((chunk: Uint8Array) => {
    sent += chunk.length;
    if (sent > most) outgoing.destroy();
    return write(chunk);
  }) as typeof outgoing.write;
}

test("host and hub: a file goes on behind what has come of it, through every cut, and is never begun anew", async () => {
  const sealed = new Uint8Array(randomBytes(4_000_000));
  const sha = createHash("sha256").update(sealed).digest("hex");
  const { host, token, net, client, way } = await pc(new Map([[sha, sealed]]));
  expect(await net.sendFile(sha, token, () => true)).toBe("sent");
  const picture = { name: "a.png", size: 900, type: "image/png", digest: "1".repeat(64), blob: sha, key: "2".repeat(64) };
  await client.push({ dev: "pc", messages: [new Desk(org, "pc", Date.now).command("chen", { kind: "organisation.person", record: "chen", type: "setSignature", args: { attachments: [picture], onPaper: true } })] });
  const asked: number[] = [];
  way.meet = ({ headers }, outgoing) => {
    asked.push(Number(/\d+/.exec(headers.range ?? "0")?.[0]));
    if (asked.length < 3) breakAfter(outgoing, 900_000);
    if (asked.length === 2) setImmediate(() => host.setLine(false));
  };
  expect(await net.fetchFile(sha, "chen", token)).toBeNull(); // the line stays cut
  host.setLine(true);
  const [came, again] = await Promise.all([net.fetchFile(sha, "chen", token), net.fetchFile(sha, "chen", token)]);
  expect([createHash("sha256").update(came ?? new Uint8Array()).digest("hex"), again === came]).toEqual([sha, true]);
  expect([asked[0], asked.every((at, index) => index === 0 || at >= (asked[index - 1] ?? 0)), (asked.at(-1) ?? 0) > 0]).toEqual([0, true, true]);
});
