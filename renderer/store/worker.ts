/** The store worker: the only place that holds the working copy. Pages watch and ask over a port; it lives while a page does. */
import type { Asks, Queries, ToPage, ToWorker } from "#shared/contracts/port.ts";
import { registry } from "#shared/modules/registry.ts";
import { hostNet } from "../sync/net.ts";
import { asksOf } from "./asks.ts";
import { blobsOf, hostClient } from "./hostClient.ts";
import { movingOf } from "./moving.ts";
import { Office } from "./office.ts";
import { PictureKeeper } from "./pictureKeeper.ts";
import { readAttention } from "./attention.ts";
import { readers } from "./queries.ts";
import { Watchers } from "./watchers.ts";

declare const self: SharedWorkerGlobalScope;

const { origin } = self.location;
const host = hostClient(origin);
const blobs = blobsOf(origin);
const moving = movingOf(origin, host, blobs);
const watchers = new Watchers();
const pages = new Set<MessagePort>();
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const clock = {
  now: () => Date.now(),
  after: (milliseconds: number, act: () => void) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

const office = new Office({ host, net: hostNet(origin, blobs), clock, random, registry, openRows: moving.openRows, moving, changed: () => {
  watchers.changed();
  pictures.wake();
} });
const pictures = new PictureKeeper({ desk: () => office.open?.desk ?? null, blobs, fetch: (sha, record) => office.fetchFile(sha, record), clock });
const answers = asksOf(office, blobs, random);
const started = office.start().catch((defect: unknown) => report("start", defect));

self.addEventListener("connect", (event) => {
  for (const port of event.ports) {
    pages.add(port);
    port.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => void take(port, data));
    port.start();
  }
});
self.addEventListener("error", (event) => report("error", event.error));
self.addEventListener("unhandledrejection", (event) => report("rejection", event.reason));

async function take(page: MessagePort, message: ToWorker): Promise<void> {
  if (message.t === "ping") return tell(page, { t: "pong" });
  if (message.t === "unwatch") return watchers.drop(page, message.id);
  await started;
  if (message.t === "watch") return watchers.add(page, message.id, () => read(message.name, message.input));
  try {
    const answer = answers[message.name] as (input: unknown) => Promise<Asks[keyof Asks]["out"]>;
    tell(page, { t: "answer", id: message.id, output: await answer(message.input) });
  } catch (defect) {
    report(message.name, defect);
    tell(page, { t: "failed", id: message.id, code: "unavailable" });
  }
}

async function read(name: keyof Queries, input: unknown): Promise<unknown> {
  if (name === "session") return office.sessionView();
  if (name === "line") return office.lineView(office.open === null ? 0 : (await readAttention(office.open)).length);
  const reader = readers[name] as (open: NonNullable<Office["open"]>, input: unknown) => unknown;
  return office.open === null ? null : reader(office.open, input);
}

const tell = (page: MessagePort, message: ToPage): void => page.postMessage(message);

function report(where: string, defect: unknown): void {
  const code = defect instanceof Error ? `${defect.name}: ${defect.message}`.slice(0, 400) : "unknown";
  void host.report({ where: `store ${where}`.slice(0, 80), code });
  for (const page of pages) tell(page, { t: "defect", where });
}
