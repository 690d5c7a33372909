import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sendResponse, toRequest } from "#electron/browser/adapt.ts";
import { createHost, type Host } from "#electron/host/handle.ts";
import { hostClient } from "#renderer/store/hostClient.ts";
import { memoryRows } from "#renderer/store/memoryRows.ts";
import type { Desk } from "#renderer/store/desk.ts";
import { signIn } from "#renderer/store/session.ts";
import { openWorkingCopy } from "#renderer/store/workingCopy.ts";
import { SyncClient } from "#renderer/sync/client.ts";
import { hostNet } from "#renderer/sync/net.ts";
import { must } from "#shared/kernel/assert.ts";
import { ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { registry } from "#shared/modules/registry.ts";

const clock = {
  now: () => Date.now(),
  after: (milliseconds: number, act: () => void) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** A PC without a window: the product's own host, journal, store and sync on its own folder, in this process; only its cache is in memory. */
export class QuietPc {
  private constructor(readonly desk: Desk, readonly sync: SyncClient, private readonly host: Host, private readonly server: Server) {}

  static async open(folder: string, hubUrl: string, who: { readonly login: string; readonly password: string }): Promise<QuietPc> {
    await mkdir(folder, { recursive: true });
    const host = await createHost({ dataDir: folder, build: "test", hubUrl, now: Date.now, random, log: () => undefined, printPdf: async () => ok(new Uint8Array()) });
    const server = createServer((incoming, outgoing) => void host.handle(toRequest(incoming, outgoing, "http://127.0.0.1")).then((response) => sendResponse(response, outgoing, incoming.method === "HEAD"))).listen(0, "127.0.0.1");
    await once(server, "listening");
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const world = { host: hostClient(origin), net: hostNet(origin, { get: () => Promise.resolve(null) }), clock, random, registry, openRows: () => Promise.resolve(memoryRows()) };
    const boot = valueOf(await world.host.boot({}));
    const signed = valueOf(await signIn({ ...world, boot }, who.login, who.password));
    const { desk } = valueOf(await openWorkingCopy(world, signed, boot.device));
    await desk.loadRegisters();
    const sync = new SyncClient(desk, signed.session ?? null);
    sync.start();
    return new QuietPc(desk, sync, host, server);
  }

  /** Everything saved is answered, and nothing is missing here. */
  get isAtRest(): boolean {
    return this.sync.line.reach === "online" && this.desk.outbox.waiting().length === 0 && this.desk.confirmed.caughtUp > 0;
  }

  async close(): Promise<void> {
    this.sync.stop();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
    await this.host.close();
  }
}

function valueOf<Value>(result: Result<Value, Coded> | Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(`this PC did not open: ${result.error.code}`);
  return must(result.value, "a value");
}
