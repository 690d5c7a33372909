import { ed25519 } from "@noble/curves/ed25519.js";
import { SyncClient } from "#renderer/sync/client.ts";
import { usualPace, type Pace } from "#renderer/sync/compare.ts";
import { CacheFault } from "#renderer/store/cacheFault.ts";
import { Desk } from "#renderer/store/desk.ts";
import { memoryRows } from "#renderer/store/memoryRows.ts";
import { must } from "#shared/kernel/assert.ts";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import type { Ring } from "#shared/sync/secret.ts";
import type { Chance } from "#shared/kernel/chance.ts";
import type { Random } from "#shared/kernel/ids.ts";
import type { VirtualClock } from "./clock.ts";
import { doSomething } from "./acts.ts";
import { BadDisk } from "./badDisk.ts";
import { VirtualDisk } from "./disk.ts";
import { faultyRows } from "./faultyRows.ts";
import type { SimulatedHub } from "./hub.ts";
import { journalOn, type OpenedJournal } from "./journal.ts";
import type { Mutant } from "./mutants.ts";
import { Line, type SimulatedWorld } from "./line.ts";

function unlessCacheFault(fault: unknown): null {
  if (fault instanceof CacheFault) return null;
  throw fault;
}

const paceOf = ({ pace = usualPace }: SimulatedWorld): Pace => pace;
const same = <Value>(value: Value): Value => value;

/** `power`: what the disk had not made durable may go as well. `cache`: the cache is lost. */
export type Loss = { readonly power: boolean; readonly cache: boolean };
type Running = { readonly journal: OpenedJournal; readonly desk: Desk; readonly sync: SyncClient };

/** One PC with one person at it: the product's own journal, store and sync, over a disk that survives and a cache that may not. */
export class Client {
  readonly hub: SimulatedHub;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly disk: VirtualDisk;
  readonly line: Line;
  readonly ring: Ring;
  readonly dev: string;
  rows = memoryRows();
  /** Every message that was answered “saved” here. */
  readonly saved: string[] = [];
  #running: Running | null = null;
  readonly mutant: Mutant;
  started = 0;
  /** How often a comparison found something to mend. */
  repairs = 0;
  readonly #random: Random;
  readonly #key: Uint8Array;
  readonly #skew: number;
  readonly #pace: Pace;
  readonly #badDisk: BadDisk;

  constructor(world: SimulatedWorld, person: string, index: number) {
    const { hub, clock, chance, mutant = {} } = world;
    this.#pace = paceOf(world);
    this.#badDisk = new BadDisk(chance);
    this.mutant = mutant;
    this.#random = (mutant.random ?? same)(chance.bytes);
    this.hub = hub;
    this.clock = clock;
    this.chance = chance;
    this.disk = new VirtualDisk(chance);
    this.dev = `dev-${index}`;
    this.#key = chance.bytes(32);
    this.#skew = chance.pick([0, 0, -315_360_000_000, 315_360_000_000, 90_000]) ?? 0;
    const found = demonstration.people.find(({ id }) => id === person);
    this.ring = { person, name: found?.name ?? "", login: found?.login ?? "", org: demonstration.org, office: "", hub: "hub-1", hubKey: hub.key, device: this.dev, signKey: toHex(chance.bytes(32)), storeKey: toHex(chance.bytes(32)) };
    this.line = new Line(world, person);
    hub.devices.push(this.dev);
  }

  get desk(): Desk {
    return this.#now.desk;
  }

  get journal(): OpenedJournal {
    return this.#now.journal;
  }

  async begin(): Promise<void> {
    this.started = this.clock.now();
    await this.hub.log.registerKey({ person: this.ring.person, dev: this.dev, publicKey: toHex(ed25519.getPublicKey(fromHex(this.ring.signKey))) }, this.clock.now());
    await this.#start();
  }

  /** Whether the journal takes nothing more until the next start: its disk failed. */
  async isClosed(): Promise<boolean> {
    return !(await this.journal.append([])).ok;
  }

  /** The process dies where it stands; what comes back knows what the disk holds and what the cache had committed, or not even that. */
  async crash({ power, cache }: Loss): Promise<void> {
    this.#now.sync.stop();
    if (power) this.disk.powerCut();
    if (cache) this.rows = memoryRows();
    await this.#start();
  }

  /** The cache changes behind the store's back. */
  spoil(): Promise<void> {
    return this.#badDisk.spoil(this.rows);
  }

  wake(): void {
    this.#now.sync.wake();
  }

  get standing(): string {
    const { sync, desk } = this.#now;
    return `${sync.line.reach} ${sync.line.problem ?? ""} waiting ${desk.outbox.waiting().map(({ body }) => body.dseq).join(",")} epoch ${desk.outbox.epoch}`;
  }

  stop(): void {
    this.#now.sync.stop();
  }

  get #now(): Running {
    return must(this.#running, "a PC that was started");
  }

  /** Does one thing that the screen offers; what was saved of it is noted. */
  async act(): Promise<void> {
    const { desk, chance } = this;
    // What cannot be read cannot be acted on; nothing was saved then.
    this.note(await doSomething({ desk, chance }).catch(unlessCacheFault));
    this.wake();
  }

  note(given: Awaited<ReturnType<Desk["command"]>> | null): void {
    if (given?.ok === true) this.saved.push(must(this.desk.outbox.find(given.value.cid), "what was saved").message);
  }

  /** Where the disk cannot be read, whoever sits there starts it once more. */
  async #openJournal(): Promise<OpenedJournal> {
    const { files = same, journal = same } = this.mutant;
    const open = async (): Promise<OpenedJournal> => journal(await journalOn(files(this.disk.mount()), this.#random, this.#key));
    return open().catch(open);
  }

  async #start(): Promise<void> {
    const { chance, clock, line } = this;
    const journal = await this.#openJournal();
    // While a working copy opens, its cache works; one that cannot be opened is another matter: a new one is begun beside it.
    let isOpen = false;
    const { rows = same, clock: shifted = same, net = same } = this.mutant;
    const cache = rows(faultyRows(this.rows, chance, () => (isOpen ? 0.02 * line.faults : 0)));
    const desk = new Desk(registry, { clock: shifted(clock.seenBy(this.#skew)), random: this.#random, journal, rows: cache, net: net(line.net()) }, this.ring, this.dev);
    const opened = await desk.open();
    if (!opened.ok) throw new Error(`the working copy did not open: ${opened.error.code}`);
    await desk.loadRegisters();
    const sync = new SyncClient(desk, null, this.#pace);
    desk.onRepair = () => {
      this.repairs += 1;
    };
    this.#running = { journal, desk, sync };
    isOpen = true;
    sync.start();
  }
}
