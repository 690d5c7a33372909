import type { Asks, Queries, ToPage, ToWorker } from "#shared/contracts/port.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";

/** What an ask comes to: its value, what refused it, or `port.timeout` and `port.lost`, after which nobody knows whether it was done. */
export type Answered<Name extends keyof Asks> = Asks[Name]["out"] extends Result<infer Value, Coded> ? Result<Value, Coded> : Result<Asks[Name]["out"], Coded>;

/** The page's only way to the world: the store worker, seen through its contract. */
export type Port = {
  readonly ask: <Name extends keyof Asks>(name: Name, input: Asks[Name]["in"]) => Promise<Answered<Name>>;
  /** Tells what is known now and after every change, until the returned function is called. */
  readonly watch: <Name extends keyof Queries>(name: Name, input: Queries[Name]["in"], seen: (output: Queries[Name]["out"]) => void) => () => void;
};

export type Channel = { readonly post: (message: ToWorker) => void; readonly close: () => void };
export type OpenChannel = (receive: (message: ToPage) => void) => Channel;

const heartbeat = 5_000;
const missedBeats = 3;
const patience = 15_000;
// argon2 on an old PC, a register of hundreds of pages, a 50 MB file.
const slow: ReadonlySet<string> = new Set(["signIn", "signInByFile", "changePassword", "unlock", "hub", "print", "attach", "openFile"]);
const patienceOfSlow = 90_000;
// All of a desk, to or from a slow stick.
const slowest: ReadonlySet<string> = new Set(["leaveDesk", "deskFile", "takeDesk"]);
const patienceOfSlowest = 30 * 60_000;
const patienceFor = (name: string): number => (slowest.has(name) ? patienceOfSlowest : slow.has(name) ? patienceOfSlow : patience);

type Waiting = { readonly settle: (answer: unknown) => void; readonly timer: ReturnType<typeof setTimeout> };
type Watch = { readonly message: ToWorker; readonly seen: (output: never) => void };

/** Keeps one channel to the worker. A worker that no longer answers is replaced by a fresh one, and everything watched is asked for again. */
export function connectPort(open: OpenChannel): Port {
  const asks = newAsks();
  const watches = new Map<number, Watch>();
  let nextId = 1;
  let missed = 0;
  let channel = open(receive);
  setInterval(beat, heartbeat);
  return { ask, watch } as Port;

  function ask(name: keyof Asks, input: unknown): Promise<unknown> {
    const id = nextId++;
    channel.post({ t: "ask", id, name, input });
    return asks.wait(id, patienceFor(name));
  }

  function watch(name: keyof Queries, input: unknown, seen: (output: never) => void): () => void {
    const id = nextId++;
    const message: ToWorker = { t: "watch", id, name, input };
    watches.set(id, { message, seen });
    channel.post(message);
    return () => void (watches.delete(id) && channel.post({ t: "unwatch", id }));
  }

  function receive(message: ToPage): void {
    missed = 0;
    if (message.t === "answer") asks.settle(message.id, toResult(message.output));
    if (message.t === "failed") asks.settle(message.id, err({ code: message.code }));
    if (message.t === "seen") watches.get(message.id)?.seen(message.output as never);
  }

  function beat(): void {
    missed += 1;
    if (missed > missedBeats) replace();
    channel.post({ t: "ping" });
  }

  function replace(): void {
    channel.close();
    missed = 0;
    channel = open(receive);
    asks.settleAll(err({ code: "port.lost" }));
    for (const { message } of watches.values()) channel.post(message);
  }
}

/** The asks that still wait for an answer, each with the end of its patience. */
function newAsks() {
  const waiting = new Map<number, Waiting>();
  const settle = (id: number, answer: unknown): void => {
    const asked = waiting.get(id);
    if (asked === undefined) return;
    clearTimeout(asked.timer);
    waiting.delete(id);
    asked.settle(answer);
  };
  const wait = (id: number, milliseconds: number): Promise<unknown> => new Promise((resolve) => {
    waiting.set(id, { settle: resolve, timer: setTimeout(() => settle(id, err({ code: "port.timeout" })), milliseconds) });
  });
  const settleAll = (answer: unknown): void => [...waiting.keys()].forEach((id) => settle(id, answer));
  return { wait, settle, settleAll };
}

const toResult = (output: unknown): unknown => (typeof output === "object" && output !== null && "ok" in output ? output : ok(output));

/** The store worker of this origin, shared by all its pages. */
export const openStoreWorker: OpenChannel = (receive) => {
  const worker = new SharedWorker(new URL("../store/worker.ts", import.meta.url), { type: "module", name: "wenyi" });
  worker.port.addEventListener("message", ({ data }) => receive(data as ToPage));
  worker.port.start();
  return { post: (message) => worker.port.postMessage(message), close: () => worker.port.close() };
};
