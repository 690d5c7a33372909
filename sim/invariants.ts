import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { toHex } from "#shared/kernel/bytes.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { openMessage, signedReceipt } from "#shared/sync/envelope.ts";
import type { Json } from "#shared/kernel/result.ts";
import { maySee, feedsFor } from "#hub/feeds/office.ts";
import type { StoredRecord } from "#hub/log/hubLog.ts";
import { allRegister, project } from "#renderer/store/projection.ts";
import { registry } from "#shared/modules/registry.ts";
import type { Client } from "./client.ts";
import type { SimulatedHub } from "./hub.ts";

/** What must hold once the lines are whole and time has passed. Each finding names its invariant. */
export async function findings(hub: SimulatedHub, clients: readonly Client[]): Promise<readonly string[]> {
  const each = await Promise.all(clients.map((client) => ofClient(hub, client)));
  return [...each.flat(), ...(await ofNumbers(hub)), ...(await ofFeeds(hub))];
}

async function ofClient(hub: SimulatedHub, { desk, journal, saved, started }: Client): Promise<readonly string[]> {
  const found: string[] = [];
  const me = desk.ring.person;
  for (const message of saved) found.push(...(await ofCommand(hub, message, started)).map((finding) => `${finding} (${me})`));
  const commands = journal.entries().filter(({ kind }) => kind === "command");
  const receipts = journal.entries().filter(({ kind }) => kind === "receipt").map(({ text }) => signedReceipt.parse(JSON.parse(text)).receipt);
  const answered = new Set(receipts.map(({ cid }) => cid)).size;
  if (answered !== commands.length) found.push(`L1 ${me}: ${commands.length - answered} commands are still unanswered`);
  if (receipts.length !== answered) found.push(`I13 ${me}: ${receipts.length - answered} answers were changed by a restore`);
  if (desk.overlay.pending.size > 0) found.push(`I6 ${me}: ${desk.overlay.pending.size} records are still shown as pending`);
  return [...found, ...(await ofConfirmed(hub, desk)), ...(await ofSeals(desk))];
}

async function ofCommand(hub: SimulatedHub, message: string, started: number): Promise<readonly string[]> {
  const opened = openMessage(message);
  const [stored] = opened.ok ? await hub.log.transact((transaction) => transaction.commandsBy([opened.value.cid])) : [];
  if (stored?.message !== message) return ["I1 a saved command is not at the hub as it was saved"];
  const { outcome, refusal } = stored.answer.receipt;
  const isTimed = stored.received >= started && stored.received <= hub.clock.now();
  return [...(outcome !== "accepted" && refusal === null ? ["I8 refused without a reason"] : []), ...(isTimed ? [] : ["I14 the hub counted by another clock than its own"])];
}

/** A nonce used twice under one key gives away both texts. */
async function ofSeals(desk: Client["desk"]): Promise<readonly string[]> {
  const sealed = (await desk.ports.rows.all("record")).flatMap((row) => (row.sealed === undefined ? [] : [toHex(row.sealed.subarray(0, nonceLength))]));
  return new Set(sealed).size === sealed.length ? [] : [`I7 ${desk.ring.person}: a nonce was used twice`];
}

const nonceLength = 24;

async function ofConfirmed(hub: SimulatedHub, desk: Client["desk"]): Promise<readonly string[]> {
  const directory = await directoryOf(hub);
  const feeds = feedsFor(directory, registry, desk.ring.person);
  const kinds = registry.modules.flatMap(({ records }) => records).map(({ name }) => name);
  const mine = (await hub.log.recordsOfKinds(kinds)).filter((record) => maySee(feeds, record));
  const found: string[] = [];
  for (const record of mine) {
    const held = await desk.confirmed.get(record.id);
    if (held === undefined || canonical(held.state as unknown as Json) !== canonical(record.state as unknown as Json)) found.push(`I3 ${desk.ring.person}: ${record.id} is not as the hub has it`);
    if (!isShown(desk, record)) found.push(`I3 ${desk.ring.person}: ${record.id} is listed otherwise than it is`);
  }
  const rows = await desk.ports.rows.all("record");
  if (rows.length !== mine.length) found.push(`I7 ${desk.ring.person}: holds ${rows.length} records and may see ${mine.length}`);
  return found;
}

/** Turns and registers show what the record is. */
function isShown({ confirmed }: Client["desk"], { id, kind, state }: StoredRecord): boolean {
  const { turns, rows } = project(registry, kind, state);
  const shown = [confirmed.turns.get(id) ?? [], confirmed.columns.get(allRegister)?.rowsOf(id) ?? []];
  return canonical(shown) === canonical([turns, rows.get(allRegister) ?? []]);
}

const directoryOf = async (hub: SimulatedHub) => directoryFrom(demonstration.org, await hub.log.recordsOfKinds(["organisation.unit", "organisation.person"]));

async function ofNumbers(hub: SimulatedHub): Promise<readonly string[]> {
  const states = (await hub.log.recordsOfKinds(["seal.request"])).map(({ state }) => state as { readonly stampings?: readonly { readonly number: string | null }[] });
  const numbers = states.flatMap(({ stampings = [] }) => stampings.map(({ number }) => number ?? ""));
  const given = new Set(numbers);
  const marks = new Map<string, number>();
  for (const number of given) marks.set(number.split("〔")[0] ?? "", (marks.get(number.split("〔")[0] ?? "") ?? 0) + 1);
  const wanted = [...marks].flatMap(([mark, count]) => Array.from({ length: count }, (_, index) => `${mark}〔2026〕${String(index + 1).padStart(4, "0")}号`));
  return given.size === numbers.length && wanted.every((number) => given.has(number)) ? [] : ["I4 numbers are given twice or have gaps"];
}

async function ofFeeds(hub: SimulatedHub): Promise<readonly string[]> {
  const directory = await directoryOf(hub);
  const feeds = [...directory.people.keys()].flatMap((person) => [...feedsFor(directory, registry, person)]);
  const found: string[] = [];
  for (const feed of new Set(feeds)) {
    const entries = await hub.log.entries(feed, 0, 100_000);
    if (entries.some(({ seq }, index) => seq !== index + 1)) found.push(`I5 feed ${feed} has a gap`);
  }
  return found;
}
