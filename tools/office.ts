import { mkdtempSync, chmodSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHub, type Hub } from "#hub/createHub.ts";
import { signerFrom, type HubSigner } from "#hub/signer.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import type { CommandBody, Message } from "#shared/sync/envelope.ts";

export type Asked = { readonly kind: string; readonly record: string; readonly type: string; readonly args: Json };

/** A PC outside the product: one chained queue, each command signed by whoever gives it. Signs with the platform, so that 10,000 take a second. */
export class SigningPc {
  dseq = 0;
  #hash = "";
  readonly #signers = new Map<string, HubSigner>();

  constructor(readonly dev: string, readonly now: () => number) {}

  signerOf(person: string): HubSigner {
    const held = this.#signers.get(person) ?? signerFrom(digestOf(`${this.dev}/${person}`));
    this.#signers.set(person, held);
    return held;
  }

  command(actor: string, asked: Asked): Message {
    const signer = this.signerOf(actor);
    const cid = digestOf(`${this.dev}/${this.dseq + 1}`).slice(0, 32);
    const body: CommandBody = { v: 1, org: demonstration.org, cid, dev: this.dev, dseq: this.dseq + 1, prev: this.#hash, actor, tv: 1, base: 0, after: "", at: this.now(), ...asked };
    const message = signer.sign(body);
    this.dseq = body.dseq;
    this.#hash = signer.hash(message);
    return message;
  }
}

export type DemonstrationOffice = { readonly hub: Hub; readonly pc: (dev: string) => Promise<SigningPc>; readonly close: () => Promise<void> };

/** A hub in a temporary folder with the demonstration organisation, and PCs at which its people have signed in. */
export async function openOffice(clock: () => number): Promise<DemonstrationOffice> {
  const folder = mkdtempSync(join(tmpdir(), "wenyi-office-"));
  chmodSync(folder, 0o711); // the database's own user has to pass through
  const hub = await createHub({ database: { folder: join(folder, "hub") }, port: 0, clock, demonstration });
  const pc = async (dev: string): Promise<SigningPc> => {
    const made = new SigningPc(dev, clock);
    for (const { id } of demonstration.people) await hub.core.log.registerKey({ person: id, dev, publicKey: made.signerOf(id).publicKey }, clock());
    return made;
  };
  const close = async (): Promise<void> => {
    await hub.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { hub, pc, close };
}
