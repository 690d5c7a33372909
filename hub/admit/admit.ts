import { newId } from "#shared/kernel/ids.ts";
import { err, ok, type Coded, type Json, type Result } from "#shared/kernel/result.ts";
import { openMessage, placeHash, type Message, type SignedReceipt } from "#shared/sync/envelope.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { officeReader, type Office } from "../feeds/office.ts";
import type { HubLog, HubTransaction, StoredCommand } from "../log/hubLog.ts";
import { groups } from "./groups.ts";
import { readsIn, type Refusal } from "./judge.ts";
import { admitDue, admitOne, admitOwn, isDefect, putAside, type OwnCommand } from "./one.ts";
import { isShallow } from "./shallow.ts";
import { World, type Opened, type ReadOffice, type Rules } from "./world.ts";

export type Push = { readonly dev: string; readonly messages: readonly Message[] };
export type PushFault = { readonly code: "forked" | "malformed" | "foreignSignature" | "recovering" };
export type PushAnswer = Result<{ readonly receipts: readonly SignedReceipt[]; readonly expect: number }, PushFault>;
export type SystemCommand = { readonly cid?: string; readonly kind: string; readonly record: string; readonly type: string; readonly args: Json };

export type Admission = {
  /** Admits a PC's commands in their order; the answer follows the commit, and the same message always gets the same receipt. */
  readonly push: (push: Push) => Promise<PushAnswer>;
  /** Commands of the actor `system`, in process only; a command whose id is known is not given again. */
  readonly issue: (commands: readonly SystemCommand[]) => Promise<readonly SignedReceipt[]>;
  /** Does what time has to do by now (lapse, reminder, the end of a stand-in), each consequence once; answers how many records it looked at. */
  readonly runDue: () => Promise<number>;
  /**
   * For a hub that was put back from a backup: admits again what it had answered, in this order, each at its moment. `asPromised`: all of them or
   * none, none where anything would come out otherwise (answers null).
   */
  readonly replay: (pieces: readonly Piece[], how: Replaying) => Promise<readonly SignedReceipt[] | null>;
};

/** A command that a PC sends again after a restore, what it was answered (null: it heard nothing), and the moment at which it counts. */
export type Piece = { readonly opened: Opened; readonly promise: SignedReceipt | null; readonly at: Instant };
/** `dueFirst`: what time has to do to a record by then comes before the command. */
export type Replaying = { readonly asPromised: boolean; readonly dueFirst: boolean };

const mostDue = 200;

type Job = { readonly opened: readonly Opened[]; readonly dev: string };

export function createAdmission(log: HubLog, rules: Rules): Admission {
  const desk = new AdmissionDesk(log, rules);
  const together = groups<Job, PushAnswer>((jobs) => desk.admitApart(jobs), ({ opened }) => opened.length);
  return {
    push: async (push) => {
      const opened = openPush(push, rules);
      return opened.ok ? together({ dev: push.dev, opened: opened.value }) : opened;
    },
    issue: (commands) => desk.issue(commands.map((command) => toOwn(command, rules))),
    runDue: () => desk.runDue(),
    replay: (pieces, how) => desk.replay(pieces, how),
  };
}

/** Reads what a PC sends without believing it; nothing where any of it is no command of that PC. */
export function openPush({ dev, messages }: Push, rules: Pick<Rules, "org" | "signer">): Result<readonly Opened[], PushFault> {
  const opened = messages.map((message) => open(message, rules));
  if (opened.includes(null)) return err({ code: "malformed" });
  const own = opened.filter((message) => message !== null);
  return own.some(({ body }) => body.dev !== dev || body.org !== rules.org || body.actor === "system") ? err({ code: "foreignSignature" }) : ok(own);
}

class AdmissionDesk {
  private readonly readOffice: ReadOffice;

  constructor(private readonly log: HubLog, private readonly rules: Rules) {
    this.readOffice = officeReader(rules.office);
  }

  /** Admits together; a batch that cannot be stored is taken apart until the command that is to blame stands alone, and that one is parked unseen. */
  async admitApart(jobs: readonly Job[]): Promise<readonly PushAnswer[]> {
    try {
      return await this.admit(jobs, false);
    } catch (fault) {
      if (!isDefect(fault)) throw fault;
      const [job] = jobs;
      if (jobs.length > 1) return inTurn(jobs, async (single) => only(await this.admitApart([single])));
      if (job === undefined || job.opened.length <= 1) return this.admit(jobs, true);
      return [joined(await inTurn(job.opened, async (opened) => only(await this.admitApart([{ ...job, opened: [opened] }]))))];
    }
  }

