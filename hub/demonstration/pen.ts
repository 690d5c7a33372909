import { digestOf } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import type { CommandBody, Message } from "#shared/sync/envelope.ts";
import type { HubLog } from "../log/hubLog.ts";
import { signerFrom, type HubSigner } from "../signer.ts";

export type Written = { readonly actor: string; readonly kind: string; readonly record: string; readonly type: string; readonly args: Json; readonly at: number };

/** The one PC at which everybody of the demonstration signed in: it signs each command with that person's own key and keeps the chain. */
export class Pen {
  readonly dev = "demonstration";
  readonly #signers = new Map<string, HubSigner>();
  #dseq = 0;
  #prev = "";

  constructor(readonly org: string, readonly tvOf: (kind: string) => number) {}

  /** Lets these people write; their keys are the same in every run, and taken out of use again by `putDown`. */
  async pickUp(log: HubLog, people: readonly string[], now: number): Promise<void> {
    for (const person of people) {
      const signer = signerFrom(digestOf(`${this.org}/${this.dev}/${person}`));
      this.#signers.set(person, signer);
      await log.registerKey({ person, dev: this.dev, publicKey: signer.publicKey }, now);
    }
  }

  async putDown(log: HubLog, now: number): Promise<void> {
    for (const person of this.#signers.keys()) await log.retireKeys(person, this.dev, now);
  }

  write({ actor, kind, record, type, args, at }: Written): Message {
    const signer = this.#signers.get(actor);
    if (signer === undefined) throw new Error(`${actor} has no key of the demonstration`);
    const dseq = this.#dseq + 1;
    const body: CommandBody = { v: 1, org: this.org, cid: digestOf(`${this.dev}/${dseq}`).slice(0, 32), dev: this.dev, dseq, prev: this.#prev, actor, kind, record, type, tv: this.tvOf(kind), args, base: 0, after: "", at };
    const message = signer.sign(body);
    this.#dseq = dseq;
    this.#prev = signer.hash(message);
    return message;
  }
}
