import { ed25519 } from "@noble/curves/ed25519.js";
import type { z } from "zod";
import { hubContract, protocol } from "#shared/contracts/hub.ts";
import { digestOf, fromHex, toHex, toUtf8 } from "#shared/kernel/bytes.ts";
import { oneByOne } from "#shared/kernel/oneByOne.ts";
import type { Result } from "#shared/kernel/result.ts";
import type { Frame } from "#shared/sync/frame.ts";
import { isReceiptOf } from "#shared/sync/envelope.ts";
import type { SignedNote } from "#shared/sync/keyNote.ts";
import { CacheFault } from "../store/cacheFault.ts";
import type { Desk } from "../store/desk.ts";
import type { HubSession } from "../store/session.ts";
import { OtherEpoch, recordsFrom, takeFrame } from "./frames.ts";
import { retryDelay } from "./backoff.ts";
import { comeBack, pushLimit } from "./comeBack.ts";
import { Comparison, usualPace } from "./compare.ts";
import { filesToSend } from "./sendFile.ts";
import { tellPurged } from "./tellPurged.ts";

export type Reach = "online" | "offline" | "connecting" | "problem";
export type LineState = { readonly reach: Reach; readonly problem: string | null; readonly lastSync: number | null };

const sessionFor = 9 * 3_600_000;

const codeOf = (fault: unknown): string => (fault instanceof CacheFault ? "cacheFault" : fault instanceof OtherEpoch ? "again" : "offline");

/**
 * Client side of the protocol: one loop that signs in, pushes this PC's queue in order and keeps one stream open. Pulls never wait for
 * pushes. Every failure arms the timer again, with full jitter; a new command wakes it.
 */
export class SyncClient {
  #token: { readonly text: string; readonly until: number } | null = null;
  #isRetired = false;
  #stopped = new AbortController();
  #attempt = 0;
  #cancelTimer: (() => void) | null = null;
  #pushing = false;
  #pushAgain = false;
  #pushFailures = 0;
  #streaming = false;
  readonly #sentFiles = new Set<string>();
  readonly #inTurn = oneByOne();
  readonly #records = recordsFrom((ids) => this.ask("records", { ids }));
  readonly #comparison: Comparison;
  line: LineState = { reach: "connecting", problem: null, lastSync: null };

  /** `fresh`: a session that signing in at the hub has just opened, so that a new PC on a slow line need not ask for another. */
  constructor(readonly desk: Desk, private fresh: HubSession | null = null, pace = usualPace) {
    this.#comparison = new Comparison(desk, { digest: (input) => this.ask("digest", input), records: this.#records, inTurn: this.#inTurn }, pace);
  }

  start(): void {
    void this.#round();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#comparison.stop();
    this.#stopped.abort();
  }

