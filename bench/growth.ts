import { feedsFor } from "#hub/feeds/office.ts";
import { must } from "#shared/kernel/assert.ts";
import { submission } from "#tools/requests/commands.ts";
import { openOffice, type DemonstrationOffice, type SigningPc } from "../tools/office.ts";
import { inPage } from "./inPage.ts";
import type { SizeTimes } from "./page/growth.ts";
import { retold, type Told } from "./retold.ts";
import { median, percentile, ratioRow, type BenchRow } from "./rows.ts";
import { givenTo, toldRequest } from "./told.ts";
import { pull, signIn } from "./traffic.ts";

/** Requests of three events each: 10,000, 100,000 and 1,000,000 events. */
const sizes = [3_334, 33_334, 333_334] as const;
const sizeNames = ["10,000", "100,000", "1,000,000"] as const;
/** What the far PC has missed, whatever the size. */
const missed = 1_000;
const requestsABatch = 500;

type HubTimes = { readonly append: number; readonly admission: number; readonly pulled: number; readonly bytes: number };
type Client = { readonly pc: SigningPc; readonly token: string };

/** The cost of the same work as an office grows, in the store of a PC and in the hub's log; flat is 1. */
export async function growth(): Promise<readonly BenchRow[]> {
  const office = await openOffice(Date.now);
  try {
    const pc = await office.pc("bench-pc");
    const token = await signIn(office.hub.url, pc, "zhou");
    const told = await toldRequest(office, pc);
    const given = await givenTo(office, told);
    const store = await inPage("growth", (page) => page.evaluate(([a, b]) => globalThis.measureGrowth(a, b), [given, sizes] as const));
    return [...storeRows(store), ...hubRows(await hubTimes(office, { pc, token }, told))];
  } finally {
    await office.close();
  }
}

const storeRows = (times: readonly SizeTimes[]): readonly BenchRow[] => [
  grown("saving a command, journal apart, median ms", times, ({ saves }) => median(saves)),
  grown("taking in a frame of 60 states, median ms", times, ({ frames }) => median(frames)),
  grown("newest 50 of a register after a change, median ms", times, ({ lists }) => median(lists)),
  grown("search, p95 ms", times, ({ searches }) => percentile(searches, 0.95)),
  grown("opening a working copy until its Desk can be read, ms", times, ({ opening }) => opening.desk),
  grown("from there until its registers can be read, ms", times, ({ opening }) => opening.registers, Object.fromEntries(times.map(({ heap }, at) => [`heap of the page at ${sizeNames[at]}, MB`, heap]))),
];

const hubRows = (times: readonly HubTimes[]): readonly BenchRow[] => [
  grown("hub: append, ms an event", times, ({ append }) => append),
  grown("hub: admission of a command in a push of 100, ms", times, ({ admission }) => admission),
  grown(`hub: pull of ${missed} requests by a PC that was away, ms an event`, times, ({ pulled }) => pulled),
  grown(`hub: pull of ${missed} requests by a PC that was away, bytes an event`, times, ({ bytes }) => bytes),
];

/** Largest ÷ smallest. Half as much again still counts as flat: more than the same figure moves between two runs. */
function grown<Times>(name: string, times: readonly Times[], of: (at: Times) => number, more: BenchRow["peers"] = {}): BenchRow {
  const [small, middle, large] = times.map(of);
  return ratioRow(`growth: ${name}, at ${sizeNames[2]} events`, must(large, "the largest"), [`at ${sizeNames[0]}`, must(small, "the smallest")], { landing: 1.5, goal: 1.2, beside: { [`at ${sizeNames[1]}`]: must(middle, "the middle"), ...more } });
}

async function hubTimes(office: DemonstrationOffice, client: Client, told: Told): Promise<readonly HubTimes[]> {
  const found: HubTimes[] = [];
  let next = 1;
  for (const size of sizes) {
    await append(office, told, { from: next, to: size - missed });
    const before = await headsOf(office, "zhou");
    const took = await append(office, told, { from: size - missed, to: size });
    next = size;
    found.push({ append: took, ...(await pulled(office, client, before)), admission: await admitted(office, client.pc, size) });
  }
  return found;
}

/** Appends requests by the log's own code, in batches; answers the median of milliseconds an event. */
async function append({ hub }: DemonstrationOffice, told: Told, { from, to }: { readonly from: number; readonly to: number }): Promise<number> {
  const times: number[] = [];
  for (let at = from; at < to; at += requestsABatch) {
    const all = Array.from({ length: Math.min(requestsABatch, to - at) }, (_, index) => retold(told, at + index));
    const batch = { commands: all.flatMap(({ commands }) => commands), events: all.flatMap(({ events }) => events), records: all.flatMap(({ records }) => records), entries: all.flatMap(({ entries }) => entries), devices: [] };
    times.push((await timed(() => hub.core.log.transact((transaction) => transaction.append(batch)))) / batch.events.length);
  }
  return median(times);
}

async function headsOf({ hub }: DemonstrationOffice, person: string): Promise<{ readonly [feed: string]: number }> {
  const { directory } = await hub.core.office();
  return Object.fromEntries(await hub.core.log.heads([...feedsFor(directory, hub.core.registry, person)]));
}

async function pulled({ hub }: DemonstrationOffice, { token }: Client, cursors: { readonly [feed: string]: number }): Promise<Pick<HubTimes, "pulled" | "bytes">> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 7; round++)
    times.push(await timed(async () => {
      const answer = await pull(hub.url, token, cursors);
      if (answer.states + answer.events < missed) throw new Error(`too little was pulled: ${JSON.stringify(answer)}`);
      ({ bytes } = answer);
    }));
  return { pulled: median(times) / (missed * 3), bytes: bytes / (missed * 3) };
}

const pushes = 12;
const commandsAPush = 100;

/** New requests, admitted as any other: read, verified, decided, claimed and appended. */
async function admitted({ hub }: DemonstrationOffice, pc: SigningPc, size: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < pushes; round++) {
    const messages = Array.from({ length: commandsAPush }, (_, at) => submission(pc, size * 10 + round * commandsAPush + at));
    times.push(await timed(async () => {
      const answer = await hub.admit.push({ dev: pc.dev, messages });
      if (!answer.ok || answer.value.receipts.some(({ receipt }) => receipt.outcome !== "accepted")) throw new Error("a request was not admitted");
    }));
  }
  return median(times.slice(2)) / commandsAPush;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await act();
  return performance.now() - before;
}
