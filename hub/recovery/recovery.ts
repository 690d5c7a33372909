import { keyNote, type KeyNote, type SignedNote } from "#shared/sync/keyNote.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { Message, SignedReceipt } from "#shared/sync/envelope.ts";
import { openPush, type Admission, type Piece, type PushFault } from "../admit/admit.ts";
import type { Rules } from "../admit/world.ts";
import type { HubLog } from "../log/hubLog.ts";
import { replayAll } from "./order.ts";
import type { RecoveryLog } from "./recoveryLog.ts";

/** How long a hub that was put back waits for its PCs (milliseconds): at least, and at most, where one is missing that was heard of lately or that brings what the others built on. */
export type Patience = { readonly least: number; readonly most: number; readonly heardOf: number };
/** A PC that is on tries again within a minute. */
export const usualPatience: Patience = { least: 75_000, most: 15 * 60_000, heardOf: 7 * 86_400_000 };

/** What a PC brings to a hub that was put back: keys the hub had noted, its own commands from `expect` on, the answers it holds to them. */
export type Returning = { readonly dev: string; readonly keys: readonly SignedNote[]; readonly messages: readonly Message[]; readonly promised: readonly SignedReceipt[]; readonly complete: boolean };
/** `expect`: from where in its queue the hub lacks something; `over`: the hub works again; `changed`: what came out otherwise than this PC was told. */
export type ReturnAnswer = Result<{ readonly expect: number; readonly over: boolean; readonly changed: readonly SignedReceipt[] }, PushFault>;

type Parts = { readonly admission: Admission; readonly log: HubLog; readonly memory: RecoveryLog; readonly rules: Pick<Rules, "org" | "epoch" | "clock" | "signer">; readonly isNote: (note: SignedNote) => boolean; readonly report: (line: string) => void };

/**
 * A hub that was put back from a backup first gathers what its PCs hold: their own commands and the answers they were given. When all that it
 * waits for have come, it admits everything again in the order of then, and works on. What was gathered is in memory only: should the hub end
 * meanwhile, its PCs bring it again, and what was admitted already is not asked for.
 */
export class Recovery {
  readonly #parts: Parts;
  readonly #queues = new Map<string, Piece[]>();
  readonly #heads = new Map<string, number>();
  readonly #complete = new Set<string>();
  #awaited: readonly string[] = [];
  #since: Instant | null = null;
  #hasNews = false;
  #finishing: Promise<void> | null = null;

  constructor(parts: Parts, readonly patience: Patience) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    const { memory, rules } = this.#parts;
    if ((await memory.began()) === null) return;
    this.#since = rules.clock();
    this.#awaited = await memory.awaited(this.patience.heardOf);
  }

  get isGathering(): boolean {
    return this.#since !== null;
  }

  async comeBack(returning: Returning): Promise<ReturnAnswer> {
    const { rules, log } = this.#parts;
    const opened = openPush(returning, rules);
    if (!opened.ok) return opened;
    const { dev, promised, complete } = returning;
    if (!promised.every((signed) => rules.signer.isReceipt(signed))) return err({ code: "foreignSignature" });
    for (const { person, publicKey } of this.#keysIn(returning)) await log.registerKey({ person, dev, publicKey }, rules.clock());
    const answers = new Map(promised.map((signed) => [signed.receipt.cid, signed]));
    const pieces = opened.value.map((each): Piece => ({ opened: each, promise: answers.get(each.body.cid) ?? null, at: answers.get(each.body.cid)?.receipt.received ?? 0 }));
    if (!this.isGathering) return this.#late(dev, pieces);
    const expect = await this.#gather(dev, pieces);
    if (complete && !this.#complete.has(dev)) this.#hasNews = true;
    if (complete) this.#complete.add(dev);
    this.look();
    return ok({ expect, over: false, changed: [] });
  }

  /** Ends the gathering where everybody has come, or patience has run out. */
  look(): void {
    if (this.#since === null || this.#finishing !== null) return;
    const waited = this.#parts.rules.clock() - this.#since;
    const isLast = waited >= this.patience.most;
    const isWhole = this.#hasNews && this.#awaited.every((dev) => this.#complete.has(dev));
    if (waited < this.patience.least || !(isWhole || isLast)) return;
    this.#hasNews = false;
    this.#finishing = this.#finish(isLast)
      .catch((fault: unknown) => {
        this.#hasNews = true; // the database failed: all of it is tried again
        this.#parts.report(`recovery ${(fault as { readonly code?: string }).code ?? String(fault)}`);
      })
      .finally(() => (this.#finishing = null));
  }

  /** Resolves when the replay that runs, if any, is done. */
  async rest(): Promise<void> {
    await this.#finishing;
  }

  async #finish(isLast: boolean): Promise<void> {
    const { admission, memory, report } = this.#parts;
    if (!(await replayAll(admission.replay, this.#queues, isLast))) return;
    await memory.end();
    report(`recovery done: ${this.#complete.size} PCs, ${[...this.#queues.values()].flat().length} commands`);
    this.#since = null;
    for (const held of [this.#queues, this.#heads, this.#complete]) held.clear();
  }

  async #gather(dev: string, pieces: readonly Piece[]): Promise<number> {
    const queue = this.#queues.get(dev) ?? [];
    this.#queues.set(dev, queue);
    const head = this.#heads.get(dev) ?? (await this.#headOf(dev));
    this.#heads.set(dev, head);
    if (this.#finishing === null) for (const piece of pieces) if (piece.opened.body.dseq === head + queue.length + 1) queue.push(piece);
    return head + queue.length + 1;
  }

  /** From a PC that came when the others had long gone on: its answers still stand wherever they can. */
  async #late(dev: string, pieces: readonly Piece[]): Promise<ReturnAnswer> {
    const { admission, log, rules } = this.#parts;
    for (const piece of pieces) {
      if (piece.promise === null) break;
      if ((await admission.replay([piece], { asPromised: false, dueFirst: true })) === null) break;
    }
    return ok({ expect: (await this.#headOf(dev)) + 1, over: true, changed: await log.answers(dev, rules.epoch) });
  }

  async #headOf(dev: string): Promise<number> {
    return (await this.#parts.log.transact((transaction) => transaction.lockDevices([dev]))).get(dev)?.dseq ?? 0;
  }

  #keysIn({ dev, keys }: Returning): readonly KeyNote[] {
    const { isNote, rules } = this.#parts;
    return keys.filter(isNote).map(({ text }) => keyNote.parse(JSON.parse(text))).filter((note) => note.dev === dev && note.org === rules.org);
  }
}

/** While the hub gathers, new work waits on the PCs, and so does what time has to do. */
export const waitingFor = (recovery: Recovery, admission: Admission): Admission => ({
  ...admission,
  push: (push) => (recovery.isGathering ? Promise.resolve(err({ code: "recovering" })) : admission.push(push)),
  runDue: async () => {
    recovery.look();
    return recovery.isGathering ? 0 : admission.runDue();
  },
});