  /** Wakes the loop: something was saved, the person asked, the network came back. */
  wake(): void {
    if (this.#stopped.signal.aborted) return;
    if (this.#streaming) void this.#push();
    else if (this.#cancelTimer !== null) {
      this.#cancelTimer();
      void this.#round();
    }
  }

  async #round(): Promise<void> {
    this.#cancelTimer = null;
    const code = await this.#connect().catch(codeOf);
    this.#streaming = false;
    this.#comparison.stop();
    if (this.#stopped.signal.aborted) return;
    this.#say(code === "offline" ? "offline" : code === "again" ? "connecting" : "problem", code === "offline" || code === "again" ? null : code);
    this.#cancelTimer = this.desk.ports.clock.after(retryDelay(this.#attempt, this.desk.ports.random), () => void this.#round());
    this.#attempt += 1;
  }

  async #connect(): Promise<string> {
    const refused = await (this.fresh === null ? this.#signIn() : this.#adopt(this.fresh));
    if (refused !== null) return refused;
    // A PC out of use hands over what it holds, to be refused with the reason, and hears nothing more.
    if (this.#isRetired) return (await this.#pushAll()) ? "retiredDevice" : "offline";
    this.#attempt = 0;
    this.#streaming = true;
    void this.#push();
    const { code } = await this.desk.ports.net.stream(this.desk.confirmed.reading.place(), this.#token?.text ?? "", (frame) => this.#take(frame), this.#stopped.signal);
    return this.#afterStream(code);
  }

  #afterStream(code: string): string {
    const over = code === "unauthorised" || code === "noSession";
    if (over) this.#token = null;
    return over || code === "ended" ? "again" : code;
  }

  // The hub is known by its key; another hub at the same address is never spoken to, and nothing here is deleted because of it.
  async #signIn(): Promise<string | null> {
    const { ring, device, ports } = this.desk;
    const hello = await this.#call("hello", { protocol, dev: device }, null);
    if (!hello.ok) return hello.error.code;
    if (hello.value.key !== ring.hubKey || hello.value.org !== ring.org) return "foreignHub";
    this.desk.confirmed.types.learn(hello.value.types ?? {});
    const waiting = await this.#meet(hello.value.epoch, hello.value.gathering === true);
    if (waiting !== null) return waiting;
    if (this.#token !== null && this.#token.until > ports.clock.now() + 60_000) return null;
    return this.#openSession(hello.value.challenge);
  }

  async #openSession(challenge: string): Promise<string | null> {
    const { ring, device, ports } = this.desk;
    await this.#enrol();
    const signed = toHex(ed25519.sign(toUtf8(`wenyi/session/1\n${challenge}\n${device}\n${ring.person}`), fromHex(ring.signKey)));
    const session = await this.#call("session", { person: ring.person, dev: device, challenge, signature: signed }, null);
    if (!session.ok) return session.error.code;
    this.#token = { text: session.value.token, until: ports.clock.now() + sessionFor };
    this.#isRetired = session.value.retired;
    await this.#noteKey(session.value.note);
    return null;
  }

  // Only where this PC need not first come back to a hub that was put back.
  async #adopt({ token: text, until, epoch, note }: HubSession): Promise<string | null> {
    this.fresh = null;
    const { outbox, ports } = this.desk;
    await this.#noteKey(note);
    if (outbox.epoch !== "" && outbox.epoch !== epoch) return this.#signIn();
    this.#token = { text, until: Math.min(until, ports.clock.now() + sessionFor) };
    return this.#meet(epoch, false);
  }

  async #noteKey(note: SignedNote | undefined): Promise<void> {
    if (note !== undefined) await this.desk.outbox.note("key", `key:${digestOf(note.text).slice(0, 32)}`, JSON.stringify(note));
  }

  // A hub that was put back from a backup is first given what this PC holds of it; only then is it the hub of this PC again.
  async #meet(epoch: string, isGathering: boolean): Promise<string | null> {
    const { outbox, confirmed, overlay } = this.desk;
    const former = outbox.epoch;
    if (isGathering || (former !== "" && former !== epoch)) {
      const waiting = await comeBack(this.desk, (name, input) => this.#call(name, input, null));
      if (waiting !== null) return waiting;
      this.#token = null;
      this.#sentFiles.clear();
    }
    if (former !== epoch) await outbox.note("epoch", `epoch:${epoch}`, epoch);
    if (await this.#inTurn(() => confirmed.standIn(epoch, former))) await overlay.replayAll();
    return null;
  }

  async #enrol(): Promise<void> {
    const { enrolments } = this.desk.outbox;
    for (const { text } of enrolments.splice(0)) {
      const enrolled = await this.#call("enrol", JSON.parse(text) as never, null);
      if (!enrolled.ok && enrolled.error.code === "offline") throw new Error("the hub went away"); // the journal still holds it
    }
  }

