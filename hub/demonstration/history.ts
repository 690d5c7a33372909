import { must } from "#shared/kernel/assert.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { dayAfter, dayOf, startOfDay, type Instant } from "#shared/kernel/instant.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Admission } from "../admit/admit.ts";
import type { Core } from "../core.ts";
import { nextAct, requestForm, type Act } from "./acts.ts";
import { bureau } from "./fixtures.ts";
import { Pen } from "./pen.ts";

export type Telling = { readonly seed: number; readonly days: number; readonly requests: number; readonly until: number };
/** Two years of about 5,000 requests. */
export const twoYears = { seed: 20_241_125, days: 730, requests: 5_000 };

const hour = 3_600_000;
const kind = "seal.request";
const isWorkday = (day: string): boolean => ![0, 6].includes(new Date(startOfDay(day) + 12 * hour).getUTCDay());

type AdmissionOn = (clock: () => Instant) => Admission;

/**
 * Tells the history of the demonstration organisation through the real admission, day by day, under a clock of its own: every request is
 * signed by its people, and time lapses what nobody uses. What was told already is not told again.
 */
export async function tellHistory(core: Core, admissionOn: AdmissionOn, telling: Telling, told: (share: number) => void): Promise<void> {
  if ((await core.log.records([idOf(telling.seed, 0)])).length > 0) return;
  const first = dayAfter(dayOf(telling.until), -telling.days);
  const workdays = Array.from({ length: telling.days }, (_, index) => dayAfter(first, index)).filter(isWorkday);
  const teller = await Teller.begin(core, admissionOn, telling, startOfDay(first));
  for (const [index, day] of workdays.entries()) {
    const share = (index + 1) / workdays.length;
    await teller.tellDay(day, Math.round(share * telling.requests));
    told(share);
  }
  await teller.end();
}

class Teller {
  readonly #chance: Chance;
  readonly #admission: Admission;
  readonly #pen: Pen;
  readonly #open = new Set<string>();
  #made = 0;
  #now: Instant;

  private constructor(readonly core: Core, admissionOn: AdmissionOn, readonly seed: number, now: Instant) {
    this.#now = now;
    this.#chance = new Chance(seed);
    this.#admission = admissionOn(() => this.#now);
    this.#pen = new Pen(core.identity.org, (each) => core.registry.type(each)?.version ?? 1);
  }

  static async begin(core: Core, admissionOn: AdmissionOn, { seed }: Telling, now: Instant): Promise<Teller> {
    const teller = new Teller(core, admissionOn, seed, now);
    await teller.#pen.pickUp(core.log, bureau.people.map(({ id }) => id), now);
    return teller;
  }

  /** A working day: who gets to it acts on what waits, new requests come until `requests` were made, and at its end the clockwork does its part. */
  async tellDay(day: string, requests: number): Promise<void> {
    const opened = startOfDay(day) + 8.5 * hour;
    const acts = [...(await this.#actsOn(day)), ...this.#requestsUntil(requests)];
    const messages = acts.map(({ record, ...act }, index) => this.#pen.write({ ...act, kind, record, at: opened + (index % 480) * 60_000 }));
    this.#now = opened + 8 * hour;
    for (let from = 0; from < messages.length; from += mostAtOnce) {
      const answer = await this.#admission.push({ dev: this.#pen.dev, messages: messages.slice(from, from + mostAtOnce) });
      if (!answer.ok) throw new Error(answer.error.code);
    }
    await this.#admission.runDue();
  }

  end(): Promise<void> {
    return this.#pen.putDown(this.core.log, this.#now);
  }

  async #actsOn(day: string): Promise<readonly Placed[]> {
    const type = must(this.core.registry.type(kind), kind);
    const { directory } = await this.core.office();
    const acts: Placed[] = [];
    for (const { id, state } of await this.core.log.records([...this.#open])) {
      if (over.has(state.status)) this.#open.delete(id);
      const act = nextAct({ type, state, directory, chance: this.#chance, day });
      if (act !== null) acts.push({ ...act, record: id });
    }
    return acts;
  }

  *#requestsUntil(requests: number): IterableIterator<Placed> {
    for (; this.#made < requests; this.#made += 1) {
      const { id: actor, posts } = must(this.#chance.pick(applicants), "an applicant");
      const record = idOf(this.seed, this.#made);
      this.#open.add(record);
      yield { record, actor, type: "submit", args: { form: requestForm(this.#chance, posts[0]?.unit ?? ""), attachments: [] } };
    }
  }
}

type Placed = Act & { readonly record: string };
const mostAtOnce = 200;
const applicants = bureau.people.filter(({ posts }) => posts.some(({ post }) => post === "staff"));
const idOf = (seed: number, index: number): string => digestOf(`demonstration/${seed}/${index}`).slice(0, 32);
const over = new Set(["stamped", "finished", "refused", "lapsed", "disagreed", "withdrawn"]);
