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
import type { Documents } from "#renderer/store/documents.ts";
import type { Rows } from "#renderer/store/ports.ts";
import { signIn } from "#renderer/store/session.ts";
import { openWorkingCopy } from "#renderer/store/workingCopy.ts";
import { SyncClient } from "#renderer/sync/client.ts";
import { hostNet } from "#renderer/sync/net.ts";
import type { Registry } from "#shared/engine/module.ts";
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

type Who = { readonly login: string; readonly password: string };
type Machine = { readonly host: Host; readonly server: Server; readonly origin: string };

/** A PC without a window: the product's own host, journal, store and sync on its own folder, in this process; only its cache is in memory. */
export class QuietPc {
  private constructor(readonly desk: Desk, readonly documents: Documents, readonly sync: SyncClient, private readonly machine: Machine) {}

  static async open(folder: string, hubUrl: string, who: Who): Promise<QuietPc> {
    await mkdir(folder, { recursive: true });
    const host = await createHost({ dataDir: folder, build: "test", hubUrl, now: Date.now, random, log: () => undefined, printPdf: async () => ok(new Uint8Array()) });
    const server = createServer((incoming, outgoing) => void host.handle(toRequest(incoming, outgoing, "http://127.0.0.1")).then((response) => sendResponse(response, outgoing, incoming.method === "HEAD"))).listen(0, "127.0.0.1");
    await once(server, "listening");
    return QuietPc.#seated({ host, server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, who, { registry, rows: memoryRows() });
  }

  /** Somebody else sits down at this PC, or the same person after an upgrade (`registry`), with what was cached. */
  seat(who: Who, of: { readonly registry?: Registry; readonly rows?: Rows } = {}): Promise<QuietPc> {
    return QuietPc.#seated(this.machine, who, { registry, rows: memoryRows(), ...of });
  }

  static async #seated(machine: Machine, who: Who, { registry: types, rows }: { readonly registry: Registry; readonly rows: Rows }): Promise<QuietPc> {
    const world = { host: hostClient(machine.origin), net: hostNet(machine.origin, { get: () => Promise.resolve(null) }), clock, random, registry: types, openRows: () => Promise.resolve(rows) };
    const boot = valueOf(await world.host.boot({}));
    const signed = valueOf(await signIn({ ...world, boot }, who.login, who.password));
    const { desk, documents } = valueOf(await openWorkingCopy(world, signed, boot.device));
    await desk.loadRegisters();
    const sync = new SyncClient(desk, signed.session ?? null);
    sync.start();
    return new QuietPc(desk, documents, sync, machine);
  }

  setLine(up: boolean): void {
    this.machine.host.setLine(up);
  }

  /** Everything saved is answered, and nothing is missing here. */
  get isAtRest(): boolean {
    return this.sync.line.reach === "online" && this.desk.outbox.waiting().length === 0 && this.desk.confirmed.caughtUp > 0;
  }

  async close(): Promise<void> {
    const { host, server } = this.machine;
    this.sync.stop();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    await host.close();
  }
}

function valueOf<Value>(result: Result<Value, Coded> | Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Error(`this PC did not open: ${result.error.code}`);
  return must(result.value, "a value");
}
