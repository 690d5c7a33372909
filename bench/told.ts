import type { Feed } from "#shared/engine/holder.ts";
import { must } from "#shared/kernel/assert.ts";
import type { NewEntry } from "#hub/log/hubLog.ts";
import { recordOf, wholeRequests } from "#tools/requests/commands.ts";
import type { DemonstrationOffice, SigningPc } from "../tools/office.ts";
import type { Told } from "./retold.ts";

/** A record of the common feed as a page is given it. */
export type Common = { readonly id: string; readonly kind: string; readonly state: unknown };

/** Lets the first request pass through all of its steps, and takes from the log what it left there. */
export async function toldRequest({ hub }: DemonstrationOffice, pc: SigningPc): Promise<Told> {
  for (const messages of wholeRequests(pc, 1, 1)) {
    const answer = await hub.admit.push({ dev: pc.dev, messages: [...messages] });
    if (!answer.ok || answer.value.receipts.some(({ receipt }) => receipt.outcome !== "accepted")) throw new Error(`a request was not admitted: ${JSON.stringify(answer).slice(0, 400)}`);
  }
  const { log, database, registry } = hub.core;
  const record = must((await log.records([recordOf(0)]))[0], "the request");
  const commands = await log.history(record.id);
  const bodies = await database.sql<{ version: number; tv: number; cid: string; received: number; body: string }>("select version, tv, cid, received, body from event where record = $1 order by version", [record.id]);
  const entries = await database.sql<NewEntry & { readonly feed: Feed }>("select feed, kind, record, type, version, cid from feed_entry where record = $1 order by version, feed", [record.id]);
  const events = bodies.map(({ body, ...event }) => ({ ...event, record: record.id, kind: record.kind, body: JSON.parse(body) as unknown }));
  return { commands, events, records: [record], entries, number: must(registry.type(record.kind)?.card(record.state).number, "its number") };
}

/** What a page needs to work as an office does, as text: a request to tell again, and the organisation as everybody has it. */
export async function givenTo({ hub }: DemonstrationOffice, told: Told): Promise<string> {
  const common = (await hub.core.log.recordsIn("c")).map(({ id, kind, state }): Common => ({ id, kind, state }));
  return JSON.stringify({ told, common });
}
