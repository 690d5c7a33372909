import { ed25519 } from "@noble/curves/ed25519.js";
import { SyncClient } from "#renderer/sync/client.ts";
import { Desk } from "#renderer/store/desk.ts";
import { memoryRows } from "#renderer/store/memoryRows.ts";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import type { Ring } from "#shared/sync/secret.ts";
import type { Chance } from "#shared/kernel/chance.ts";
import type { VirtualClock } from "./clock.ts";
import type { SimulatedHub } from "./hub.ts";
import { Line, type SimulatedWorld } from "./line.ts";
import { memoryJournal } from "./memoryJournal.ts";

/** One PC with one person at it: the product's own store and sync, over a journal that survives and a cache that may not. */
export class Client {
  readonly hub: SimulatedHub;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly journal = memoryJournal();
  readonly line: Line;
  readonly ring: Ring;
  readonly dev: string;
  rows = memoryRows();
  desk: Desk;
  #sync: SyncClient;
  #skew: number;

  constructor(world: SimulatedWorld, person: string, index: number) {
    const { hub, clock, chance } = world;
    this.hub = hub;
    this.clock = clock;
    this.chance = chance;
    this.dev = `dev-${index}`;
    this.#skew = chance.pick([0, 0, -315_360_000_000, 315_360_000_000, 90_000]) ?? 0;
    const found = demonstration.people.find(({ id }) => id === person);
    this.ring = { person, name: found?.name ?? "", login: found?.login ?? "", org: demonstration.org, office: "", hub: "hub-1", hubKey: hub.key, device: this.dev, signKey: toHex(chance.bytes(32)), storeKey: toHex(chance.bytes(32)) };
    this.line = new Line(world, person);
    hub.devices.push(this.dev);
    this.desk = this.#newDesk();
    this.#sync = new SyncClient(this.desk);
  }

  async begin(): Promise<void> {
    await this.hub.log.registerKey({ person: this.ring.person, dev: this.dev, publicKey: toHex(ed25519.getPublicKey(fromHex(this.ring.signKey))) }, this.clock.now());
    await this.#start();
  }

  /** The process dies where it stands; what comes back knows only the journal and what the cache had committed, or not even that. */
  async crash(loseCache: boolean): Promise<void> {
    this.#sync.stop();
    if (loseCache) this.rows = memoryRows();
    this.desk = this.#newDesk();
    await this.#start();
  }

  wake(): void {
    this.#sync.wake();
  }

  stop(): void {
    this.#sync.stop();
  }

  async #start(): Promise<void> {
    const opened = await this.desk.open();
    if (!opened.ok) throw new Error(`the working copy did not open: ${opened.error.code}`);
    await this.desk.loadRegisters();
    this.#sync = new SyncClient(this.desk);
    this.#sync.start();
  }

  #newDesk(): Desk {
    return new Desk(registry, { clock: this.clock.seenBy(this.#skew), random: this.chance.bytes, journal: this.journal, rows: this.rows, net: this.line.net() }, this.ring, this.dev);
  }
}
