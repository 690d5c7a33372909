import { ed25519 } from "@noble/curves/ed25519.js";
import { digestOf, fromHex, toHex } from "#shared/kernel/bytes.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Reaction } from "#shared/engine/reaction.ts";
import type { Json } from "#shared/kernel/result.ts";
import { hashOf, isReceiptOf, isSignedBy, signCommand, signReceipt } from "#shared/sync/envelope.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { createAdmission, type Admission, type PushAnswer } from "../admit/admit.ts";
import type { Rules, Signer } from "../admit/world.ts";
import type { HubLog } from "../log/hubLog.ts";
import { Desk } from "./desk.ts";
import { echo, toyRegistry } from "./toy.ts";

export const noon = Date.UTC(2026, 10, 24, 4);
const { org, units, people } = demonstration;

const secret = fromHex(digestOf("a hub in a test"));
const publicKey = toHex(ed25519.getPublicKey(secret));
const signer: Signer = { publicKey, sign: (body) => signCommand(body, secret), signReceipt: (receipt) => signReceipt(receipt, secret), isReceipt: (signed) => isReceiptOf(signed, publicKey), hash: hashOf, isSignedBy };

/** An office of toys, or of other modules, on any log: the demonstration's people, and one PC at which all of them have signed in. */
export async function officeOn(log: HubLog, modules: { readonly registry: Registry; readonly reactions: readonly Reaction[] } = { registry: toyRegistry, reactions: [echo] }, epoch = "1-test"): Promise<{ readonly rules: Rules; readonly admission: Admission; readonly desk: Desk; readonly time: { now: number }; readonly hubKey: string; readonly give: (actor: string, type: string, args: Json, record?: string) => Promise<PushAnswer> }> {
  const time = { now: noon };
  let drawn = 0;
  const rules: Rules = {
    org, epoch, ...modules, systemName: "system", clock: () => time.now, signer,
    random: (bytes) => fromHex(digestOf(`chance ${drawn++}`)).subarray(0, bytes),
    office: { org, kinds: ["organisation.unit", "organisation.person"], from: directoryFrom },
  };
  const admission = createAdmission(log, rules);
  await admission.issue([...units.map((unit) => registering("organisation.unit", unit)), ...people.map((person) => registering("organisation.person", person))]);
  const desk = new Desk(org, "pc", () => time.now);
  for (const { id } of people) await log.registerKey({ person: id, dev: desk.dev, publicKey: desk.keyOf(id).publicKey }, noon);
  const give = (actor: string, type: string, args: Json, record = "t1") => admission.push({ dev: desk.dev, messages: [desk.command(actor, { kind: "toy", record, type, args })] });
  return { rules, admission, desk, time, hubKey: signer.publicKey, give };
}

const registering = (kind: string, { id, ...form }: { readonly id: string }) => ({ kind, record: id, type: "register", args: { form: form as unknown as Json } });

export const receiptsIn = (answer: PushAnswer) => (answer.ok ? answer.value.receipts.map(({ receipt }) => receipt) : []);
export const outcomeOf = (answer: PushAnswer): string => receiptsIn(answer).map(({ outcome, refusal }) => refusal?.code ?? outcome).join() || (answer.ok ? "nothing" : answer.error.code);
