import type { AnyEvent } from "#shared/engine/evolve.ts";
import { personHolder } from "#shared/engine/holder.ts";
import type { ReactionEvent } from "#shared/engine/record.ts";
import { officeOf } from "#shared/engine/routeRecord.ts";
import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { err, type Coded, type Json, type Result } from "#shared/kernel/result.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import type { CommandBody, Receipt, SignedReceipt } from "#shared/sync/envelope.ts";
import type { StoredCommand, StoredEvent } from "../log/hubLog.ts";
import { judge, readsIn, versionSeen, type Refusal } from "./judge.ts";
import { nextDue, settle, type Settled } from "./settle.ts";
import { hubDevice, type Opened, type Rules, type World } from "./world.ts";

/** Reactions may cause reactions; deeper than this is a circle. */
const deepestReaction = 5;

/** The key that signed, how deep in reactions it is, and which kind of record asked it in consequence. */
type Asked = { readonly publicKey: string; readonly depth?: number; readonly cause?: string | null };

/**
 * Admits the next command of a queue: decides it, stores what it came to, and lets the other modules react. A type that throws is a defect:
 * its command is parked and nothing else is held up.
 */
export async function admitOne(world: World, rules: Rules, opened: Opened, { publicKey, depth = 0, cause = null }: Asked): Promise<StoredCommand> {
  const outcome = await decided(world, rules, opened.body, cause);
  const command = answered(world, rules, { opened, publicKey, outcome });
  world.settle(command);
  if (!outcome.ok) return command;
  world.change(outcome.value.record, outcome.value.events, outcome.value.entries);
  if (depth < deepestReaction) await react(world, rules, opened.body, { settled: outcome.value, depth: depth + 1 });
  return command;
}

/** Stores a command as refused or parked without looking into it. */
export function putAside(world: World, rules: Rules, opened: Opened, refusal: Refusal & { readonly publicKey: string }): StoredCommand {
  const command = answered(world, rules, { opened, publicKey: refusal.publicKey, outcome: err(refusal) });
  world.settle(command);
  return command;
}

async function decided(world: World, rules: Rules, body: CommandBody, cause: string | null): Promise<Result<Settled, Refusal>> {
  try {
    const judged = judge(world, rules, body, cause);
    if (!judged.ok) return judged;
    const settled = await settle(world, body, judged.value);
    return settled.ok ? settled : err({ outcome: "refused", refusal: settled.error });
  } catch (fault) {
    if (!isDefect(fault)) throw fault;
    return err({ outcome: "parked", refusal: { code: "sync.defect" } });
  }
}

/** Whether the command itself is the trouble: our own code threw, or the database will not hold such a value (class 22). Anything else is the database's trouble and passes. */
export function isDefect(fault: unknown): boolean {
  const { code } = fault as { readonly code?: unknown };
  return typeof code !== "string" || code.startsWith("22");
}

type Answer = { readonly opened: Opened; readonly publicKey: string; readonly outcome: Result<Settled, Refusal> };

function answered(world: World, rules: Rules, { opened: { message, body, hash }, publicKey, outcome }: Answer): StoredCommand {
  const { cid, dev, dseq, actor, kind, record } = body;
  const given = outcome.ok
    ? { outcome: "accepted" as const, version: outcome.value.record.version, numbers: outcome.value.numbers, refusal: null }
    : { outcome: outcome.error.outcome, version: versionSeen(world, rules, body), numbers: {}, refusal: outcome.error.refusal as Coded & { code: string } };
  const answer = promisedAgain(world.promiseOf(cid), given) ?? rules.signer.signReceipt({ cid, dev, dseq, actor, record, epoch: rules.epoch, received: world.now, ...given });
  return { cid, dev, dseq, actor, kind, record, message, hash, publicKey, received: world.now, answer };
}

type Given = Pick<Receipt, "outcome" | "version" | "numbers" | "refusal">;

/** RESTORE-2: what was promised before the hub was put back stands word for word where the command comes to the same again. */
function promisedAgain(promise: SignedReceipt | null, given: Given): SignedReceipt | null {
  if (promise === null || promise.receipt.outcome !== given.outcome) return null;
  const isSame = given.outcome !== "accepted" || (promise.receipt.version === given.version && canonical(promise.receipt.numbers) === canonical(given.numbers));
  return isSame ? promise : null;
}

