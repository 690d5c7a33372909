import { postsOf } from "#shared/engine/directory.ts";
import { personHolder, type Feed } from "#shared/engine/holder.ts";
import { mayHandOver } from "#shared/engine/routeTransfer.ts";
import { turnsOf } from "#shared/engine/turns.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import type { Core } from "./core.ts";
import { feedsFor, maySee } from "./feeds/office.ts";
import type { StoredRecord } from "./log/hubLog.ts";

export type OpenTurn = { readonly record: string; readonly kind: string; readonly turn: string; readonly step: string; readonly since: number; readonly unitName: string; readonly title: string; readonly movable: boolean };

/** What waits for a person, told to whoever may hand it over; of a record that the asker may not see, no title. */
export async function openTurns({ log, office, registry }: Core, person: string, asker: string): Promise<Result<OpenTurn[], { readonly code: "notAllowed" }>> {
  const { directory } = await office();
  const by = directory.people.get(asker);
  if (by?.active !== true || !mayHandOver(directory, person, postsOf(by))) return err({ code: "notAllowed" });
  const feeds = feedsFor(directory, registry, asker);
  const records = await log.waitingFor([personHolder(person)]);
  return ok(records.flatMap((record) => turnsIn(registry, record, { person, feeds })).sort((left, right) => left.since - right.since));
}

function turnsIn(registry: Core["registry"], record: StoredRecord, { person, feeds }: { readonly person: string; readonly feeds: ReadonlySet<Feed> }): readonly OpenTurn[] {
  const type = registry.type(record.kind);
  if (type === undefined) return [];
  const { id, kind, state } = record;
  const title = maySee(feeds, record) ? type.card(state).title : "";
  const held = turnsOf(type, state).filter(({ holder }) => holder === personHolder(person));
  return held.map(({ id: turn, step, since }) => ({ record: id, kind, turn, step, since, unitName: state.unitName, title, movable: !turn.startsWith("own/") }));
}
