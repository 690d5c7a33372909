import { createAdmission, type Admission } from "#hub/admit/admit.ts";
import { compareFeed } from "#hub/feeds/compare.ts";
import { feedsFor, maySee, officeReader } from "#hub/feeds/office.ts";
import { framesFor, type StreamSource } from "#hub/feeds/stream.ts";
import type { Rules } from "#hub/admit/world.ts";
import type { HubLog } from "#hub/log/hubLog.ts";
import { memoryLog, type MemoryLog } from "#hub/log/memory.ts";
import { memoryRecovery } from "#hub/recovery/memory.ts";
import { Recovery, waitingFor } from "#hub/recovery/recovery.ts";
import { signerFrom } from "#hub/signer.ts";
import { hubContract } from "#shared/contracts/hub.ts";
import { must } from "#shared/kernel/assert.ts";
import { toHex } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import { reactions } from "#shared/reactions/registry.ts";
import type { Chance } from "#shared/kernel/chance.ts";
import type { VirtualClock } from "./clock.ts";
import type { Mutant } from "./mutants.ts";

const office = { org: demonstration.org, kinds: ["organisation.unit", "organisation.person"], from: directoryFrom };
/** It waits for every PC there is. */
const patience = { least: 5_000, most: Number.MAX_SAFE_INTEGER, heardOf: Number.MAX_SAFE_INTEGER };

type Running = { readonly log: MemoryLog; readonly admission: Admission; readonly recovery: Recovery; readonly source: StreamSource; readonly epoch: string };
type Seen = { readonly record: string; readonly type: string; readonly version: number; readonly state: unknown };

/** The hub's own admission and feeds over its log in memory; it can be put back to where a backup was taken. */
export class SimulatedHub {
  readonly key: string;
  readonly devices: string[] = [];
  readonly #signer: Rules["signer"];
  #running: Running | null = null;
  #backup: (() => MemoryLog) | null = null;
  #epochs = 1;

  /** How often its database fails, before a commit or right behind it. */
  faults = 0;

  constructor(readonly clock: VirtualClock, readonly chance: Chance, private readonly mutant: Mutant = {}) {
    this.#signer = signerFrom(toHex(chance.bytes(32)));
    this.key = this.#signer.publicKey;
  }

  get log(): MemoryLog {
    return this.#now.log;
  }
  get admission(): Admission {
    return this.#now.admission;
  }
  get recovery(): Recovery {
    return this.#now.recovery;
  }
  get source(): StreamSource {
    return this.#now.source;
  }
  get epoch(): string {
    return this.#now.epoch;
  }

  async start(): Promise<void> {
    await this.#open(memoryLog(), false);
    await this.admission.issue(organisationCommands());
  }

  async takeBackup(): Promise<void> {
    this.#backup = await this.log.backup();
  }

  /** Goes back to the last backup, as another epoch; false where there is none. */
  async restore(): Promise<boolean> {
    if (this.#backup === null) return false;
    if (this.mutant.keepsEpoch !== true) this.#epochs += 1;
    await this.#open(this.#backup(), this.mutant.keepsEpoch !== true);
    return true;
  }

  async seen(person: string, ids: readonly string[]): Promise<readonly Seen[]> {
    const feeds = feedsFor((await this.source.office()).directory, registry, person);
    return (await this.log.records(ids)).filter((record) => maySee(feeds, record)).map(({ id, kind, version, state }) => ({ record: id, type: kind, version, state }));
  }

  compare(person: string, input: unknown): ReturnType<typeof compareFeed> {
    const parsed = hubContract.digest.input.parse(input);
    return compareFeed({ ...this.source, isGathering: this.recovery.isGathering }, { ...parsed, person });
  }

  get #now(): Running {
    return must(this.#running, "a hub that was started");
  }

  async #open(memory: MemoryLog, isRestored: boolean): Promise<void> {
    const { clock, chance, mutant } = this;
    const { log: altered = same, rules: others = same } = mutant;
    const log: MemoryLog = { ...altered(failingLog(memory, chance, () => this.faults)), backup: memory.backup };
    const [now, epoch] = [() => clock.now(), `${this.#epochs}-sim`];
    const rules: Rules = others({ org: demonstration.org, epoch, registry, reactions, office, systemName: "系统", clock: now, random: chance.bytes, signer: this.#signer });
    const admission = createAdmission(log, rules);
    const recoveryLog = memoryRecovery(isRestored ? clock.now() : null, this.devices.map((dev) => ({ dev, seen: 1, isRetired: false })));
    const recovery = new Recovery({ admission, log, memory: recoveryLog, rules, isNote: () => false, report: () => undefined }, patience);
    await recovery.open();
    const read = officeReader(rules.office);
    const source: StreamSource = { log, registry, epoch, clock: now, office: () => read(log), sleep: (milliseconds, bell) => Promise.race([clock.sleep(milliseconds), bell]) };
    this.#running = { log, admission: waitingFor(recovery, admission), recovery, source, epoch };
  }
}

const same = <Value>(value: Value): Value => value;

/** The log of a database that fails now and then: nothing is there, or all of it and nobody heard. */
const failingLog = (log: HubLog, chance: Chance, rate: () => number): HubLog => ({
  ...log,
  transact: async (work) => {
    if (chance.happens(rate())) throw failed();
    const value = await log.transact(work);
    if (chance.happens(rate())) throw failed();
    return value;
  },
});
const failed = (): Error => Object.assign(new Error("the database failed"), { code: "53100" });

export async function simulatedHub(clock: VirtualClock, chance: Chance, mutant: Mutant = {}): Promise<SimulatedHub> {
  const hub = new SimulatedHub(clock, chance, mutant);
  await hub.start();
  return hub;
}

export { framesFor };

const organisationCommands = () => [
  ...demonstration.units.map(({ id, ...form }) => ({ kind: "organisation.unit", record: id, type: "register", args: { form } as unknown as Json })),
  ...demonstration.people.map(({ id, ...form }) => ({ kind: "organisation.person", record: id, type: "register", args: { form } as unknown as Json })),
  ...demonstration.seals.flatMap(({ id, ...form }) => [
    { kind: "seal.impression", record: id, type: "register", args: { form } as unknown as Json },
    { kind: "seal.impression", record: id, type: "enable", args: { notice: "", on: "2024-01-01" } },
  ]),
];