/** What the hub asks of a record by itself: `system`, or somebody in consequence of an event. */
export type OwnCommand = { readonly cid: string; readonly actor: string; readonly kind: string; readonly record: string; readonly type: string; readonly args: Json };

/** Puts a command of the hub's own into its queue, signed by its key, and admits it like any other. */
export async function admitOwn(world: World, rules: Rules, command: OwnCommand, { depth = 0, cause = null }: Pick<Asked, "depth" | "cause"> = {}): Promise<StoredCommand> {
  const known = await knownOf(world, command.cid);
  if (known !== undefined) return known;
  await world.lockDevices([hubDevice]);
  const head = world.devices.get(hubDevice) ?? { dseq: 0, hash: "" };
  const tv = rules.registry.type(command.kind)?.version ?? 1;
  const body: CommandBody = { v: 1, org: rules.org, dev: hubDevice, dseq: head.dseq + 1, prev: head.hash, tv, base: 0, after: "", at: world.now, ...command };
  const message = rules.signer.sign(body);
  await world.lockRecords([command.record], readsIn(rules, body));
  return admitOne(world, rules, { message, body, hash: rules.signer.hash(message), undoes: false }, { publicKey: rules.signer.publicKey, depth, cause });
}

/** Gives the commands of time that are due for a record, each once: its id is made of the record, the rule and the moment. */
export async function admitDue(world: World, rules: Rules, id: string): Promise<void> {
  await world.lockRecords([id], []);
  const held = world.records.get(id);
  const type = rules.registry.type(held?.kind ?? "");
  if (held === undefined) return;
  if (type === undefined) return world.wait(held, null);
  for (const { rule, at, command: { type: name, ...args } } of (type.due?.(held.state) ?? []).filter(({ at }) => at <= world.now))
    await admitOwn(world, rules, { cid: digestOf(`wenyi/due/${id}/${rule}/${at}`).slice(0, 32), actor: "system", kind: held.kind, record: id, type: name, args });
  const after = must(world.records.get(id), id);
  world.wait(after, nextDue(type, after.state, world.now));
}

async function knownOf(world: World, cid: string): Promise<StoredCommand | undefined> {
  await world.knowCommands([cid]);
  return world.commands.get(cid);
}

/** ADMIT-28: that a consequence was refused stands in the record whose event asked it, for whoever did it and for the office. */
async function tellRefused(world: World, { rules, body: cause }: { readonly rules: Rules; readonly body: CommandBody }, { body, record: id, kind }: StoredEvent, told: Pick<ReactionEvent, "asked" | "refusal">): Promise<void> {
  const { by } = body as AnyEvent;
  const event: AnyEvent = { type: "reaction.refused", ...told, tell: [personHolder(cause.actor), ...officeOf(world.directory)], by, at: world.now, received: world.now, grade: "plain" };
  const settled = await settle(world, cause, { type: must(rules.registry.type(kind), kind), record: must(world.records.get(id), id), events: [event], claims: [] });
  if (settled.ok) world.change(settled.value.record, settled.value.events, settled.value.entries);
}

/** What other modules ask in consequence: in the same transaction, by the same person, under an id that the event fixes. A refused one undoes nothing. */
async function react(world: World, rules: Rules, body: CommandBody, { settled, depth }: { readonly settled: Settled; readonly depth: number }): Promise<void> {
  for (const event of settled.events) {
    const { type: name } = event.body as { readonly type: string };
    for (const reaction of rules.reactions.filter((candidate) => candidate.kind === body.kind && candidate.event === name)) {
      const asked = reaction.asks(settled.record.state, event.body as never);
      if (asked === null) continue;
      const { type, ...args } = asked.command;
      const cid = digestOf(`wenyi/reaction/${event.record}/${event.version}/${reaction.name}`).slice(0, 32);
      const { kind, record } = asked;
      const done = await admitOwn(world, rules, { cid, actor: body.actor, kind, record, type, args: args as Json }, { depth, cause: body.kind });
      const { outcome, refusal } = done.answer.receipt;
      if (outcome !== "accepted" && refusal !== null) await tellRefused(world, { rules, body }, event, { asked: { kind, record, command: type }, refusal: refusal as Coded });
    }
  }
}