  issue(commands: readonly OwnCommand[]): Promise<readonly SignedReceipt[]> {
    return this.log.transact(async (transaction) => {
      const world = await this.worldOn(transaction, []);
      const stored = await inTurn(commands, (command) => admitOwn(world, this.rules, command));
      await transaction.append(world.batch());
      return stored.map(({ answer }) => answer);
    });
  }

  async runDue(): Promise<number> {
    const ids = await this.log.dueBy(this.rules.clock(), mostDue);
    for (const id of ids) {
      await this.log.transact(async (transaction) => {
        const world = await this.worldOn(transaction, []);
        await admitDue(world, this.rules, id);
        await transaction.append(world.batch());
      });
    }
    return ids.length === mostDue ? ids.length + (await this.runDue()) : ids.length;
  }

  async replay(pieces: readonly Piece[], { asPromised, dueFirst }: Replaying): Promise<readonly SignedReceipt[] | null> {
    try {
      return await this.log.transact((transaction) => {
        // Its own reader: what is read here may yet be taken back, and must not be remembered.
        const readOffice = officeReader(this.rules.office);
        return inTurn(pieces, async (piece) => {
          const answer = await replayOne(transaction, this.rules, { piece, dueFirst, office: await readOffice(transaction) });
          if (answer === null || (asPromised && answer.signature !== piece.promise?.signature)) throw new OtherOutcome();
          return answer;
        });
      });
    } catch (fault) {
      if (fault instanceof OtherOutcome) return null;
      throw fault;
    }
  }

  private admit(jobs: readonly Job[], poisoned: boolean): Promise<readonly PushAnswer[]> {
    return this.log.transact(async (transaction) => {
      const world = await this.worldOn(transaction, jobs.map(({ dev }) => dev));
      const all = jobs.flatMap(({ opened }) => opened);
      await world.knowCommands(all.flatMap(({ body }) => [body.cid, body.after]));
      const fresh = all.filter(({ body }) => !world.commands.has(body.cid)).map(({ body }) => body);
      await world.lockRecords(fresh.map(({ record }) => record), fresh.flatMap((body) => readsIn(this.rules, body)));
      const answers = await inTurn(jobs, (job) => admitInOrder(world, this.rules, { ...job, poisoned }));
      await transaction.append(world.batch());
      return answers;
    });
  }

  private async worldOn(transaction: HubTransaction, devices: readonly string[]): Promise<World> {
    const office = await this.readOffice(transaction);
    const world = new World(transaction, this.rules.clock(), this.rules, { office, keys: devices.length === 0 ? [] : await transaction.keys(devices) });
    await world.lockDevices([...new Set(devices)].toSorted());
    return world;
  }
}

/** Something came out otherwise than it was promised: nothing of it is stored. */
class OtherOutcome extends Error {}

type Again = { readonly piece: Piece; readonly dueFirst: boolean; readonly office: Office };

async function replayOne(transaction: HubTransaction, rules: Rules, { piece: { opened, promise, at }, dueFirst, office }: Again): Promise<SignedReceipt | null> {
  const { dev, cid, after, record } = opened.body;
  const world = new World(transaction, at, rules, { office, keys: await transaction.keys([dev]), promise });
  await world.lockDevices([dev]);
  await world.knowCommands([cid, after]);
  await world.lockRecords([record], readsIn(rules, opened.body));
  if (dueFirst) await admitDue(world, rules, record);
  const step = await admitNext(world, rules, opened, false);
  await transaction.append(world.batch());
  return step.t === "answer" ? step.command.answer : null;
}

const toOwn = (command: SystemCommand, { clock, random }: Rules): OwnCommand => ({ ...command, cid: command.cid ?? newId(clock(), random), actor: "system" });

function open(message: Message, { signer }: Pick<Rules, "signer">): Opened | null {
  if (!isShallow(message)) return null;
  const body = openMessage(message);
  const place = body.ok ? placeHash(body.value, signer.hash(message)) : body;
  return body.ok && place.ok ? { message, body: body.value, ...place.value } : null;
}

