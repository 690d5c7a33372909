import { spawn, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";

type Told = Readonly<Record<string, unknown>>;
type Message = { readonly id?: number; readonly method?: string; readonly params?: Told; readonly sessionId?: string; readonly result?: Told; readonly error?: { readonly message: string } };
type Waiting = { readonly resolve: (result: Told) => void; readonly reject: (failure: Error) => void; readonly method: string };

/** One target of the browser; its events are emitted under their own names. */
export class Session extends EventEmitter {
  constructor(private readonly browser: Browser, readonly id: string | undefined) {
    super();
    this.setMaxListeners(0);
  }

  send(method: string, params: Told = {}): Promise<Told> {
    return this.browser.send(method, params, this.id);
  }
}

/** Chromium over a pipe, so that it ends with this process, whatever ends it. */
export class Browser {
  readonly root = new Session(this, undefined);
  readonly process: ChildProcess;
  readonly #sessions = new Map<string, Session>();
  readonly #waiting = new Map<number, Waiting>();
  #parts: Buffer[] = [];
  #last = 0;

  constructor(program: string, flags: readonly string[]) {
    this.process = spawn(program, [...flags, "--remote-debugging-pipe"], { stdio: ["ignore", "ignore", "inherit", "pipe", "pipe"] });
    (this.process.stdio[3] as Writable).on("error", () => undefined);
    (this.process.stdio[4] as Readable).on("data", (chunk: Buffer) => this.#take(chunk));
    this.process.once("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the browser is gone"));
      this.#waiting.clear();
    });
  }

  send(method: string, params: Told, sessionId?: string): Promise<Told> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method });
      (this.process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      this.#hear(JSON.parse(Buffer.concat([...this.#parts, chunk.subarray(from, end)]).toString()) as Message);
      this.#parts = [];
      from = end + 1;
    }
    if (from < chunk.length) this.#parts.push(chunk.subarray(from));
  }

  #hear(message: Message): void {
    const { method, params = {}, sessionId } = message;
    if (method === undefined) this.#settle(message);
    else this.#session(sessionId)?.emit(method, method === "Target.attachedToTarget" ? { ...params, session: this.#open(params["sessionId"] as string) } : params);
  }

  #settle({ id = 0, result = {}, error }: Message): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result);
  }

  #session(id: string | undefined): Session | undefined {
    return id === undefined ? this.root : this.#sessions.get(id);
  }

  #open(id: string): Session {
    const session = new Session(this, id);
    this.#sessions.set(id, session);
    return session;
  }
}
