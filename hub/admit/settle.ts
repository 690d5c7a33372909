import { formatNumber, numberIn, type Claim } from "#shared/engine/claims.ts";
import { evolve, type AnyEvent } from "#shared/engine/evolve.ts";
import { audienceOf, turnsOf } from "#shared/engine/turns.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { yearOf, type Instant } from "#shared/kernel/instant.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { CommandBody } from "#shared/sync/envelope.ts";
import { entriesFor, sorted } from "../feeds/entries.ts";
import type { HubTransaction, NewEntry, StoredEvent, StoredRecord } from "../log/hubLog.ts";
import type { Judged } from "./judge.ts";
import type { World } from "./world.ts";

export type Settled = { readonly record: StoredRecord; readonly events: readonly StoredEvent[]; readonly entries: readonly NewEntry[]; readonly numbers: { readonly [field: string]: string } };

/** Settles the claims of a decision and works out what its events make of the record; changes nothing where a claim is refused or an event does not fit. */
export async function settle(world: World, body: CommandBody, judged: Judged): Promise<Result<Settled, Coded>> {
  if (judged.claims.length === 0) return ok({ ...follow(world, body, judged), numbers: {} });
  return world.transaction.attempt(async () => {
    const claimed = await settleClaims(world, body, judged);
    return claimed.ok ? ok({ ...follow(world, body, { ...judged, events: claimed.value.events }), numbers: claimed.value.numbers }) : claimed;
  });
}

type Claimed = { readonly events: readonly AnyEvent[]; readonly numbers: { readonly [field: string]: string } };

// Sorted, so that two commands that claim the same things wait for each other instead of blocking each other.
async function settleClaims(world: World, body: CommandBody, { claims, events }: Judged): Promise<Result<Claimed, Coded>> {
  let claimed: Claimed = { events, numbers: {} };
  for (const claim of claims.toSorted(byText)) {
    const taken = await settleOne(world, body, claim, claimed);
    if (!taken.ok) return taken;
    claimed = taken.value;
  }
  return ok(claimed);
}

const textOf = (claim: Claim): string => canonical(claim);
const byText = (left: Claim, right: Claim): number => (textOf(left) < textOf(right) ? -1 : 1);

async function settleOne(world: World, body: CommandBody, claim: Claim, claimed: Claimed): Promise<Result<Claimed, Coded>> {
  if (claim.kind === "number") return ok(await numbered(world, body, claim, claimed));
  const taken = await take(world.transaction, body.record, claim);
  return taken ? ok(claimed) : err({ code: "claim.taken", claim: claim.kind, ...named(claim) });
}

function take(transaction: HubTransaction, record: string, claim: Exclude<Claim, { kind: "number" }>): Promise<boolean> {
  switch (claim.kind) {
    case "unique": return transaction.takeUnique(claim.key, record);
    case "reserve": return transaction.reserve({ ledger: claim.ledger, key: claim.key, record }, claim.amount, claim.limit);
    case "interval": return transaction.takeInterval(claim.resource, claim, record);
  }
}

const named = (claim: Exclude<Claim, { kind: "number" }>) => (claim.kind === "interval" ? { resource: claim.resource } : { key: claim.key });

async function numbered(world: World, { record, cid }: CommandBody, claim: Extract<Claim, { kind: "number" }>, { events, numbers }: Claimed): Promise<Claimed> {
  const year = yearOf(world.now);
  const wanted = numberIn(claim.format, year, world.promiseOf(cid)?.receipt.numbers[claim.field] ?? "");
  const text = formatNumber(claim.format, year, await world.transaction.nextNumber({ series: claim.series, year, record, cid, wanted }));
  const filled = events.map((event, index) => (index === claim.event ? { ...event, [claim.field]: text } : event));
  return { events: filled, numbers: { ...numbers, [claim.field]: text } };
}

/** Throws where an event cannot follow the state: a defect of the type, never the person's. */
function follow(world: World, body: CommandBody, { type, record, events }: Judged): Omit<Settled, "numbers"> {
  const steps: Step[] = [];
  for (const event of events) steps.push(stepFrom(world, { type, body, before: steps.at(-1)?.record ?? record, event }));
  const held = steps.at(-1)?.record ?? record;
  if (held === null) throw new Error(`${body.kind}: a decision without events makes no record`);
  return { record: held, events: steps.map((step) => step.event), entries: steps.flatMap((step) => step.entries) };
}

/** When time next does something to a record, of what lies after `after`; null for never. */
export function nextDue(type: AnyRecordType, state: RecordState, after: Instant | null): Instant | null {
  const moments = (type.due?.(state) ?? []).map(({ at }) => at).filter((at) => after === null || at > after);
  return moments.length === 0 ? null : Math.min(...moments);
}

type Step = { readonly record: StoredRecord; readonly event: StoredEvent; readonly entries: readonly NewEntry[] };
type Following = { readonly type: AnyRecordType; readonly body: CommandBody; readonly before: StoredRecord | null; readonly event: AnyEvent };

function stepFrom(world: World, { type, body: { record: id, kind, cid }, before, event }: Following): Step {
  const { version, feeds } = before ?? { version: 0, feeds: [] };
  const state = evolve(type, id, before?.state ?? null, event);
  if (state.version !== version + 1) throw new Error(`${kind}: an event must raise the version by one`);
  const record: StoredRecord = { id, kind, version: state.version, tv: type.version, state, feeds: sorted(audienceOf(type, state)), waits: sorted(turnsOf(type, state).map(({ holder }) => holder)), due: nextDue(type, state, null) };
  return {
    record,
    event: { record: id, version: record.version, kind, tv: type.version, cid, received: world.now, body: event },
    entries: entriesFor({ record: id, type: kind, version: record.version, cid, before: feeds, after: record.feeds }),
  };
}
