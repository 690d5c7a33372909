import type { Net } from "#renderer/store/ports.ts";
import type { Pace } from "#renderer/sync/compare.ts";
import { protocol } from "#shared/contracts/hub.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import type { Chance } from "#shared/kernel/chance.ts";
import type { Place } from "#shared/sync/frame.ts";
import type { VirtualClock } from "./clock.ts";
import { framesFor, type SimulatedHub } from "./hub.ts";
import type { Mutant } from "./mutants.ts";

export type SimulatedWorld = { readonly hub: SimulatedHub; readonly clock: VirtualClock; readonly chance: Chance; readonly mutant?: Mutant; readonly pace?: Pace };

/** One PC's line to the hub: slow, cut, losing requests and answers, sending some twice. `faults` 0 heals it. */
export class Line {
  isUp = true;
  faults = 1;
  #cuts = new Set<() => void>();

  readonly hub: SimulatedHub;
  readonly clock: VirtualClock;
  readonly chance: Chance;

  constructor({ hub, clock, chance }: SimulatedWorld, readonly person: string) {
    this.hub = hub;
    this.clock = clock;
    this.chance = chance;
  }

  cut(): void {
    this.isUp = false;
    this.drop();
  }

  /** Ends what is under way; the next call gets through. */
  drop(): void {
    for (const each of this.#cuts) each();
  }

  net(): Net {
    return { call: (operation, input) => this.#call(operation, input), stream: (place, _, hand, stop) => this.#stream(place, hand, stop), sendFile: () => Promise.resolve("held"), fetchFile: () => Promise.resolve(null) };
  }

  async #call(operation: string, input: unknown): ReturnType<Net["call"]> {
    await this.clock.sleep(this.chance.below(600));
    if (!this.isUp || this.chance.happens(0.15 * this.faults)) return offline;
    const answer = await this.#answer(operation, input).catch(() => unavailable);
    if (this.chance.happens(0.1 * this.faults)) await this.#answer(operation, input).catch(() => unavailable);
    await this.clock.sleep(this.chance.below(600));
    return !this.isUp || this.chance.happens(0.15 * this.faults) ? offline : answer;
  }

  async #answer(operation: string, input: unknown): ReturnType<Net["call"]> {
    const { hub, clock } = this;
    if (operation === "hello") return ok({ org: demonstration.org, name: demonstration.name, hub: "hub-1", key: hub.key, epoch: hub.epoch, time: clock.now(), challenge: `c${protocol}`, demonstration: true, gathering: hub.recovery.isGathering });
    if (operation === "session") return ok({ token: this.person, until: clock.now() + 36_000_000, person: this.person, name: this.person, first: false, retired: false });
    if (operation === "comeBack") return hub.recovery.comeBack(input as never);
    if (operation === "push") return hub.admission.push(input as never);
    if (operation === "digest") return hub.compare(this.person, input);
    if (operation === "purged") return ok({});
    if (operation === "records") return ok({ records: await hub.seen(this.person, (input as { ids: string[] }).ids) });
    return { ok: false, error: { code: "unknown" } };
  }

  async #stream(place: Place, hand: Parameters<Net["stream"]>[2], stop: AbortSignal): ReturnType<Net["stream"]> {
    await this.clock.sleep(this.chance.below(600));
    if (!this.isUp) return { code: "offline" };
    const end = new AbortController();
    const cut = (): void => end.abort();
    this.#cuts.add(cut);
    stop.addEventListener("abort", cut);
    const signal = { get aborted() { return end.signal.aborted; }, onAbort: (ring: () => void) => end.signal.addEventListener("abort", ring) };
    try {
      for await (const frame of framesFor(this.hub.source, { person: this.person, place, isOpen: () => Promise.resolve(true), signal })) {
        await this.clock.sleep(this.chance.below(200));
        if (end.signal.aborted || this.chance.happens(0.08 * this.faults)) return { code: "offline" };
        await hand(structuredClone(frame));
        if (this.chance.happens(0.05 * this.faults)) await hand(structuredClone(frame));
      }
      return { code: end.signal.aborted ? "offline" : "ended" };
    } finally {
      this.#cuts.delete(cut);
      stop.removeEventListener("abort", cut);
      end.abort();
    }
  }
}

const ok = (value: unknown) => ({ ok: true, value }) as const;
const unavailable = { ok: false, error: { code: "unavailable" } } as const;
const offline = { ok: false, error: { code: "offline" } } as const;