type Step = { readonly t: "answer"; readonly command: StoredCommand } | { readonly t: "gap" } | { readonly t: "fault"; readonly code: PushFault["code"] };

async function admitInOrder(world: World, rules: Rules, { opened, dev, poisoned }: Job & { readonly poisoned: boolean }): Promise<PushAnswer> {
  const receipts: SignedReceipt[] = [];
  for (const message of opened) {
    const step = await admitNext(world, rules, message, poisoned);
    // What came before it stands; a fault is the whole answer only when it is the first of its call.
    if (step.t === "fault" && receipts.length === 0) return err({ code: step.code });
    if (step.t !== "answer") break;
    receipts.push(step.command.answer);
  }
  return ok({ receipts, expect: (world.devices.get(dev)?.dseq ?? 0) + 1 });
}

async function admitNext(world: World, rules: Rules, opened: Opened, poisoned: boolean): Promise<Step> {
  const placed = placeOf(world, opened);
  if (placed !== null) return placed;
  const key = keyOf(world, rules, opened);
  if (key === "foreign") return { t: "fault", code: "foreignSignature" };
  const refused = refusedBefore(world, opened.body.cid);
  if (refused !== null) return { t: "answer", command: putAside(world, rules, opened, { ...refused, publicKey: "code" in key ? "" : key.publicKey }) };
  if ("code" in key) return { t: "answer", command: putAside(world, rules, opened, { outcome: "refused", refusal: { code: key.code }, publicKey: "" }) };
  if (opened.undoes) return { t: "answer", command: putAside(world, rules, opened, { outcome: "refused", refusal: { code: "command.undone" }, ...key }) };
  if (poisoned) return { t: "answer", command: putAside(world, rules, opened, { outcome: "parked", refusal: { code: "sync.defect" }, ...key }) };
  return { t: "answer", command: await admitOne(world, rules, opened, key) };
}

/** What was refused before the hub was put back is refused again, with the words of then. */
function refusedBefore(world: World, cid: string): Refusal | null {
  const receipt = world.promiseOf(cid)?.receipt;
  if (receipt === undefined || receipt.outcome === "accepted") return null;
  return { outcome: receipt.outcome, refusal: (receipt.refusal ?? { code: "sync.defect" }) as Coded };
}

/** What a message's place in its queue says of it; null for the next one. */
function placeOf(world: World, { body, hash }: Opened): Step | null {
  const held = world.commands.get(body.cid);
  if (held !== undefined) return held.hash === hash ? { t: "answer", command: held } : { t: "fault", code: "forked" };
  const head = world.devices.get(body.dev) ?? { dseq: 0, hash: "" };
  if (body.dseq > head.dseq + 1) return { t: "gap" };
  return body.dseq <= head.dseq || body.prev !== head.hash ? { t: "fault", code: "forked" } : null;
}

/** The key that signed; a code where the person has none here (any more), which an honest PC can meet; `foreign` where the signature is false. */
function keyOf(world: World, rules: Rules, { message, body }: Opened): { readonly publicKey: string } | { readonly code: string } | "foreign" {
  const keys = world.keys.filter(({ person, dev }) => person === body.actor && dev === body.dev);
  if (keys.length === 0) return { code: "actor.unknownKey" };
  const signer = keys.find(({ publicKey }) => rules.signer.isSignedBy(message, publicKey));
  if (signer === undefined) return "foreign";
  return signer.retired ? { code: "actor.keyRetired" } : { publicKey: signer.publicKey };
}

async function inTurn<In, Out>(values: readonly In[], work: (value: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const value of values) done.push(await work(value));
  return done;
}

function only(answers: readonly PushAnswer[]): PushAnswer {
  const [answer] = answers;
  if (answer === undefined) throw new Error("a job without an answer");
  return answer;
}

/** One answer from those of its commands, up to the first that was not admitted. */
function joined(answers: readonly PushAnswer[]): PushAnswer {
  const receipts: SignedReceipt[] = [];
  let expect = 0;
  for (const answer of answers) {
    if (!answer.ok) return receipts.length === 0 ? answer : ok({ receipts, expect });
    receipts.push(...answer.value.receipts);
    expect = answer.value.expect;
  }
  return ok({ receipts, expect });
}
