import { ed25519 } from "@noble/curves/ed25519.js";
import { digestOf, fromHex, toHex, toUtf8 } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { hashOf, signCommand, type CommandBody, type Message } from "#shared/sync/envelope.ts";

type Asked = { readonly kind: string; readonly record: string; readonly type: string; readonly args: Json };

/** A PC in a test: one queue of commands, each signed by whoever gives it, chained as the protocol asks. */
export class Desk {
  dseq = 0;
  hash = "";

  constructor(readonly org: string, readonly dev: string, readonly now: () => number) {}

  /** The key that a person has on this PC, the same in every run. */
  keyOf(person: string): { readonly secret: Uint8Array; readonly publicKey: string } {
    const secret = fromHex(digestOf(`${this.dev}/${person}`));
    return { secret, publicKey: toHex(ed25519.getPublicKey(secret)) };
  }

  command(actor: string, asked: Asked, change: Partial<CommandBody> = {}): Message {
    const body: CommandBody = {
      v: 1, org: this.org, cid: digestOf(`${this.dev}/${this.dseq + 1}`).slice(0, 32), dev: this.dev, dseq: this.dseq + 1, prev: this.hash, actor, tv: 1, base: 0, after: "", at: this.now(), ...asked, ...change,
    };
    const message = signCommand(body, this.keyOf(change.actor ?? actor).secret);
    this.dseq = body.dseq;
    this.hash = hashOf(message);
    return message;
  }

  sign(person: string, text: string): string {
    return toHex(ed25519.sign(toUtf8(text), this.keyOf(person).secret));
  }
}
