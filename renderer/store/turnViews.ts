import type { RecordView } from "#shared/contracts/port.ts";
import { peopleOf, type Person } from "#shared/engine/directory.ts";
import { holds, type Holder } from "#shared/engine/holder.ts";
import type { AnyRecordType, Context, RecordState } from "#shared/engine/record.ts";
import type { Turn, Urged } from "#shared/engine/turn.ts";
import { isTurnOf, leadersOf } from "#shared/engine/routeRecord.ts";
import { urgeable } from "#shared/engine/routeUrge.ts";
import { turnsOf } from "#shared/engine/turns.ts";
import type { Desk } from "./desk.ts";
import { actorOf } from "./overlay.ts";

/** Everything that waits for anybody, as far as this person's copy reaches: by record, what is pending played on it. */
export function* turnsNow({ overlay, confirmed }: Desk): IterableIterator<readonly [string, readonly Turn[]]> {
  for (const [record, { projection }] of overlay.pending) yield [record, projection.turns];
  for (const [record, turns] of confirmed.turns) if (!overlay.pending.has(record)) yield [record, turns];
}

export const turnsOn = ({ overlay, confirmed }: Desk, record: string): readonly Turn[] => overlay.pending.get(record)?.projection.turns ?? confirmed.turns.get(record) ?? [];

/** A holder in the office's words: the people who are asked, by name. */
export const holderName = ({ confirmed }: Desk, ...holders: readonly Holder[]): string => namesOf(holders.flatMap((holder) => peopleOf(confirmed.directory, holder)));

export const namesOf = (people: readonly Person[]): string => people.map(({ name }) => name).join("、");

/** What a decision of this person may know at this moment; null for one who is not of the office any more. */
export async function contextNow(desk: Desk, type: AnyRecordType): Promise<Context | null> {
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  return actor === null ? null : desk.overlay.contextFor(type, { type: "" }, actor, desk.ports.clock.now());
}

/** The leaders for whom this person may record what a turn waits for. */
export const leadersAsked = ({ confirmed: { directory }, ring }: Desk, turn: Pick<Turn, "kind" | "holder">): readonly Person[] => (turn.kind === "approve" ? leadersOf(directory, ring.person).filter((leader) => isTurnOf(leader, turn)) : []);

export function turnViews(desk: Desk, asked: { readonly type: AnyRecordType; readonly state: RecordState }, context: Context | null): RecordView["turns"] {
  const open = new Set(context === null ? [] : urgeable(asked, context).map(({ id }) => id));
  return turnsOf(asked.type, asked.state).map(({ id, step, kind, holder, since, urged = null, opened = null, added }) => ({
    id, step, kind, holder: holderName(desk, holder), mine: context !== null && holds(context.actor, holder), since, urged, mayUrge: open.has(id), leaders: leadersAsked(desk, { kind, holder }).map(({ id: person, name }) => ({ person, name })),
    opened, added: added === undefined ? null : { how: added.how, by: added.by.name, words: added.words, mine: added.by.person === desk.ring.person },
  }));
}

/** How often what a sheet waits for was urged, and which of its turns somebody who began it or decided on it may urge. */
export function urgesOn(desk: Desk, record: string): { readonly urged: Urged | null; readonly urgeable: readonly string[] } {
  const turns = turnsOn(desk, record);
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  return { urged: mostUrged(turns), urgeable: turns.filter(({ holder }) => actor !== null && !holds(actor, holder)).map(({ id }) => id) };
}

const mostUrged = (turns: readonly Turn[]): Urged | null => turns.reduce<Urged | null>((most, { urged }) => (urged !== undefined && urged.times > (most?.times ?? 0) ? urged : most), null);
