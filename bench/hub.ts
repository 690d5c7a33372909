import { mkdtempSync, chmodSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Program } from "#e2e/support/program.ts";
import type { Batch } from "#hub/log/hubLog.ts";
import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { openOffice, SigningPc, type DemonstrationOffice } from "../tools/office.ts";
import { limitRow, median, percentile, ratioRow, type BenchRow } from "./rows.ts";
import { recordOf, submission } from "#tools/requests/commands.ts";
import { signIn } from "./traffic.ts";

const pcs = 20;
const pushesEach = 19; // within what a PC may ask at once
const commandsAPush = 10;

/** The hub as its own process, twenty PCs pushing at once; and its append beside the same rows in bare SQL. */
export async function hub(): Promise<readonly BenchRow[]> {
  return [...(await pushed()), await appended()];
}

type Pusher = { readonly bodies: readonly string[]; readonly token: string };

async function pushed(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "wenyi-bench-"));
  chmodSync(folder, 0o711);
  const program = await Program.start("out/hub/index.mjs", ["--data", join(folder, "hub"), "--port", "0", "--demonstration"]);
  try {
    const url = must(program.line["hub"], "the hub's address");
    const pushers: Pusher[] = [];
    for (let index = 0; index < pcs; index++) pushers.push(await pusherAt(url, index));
    const before = performance.now();
    const times = (await Promise.all(pushers.map((pusher) => pushAll(url, pusher)))).flat();
    const rate = (pcs * pushesEach * commandsAPush) / ((performance.now() - before) / 1000);
    return [
      limitRow(`hub: signed events a second, ${pcs} PCs`, rate, { landing: 1500, goal: 2000, more: true, beside: { "Ed25519 verifications a second on one core, just after": verifications() } }),
      limitRow(`hub: push of ${commandsAPush} commands, ${pcs} PCs, p99 ms`, percentile(times, 0.99), { landing: 150, goal: 100, beside: { median: Math.round(median(times)) } }),
    ];
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How quick this machine is at the moment, by what admission cannot do without. */
function verifications(): number {
  const pc = new SigningPc("calibration", Date.now);
  const [message, signer] = [submission(pc, 1), pc.signerOf("chen")];
  const before = performance.now();
  for (let round = 0; round < 2000; round++) if (!signer.isSignedBy(message, signer.publicKey)) throw new Error("a signature that does not fit");
  return Math.round(2000 / ((performance.now() - before) / 1000));
}

/** Everything is signed before the clock starts. */
async function pusherAt(url: string, index: number): Promise<Pusher> {
  const pc = new SigningPc(`bench-${index}`, Date.now);
  const person = must(["chen", "sun"][index % 2], "a clerk");
  const token = await signIn(url, pc, person);
  const bodies = Array.from({ length: pushesEach }, (_, push) => JSON.stringify({ dev: pc.dev, messages: Array.from({ length: commandsAPush }, (_, at) => submission(pc, (index * pushesEach + push) * commandsAPush + at, person)) }));
  return { bodies, token };
}

async function pushAll(url: string, { bodies, token }: Pusher): Promise<readonly number[]> {
  const times: number[] = [];
  for (const body of bodies) {
    const before = performance.now();
    const response = await fetch(`${url}/v1/push`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body, signal: AbortSignal.timeout(60_000) });
    const answer = (await response.json()) as { readonly ok: boolean; readonly value?: { readonly receipts: readonly { readonly receipt: { readonly outcome: string } }[] } };
    if (answer.value?.receipts.every(({ receipt }) => receipt.outcome === "accepted") !== true) throw new Error(`push: ${response.status} ${JSON.stringify(answer).slice(0, 300)}`);
    times.push(performance.now() - before);
  }
  return times;
}

const batches = 25;
const rowsABatch = 200;

/** The log's append (command, event, record, feed entries, heads) beside one plain insert of the same events into one table with the same keys. */
async function appended(): Promise<BenchRow> {
  const office = await openOffice(Date.now);
  try {
    await office.hub.core.database.sql("create table bench_event (seq bigint generated always as identity primary key, cid text unique, record text, version bigint, body jsonb, unique (record, version)); create index on bench_event (record)");
    const template = await templateAt(office);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let batch = 0; batch < batches; batch++) {
      const made = batchOf(template, batch);
      ours.push(await timed(() => office.hub.core.log.transact((transaction) => transaction.append(made))));
      bare.push(await timed(() => office.hub.core.database.sql("insert into bench_event (cid, record, version, body) select * from unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[])", [made.events.map(({ cid }) => cid), made.events.map(({ record }) => record), made.events.map(({ version }) => version), made.events.map(({ body }) => JSON.stringify(body))])));
    }
    const rate = (times: readonly number[]): number => rowsABatch / (median(times.slice(3)) / 1000);
    return ratioRow(`hub: append, events a second in batches of ${rowsABatch}`, rate(ours), ["bare SQL insert of the same events", rate(bare)], { landing: 0.8, goal: 0.85, more: true });
  } finally {
    await office.close();
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await act();
  return performance.now() - before;
}

type Template = Pick<Batch, "commands" | "events" | "records">;

/** What one submitted request leaves in the log, taken from the log itself. */
async function templateAt({ hub, pc }: DemonstrationOffice): Promise<Template> {
  const made = await pc("bench-pc");
  await hub.admit.push({ dev: made.dev, messages: [submission(made, 0)] });
  const record = must((await hub.core.log.records([recordOf(0)]))[0], "the request");
  const command = must((await hub.core.log.history(record.id))[0], "its command");
  const [event] = await hub.core.database.sql<{ body: string }>("select body from event where record = $1", [record.id]);
  return { commands: [command], records: [record], events: [{ record: record.id, version: 1, kind: record.kind, tv: 1, cid: command.cid, received: command.received, body: JSON.parse(must(event, "its event").body) }] };
}

function batchOf({ commands: [command], events: [event], records: [record] }: Template, batch: number): Batch {
  const ids = Array.from({ length: rowsABatch }, (_, index) => digestOf(`append/${batch}/${index}`).slice(0, 32));
  const [one, fact, held] = [must(command, "a command"), must(event, "an event"), must(record, "a record")];
  return {
    commands: ids.map((id, index) => ({ ...one, cid: id, record: id, dev: `append-${batch}`, dseq: index + 1 })),
    events: ids.map((id) => ({ ...fact, cid: id, record: id })),
    records: ids.map((id) => ({ ...held, id })),
    entries: ids.flatMap((id) => held.feeds.map((feed) => ({ feed, kind: "e" as const, record: id, type: held.kind, version: 1, cid: id }))),
    devices: [],
  };
}
