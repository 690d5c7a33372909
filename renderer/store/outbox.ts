import type { JournalEntry, JournalHead } from "#shared/contracts/host.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import { hashOf, openMessage, signedReceipt, undoOf, type CommandBody, type Message, type Receipt, type SignedReceipt } from "#shared/sync/envelope.ts";
import type { Journal } from "./ports.ts";

/** One command of this PC, whoever gave it, and the hub's answer once there is one. `message` is what is sent: where it was taken back, what says so. */
export type Queued = { readonly body: CommandBody; readonly message: Message; readonly receipt: Receipt | null; readonly undone: boolean };

/** The journal as the store sees it: this PC's one ordered queue, with what has become of each command. */
export class Outbox {
  readonly #byCid = new Map<string, Queued>();
  readonly #ofRecord = new Map<string, Set<string>>();
  readonly #noted = new Set<string>();
  readonly enrolments: JournalEntry[] = [];
  #left = 0;
  #head: JournalHead = { dseq: 0, hash: "" };
  #read = 0;
  epoch = "";

  constructor(readonly journal: Journal, readonly device: string) {}

  /** Reads what the journal holds beyond what is known; `unreadable` or `unavailable` where it cannot. */
  async load(): Promise<Result<null, Coded>> {
    for (;;) {
      const page = await this.journal.read(this.#read);
      if (!page.ok) return err({ code: page.error.code });
      for (const entry of page.value.entries) this.#take(entry);
      this.#head = page.value.head;
      if (page.value.next === this.#read) return ok(null);
      this.#read = page.value.next;
    }
  }

  /** Signs at the head of the queue and journals; 已保存 when it answers. Another writer of this PC is caught up with, once. */
  async append(sign: (dseq: number, prev: string) => { readonly body: CommandBody; readonly message: Message }): Promise<Result<Queued, Coded>> {
    const first = await this.#append(sign);
    if (first.ok || first.error.code !== "stale") return first;
    const loaded = await this.load();
    return loaded.ok ? this.#append(sign) : loaded;
  }

  async #append(sign: (dseq: number, prev: string) => { readonly body: CommandBody; readonly message: Message }): Promise<Result<Queued, Coded>> {
    const { body, message } = sign(this.#head.dseq + 1, this.#head.hash);
    const entry: JournalEntry = { kind: "command", id: body.cid, text: message, dseq: body.dseq, prev: body.prev };
    const appended = await this.journal.append([entry]);
    if (!appended.ok) return err({ code: appended.error.code === "diskFull" ? "disk.full" : appended.error.code });
    this.#head = { dseq: body.dseq, hash: hashOf(message) };
    return ok(this.#queue({ body, message, receipt: null, undone: false }));
  }

  /** Takes a command back, durably; what `sign` makes goes to the hub in its place. */
  async undo({ body, message }: Queued, sign: (body: CommandBody) => Message): Promise<Result<null, Coded>> {
    const entry: JournalEntry = { kind: "undo", id: body.cid, text: sign(undoOf(body, message)), dseq: 0, prev: "" };
    const appended = await this.journal.append([entry]);
    if (!appended.ok) return err({ code: appended.error.code === "diskFull" ? "disk.full" : appended.error.code });
    this.#take(entry);
    return ok(null);
  }

  /** Whether a command is still here alone: not answered, not taken back, and in no push since this store was opened. An earlier one may have carried it; then the hub's answer stands. */
  isHere({ body, receipt, undone }: Queued): boolean {
    return receipt === null && !undone && body.dev === this.device && body.dseq > this.#left;
  }

  /** Journals the hub's answers, then counts them. Answers already held are passed over; one of another epoch takes the place of the one before. Null where they could not be written: they are to be asked for again. */
  async settle(receipts: readonly SignedReceipt[]): Promise<readonly Receipt[] | null> {
    const fresh = receipts.filter(({ receipt: { cid, epoch } }) => this.#isAwaited(cid, epoch));
    if (fresh.length === 0) return [];
    const appended = await this.journal.append(fresh.map((signed) => ({ kind: "receipt", id: this.#idOf(signed.receipt), text: JSON.stringify(signed), dseq: 0, prev: "" })));
    if (!appended.ok) return null;
    for (const { receipt } of fresh) this.#answer(receipt);
    return fresh.map(({ receipt }) => receipt);
  }

  #isAwaited(cid: string, epoch: string): boolean {
    const held = this.#byCid.get(cid);
    return held !== undefined && held.receipt?.epoch !== epoch;
  }

  #idOf({ cid, epoch }: Receipt): string {
    return this.#byCid.get(cid)?.receipt === null ? cid : `${cid}/${epoch}`;
  }

  /** Everything of these kinds that the journal holds, oldest first; null where it cannot be read. */
  async kept(...kinds: readonly JournalEntry["kind"][]): Promise<readonly JournalEntry[] | null> {
    const found: JournalEntry[] = [];
    for (let at = 0; ; ) {
      const page = await this.journal.read(at);
      if (!page.ok) return null;
      found.push(...page.value.entries.filter(({ kind }) => kinds.includes(kind)));
      if (page.value.next === at) return found;
      at = page.value.next;
    }
  }

  async note(kind: "epoch" | "enrolment" | "key", id: string, text: string): Promise<boolean> {
    if (this.#noted.has(id)) return true;
    const appended = await this.journal.append([{ kind, id, text, dseq: 0, prev: "" }]);
    if (appended.ok) this.#take({ kind, id, text, dseq: 0, prev: "" });
    return appended.ok;
  }

  find(cid: string): Queued | undefined {
    return this.#byCid.get(cid);
  }

  ofRecord(record: string): readonly Queued[] {
    return [...(this.#ofRecord.get(record) ?? [])].flatMap((cid) => this.#byCid.get(cid) ?? []);
  }

  records(): IterableIterator<string> {
    return this.#ofRecord.keys();
  }

  all(): readonly Queued[] {
    return [...this.#byCid.values()];
  }

  waiting(): readonly Queued[] {
    return this.all().filter((queued) => queued.receipt === null && this.isOwn(queued));
  }

  /** Given as the device that this PC is now. What was given before it became one of its own is not sent from here. */
  isOwn({ body }: Queued): boolean {
    return body.dev === this.device;
  }

  /** Commands from a place in the queue on, as many as one message may hold. */
  from(dseq: number, most: { readonly commands: number; readonly characters: number }): readonly Queued[] {
    const found: Queued[] = [];
    let size = 0;
    for (const queued of this.all().filter((each) => this.isOwn(each) && each.body.dseq >= dseq)) {
      size += queued.message.length;
      if (found.length > 0 && (found.length >= most.commands || size > most.characters)) break;
      found.push(queued);
    }
    return found;
  }

  /** Notes that these are leaving this PC: from here on they cannot be taken back. */
  leave(queued: readonly Queued[]): void {
    for (const { body } of queued) this.#left = Math.max(this.#left, body.dseq);
  }

  #take(entry: JournalEntry): void {
    if (entry.kind === "epoch") this.epoch = entry.text;
    if (entry.kind === "key") this.#noted.add(entry.id);
    if (entry.kind === "enrolment") this.enrolments.push(entry);
    this.#takeQueued(entry);
  }

  #takeQueued(entry: JournalEntry): void {
    if (entry.kind === "undo") this.#replace(entry.id, { message: entry.text, undone: true });
    if (entry.kind === "receipt") this.#answer(signedReceipt.parse(JSON.parse(entry.text)).receipt);
    if (entry.kind !== "command" || this.#byCid.has(entry.id)) return;
    const opened = openMessage(entry.text);
    if (opened.ok) this.#queue({ body: opened.value, message: entry.text, receipt: null, undone: false });
  }

  #queue(queued: Queued): Queued {
    const { cid, record } = queued.body;
    this.#byCid.set(cid, queued);
    const others = this.#ofRecord.get(record) ?? new Set();
    this.#ofRecord.set(record, others.add(cid));
    return queued;
  }

  #answer(receipt: Receipt): void {
    this.#replace(receipt.cid, { receipt });
  }

  #replace(cid: string, change: Partial<Queued>): void {
    const queued = this.#byCid.get(cid);
    if (queued !== undefined) this.#byCid.set(cid, { ...queued, ...change });
  }
}