  /** One push at a time; asked for meanwhile, it runs once more, so that nothing saved in its last moment is left lying. */
  async #push(): Promise<void> {
    this.#pushAgain = true;
    if (this.#pushing) return;
    this.#pushing = true;
    while (this.#pushAgain && !this.#stopped.signal.aborted) {
      this.#pushAgain = false;
      this.#pushFailures = (await this.#pushAll().catch(() => false)) ? 0 : this.#pushFailures + 1;
    }
    this.#pushing = false;
    if (this.#pushFailures > 0 && this.#streaming) this.desk.ports.clock.after(retryDelay(this.#pushFailures, this.desk.ports.random), () => void this.#push());
  }

  // The hub says what it expects next.
  async #pushAll(): Promise<boolean> {
    const { outbox } = this.desk;
    for (let next = outbox.waiting()[0]?.body.dseq; next !== undefined; ) {
      const queued = outbox.from(next, pushLimit);
      if (queued.length === 0) break;
      outbox.leave(queued);
      const expected = await this.#pushFrom(next, queued.map(({ message }) => message));
      if (expected === null) return false;
      next = expected;
    }
    return this.#sendFiles();
  }

  /** One push from a place in the queue on; answers where the hub wants to go on, null when it took nothing. */
  async #pushFrom(dseq: number, messages: readonly string[]): Promise<number | null> {
    const { outbox, overlay, ring, device } = this.desk;
    const pushed = await this.#call("push", { dev: device, messages: [...messages] }, this.#token?.text ?? null);
    if (!pushed.ok) return this.#refusedPush(pushed.error.code);
    const settled = await outbox.settle(pushed.value.receipts.filter((receipt) => isReceiptOf(receipt, ring.hubKey)));
    if (settled === null) return this.#refusedPush("cacheFault");
    await overlay.replay(settled.map(({ record }) => record));
    this.#say("online", null);
    // A hub that lacks what it had answered was put back from a backup: that is for the next hello.
    const { expect } = pushed.value;
    return (expect === dseq && settled.length === 0) || expect < dseq ? null : expect;
  }

  // Files follow the commands that name them, one at a time, and let new commands pass; what could not be sent now is tried after the next push.
  async #sendFiles(): Promise<boolean> {
    for (const blob of filesToSend(this.desk.outbox, this.#sentFiles)) {
      const sent = await this.desk.ports.net.sendFile(blob, this.#token?.text ?? "", () => !this.#pushAgain);
      if (sent === "offline" || sent === "paused") return sent === "paused";
      this.#sentFiles.add(blob);
    }
    return true;
  }

  fetchFile(sha: string, record: string): Promise<Uint8Array | null> {
    return this.#token === null ? Promise.resolve(null) : this.desk.ports.net.fetchFile(sha, record, this.#token.text);
  }

  #refusedPush(code: string): null {
    if (code !== "offline" && code !== "unauthorised") this.#say("problem", code);
    return null;
  }

  async #take(frame: Frame): Promise<void> {
    await this.#inTurn(() => takeFrame(this.desk, frame, this.#records));
    if (frame.t === "caughtUp") {
      this.#comparison.begin();
      void tellPurged(this.desk.confirmed, (feeds) => this.ask("purged", { feeds }));
    }
    this.#say("online", null);
  }

  /** Asks the hub in this person's session; `offline` where there is none. */
  ask<Name extends keyof typeof hubContract>(name: Name, input: z.input<(typeof hubContract)[Name]["input"]>): Promise<Result<z.output<(typeof hubContract)[Name]["output"]>, { readonly code: string }>> {
    return this.#token === null ? Promise.resolve({ ok: false, error: { code: "offline" } }) : this.#call(name, input, this.#token.text);
  }

  async #call<Name extends keyof typeof hubContract>(name: Name, input: z.input<(typeof hubContract)[Name]["input"]>, token: string | null): Promise<Result<z.output<(typeof hubContract)[Name]["output"]>, { readonly code: string }>> {
    const answer = await this.desk.ports.net.call(name, input, token);
    if (!answer.ok) return answer;
    const parsed = hubContract[name].output.safeParse(answer.value);
    return parsed.success ? { ok: true, value: parsed.data as never } : { ok: false, error: { code: "malformed" } };
  }

  #say(reach: Reach, problem: string | null): void {
    const lastSync = reach === "online" ? this.desk.ports.clock.now() : this.line.lastSync;
    this.line = { reach, problem, lastSync };
    this.desk.changed();
  }
}
