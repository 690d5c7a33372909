/** A person's working copy in a page: the store's own, on IndexedDB; only its journal is memory, for the host's is measured elsewhere. */
import { registry } from "#shared/modules/registry.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Held } from "#renderer/store/fold.ts";
import { openRows } from "#renderer/store/db.ts";
import { Desk } from "#renderer/store/desk.ts";
import type { Journal, Net } from "#renderer/store/ports.ts";
import { readers, type Open } from "#renderer/store/queries.ts";
import { idOf, retoldState, type Told } from "../retold.ts";
import type { Common } from "../told.ts";
import { timeOf } from "./times.ts";

/** What a page is given to work with: a whole request as a pattern, and the organisation. */
export type Given = { readonly told: Told; readonly common: readonly Common[] };

const ring = { person: "chen", name: "", login: "", org: "qingshan", office: "", hub: "", hubKey: "", device: "bench", signKey: "05".repeat(32), storeKey: "07".repeat(32) };
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
const clock = { now: () => Date.now(), after: () => () => undefined };
const noNet = new Proxy({}, { get: () => () => Promise.resolve({ ok: false, error: { code: "offline" } }) }) as Net;

/** `desk` and `registers`: milliseconds until each could be read. */
export type Opened = { readonly copy: Desk; readonly close: () => void; readonly desk: number; readonly registers: number };

/** Opens the working copy of a clerk; an empty one learns the organisation. */
export async function openDesk(name: string, { common }: Given): Promise<Opened> {
  const rows = await openRows(name);
  const copy = new Desk(registry, { clock, random, net: noNet, journal: memoryJournal(), rows }, ring, "bench");
  const desk = await timeOf(() => copy.open());
  const registers = await timeOf(() => copy.loadRegisters());
  if (copy.confirmed.common.size === 0) await copy.confirmed.put(new Map(common.map(({ id, kind, state }) => [id, { kind, state: state as RecordState, feeds: ["c"] }])));
  await copy.confirmed.markCaughtUp(Date.now());
  return { copy, close: rows.close, desk, registers };
}

function memoryJournal(): Journal {
  const entries: JournalEntry[] = [];
  let head = { dseq: 0, hash: "" };
  return {
    append: (added) => {
      entries.push(...added);
      for (const { kind, dseq, text } of added) if (kind === "command") head = { dseq, hash: digestOf(text) };
      return Promise.resolve({ ok: true, value: head });
    },
    read: (after) => Promise.resolve({ ok: true, value: { entries: entries.slice(after), next: entries.length, head } }),
  };
}

/** Requests as the hub tells them to a PC whose register they enter. */
export function held(told: Told, from: number, count: number): ReadonlyMap<string, Held> {
  const feeds = must(told.records[0], "the record").feeds.slice(0, 2);
  const kind = must(told.records[0], "the record").kind;
  return new Map(Array.from({ length: count }, (_, at) => [idOf(from + at), { kind, state: retoldState(told, from + at), feeds }] as const));
}

/** The newest fifty of the register of requests, as they cross the port. */
export function newestIn(copy: Desk): readonly string[] {
  const view = structuredClone(must(readers.register(openOf(copy), { name: "seal.requests", filter: { limit: 50 } }), "a register that is ready"));
  return view instanceof Promise ? [] : view.rows.map(({ $record }) => $record);
}

/** Throws unless these are fifty, and this record the first of them: what was measured is the answer that was asked for. */
export function mustBeNewest(found: readonly string[], first: string): void {
  if (found.length !== 50 || found[0] !== first) throw new Error(`not the newest fifty: ${found.length}, ${found[0]} for ${first}`);
}

export const search = async (desk: Desk, text: string): Promise<number> => (structuredClone(await readers.search(openOf(desk), { text })) ?? []).length;

const openOf = (desk: Desk): Open => ({ desk, documents: null as never });
