import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, onTestFinished } from "vitest";
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

/** The real line: HTTP to a real host, which hands it on to a real hub on its PostgreSQL. */
netContract("host and hub", async () => {
  const host = await temporaryHost({ hubUrl: hub.url });
  const server = createServer((incoming, outgoing) => void host.handle(toRequest(incoming, outgoing, "http://127.0.0.1")).then((response) => sendResponse(response, outgoing, incoming.method === "HEAD"))).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { token } = await signedIn(hub.url, new Desk(org, "pc", Date.now), { person: "chen", login: "chenxl", password });
  const { port } = server.address() as AddressInfo;
  return { net: hostNet(`http://127.0.0.1:${port}`, { get: () => Promise.resolve(null) }), token, hubKey: hub.core.identity.signer.publicKey, cut: () => host.setLine(false), until: (answer) => answer };
});
