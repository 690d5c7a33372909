import type { BoardRow, Queries } from "#shared/contracts/port.ts";
import { oversees, postsOf } from "#shared/engine/directory.ts";
import type { Turn } from "#shared/engine/turn.ts";
import { urgeable } from "#shared/engine/routeUrge.ts";
import { byUrgency, standingOf, type Standing } from "#shared/engine/standing.ts";
import { dayOf } from "#shared/kernel/instant.ts";
import type { Desk } from "./desk.ts";
import { contextNow, holderName, turnsNow } from "./turnViews.ts";

/** 在办一览: every turn in the units that this person answers for, the latest first. What is only to be read holds nothing up and is left out. */
export async function readBoard(desk: Desk): Promise<Queries["board"]["out"]> {
  const rows: BoardRow[] = [];
  for (const [record, turns] of turnsNow(desk)) rows.push(...(await rowsOf(desk, record, turns.filter(({ kind }) => kind !== "read"))));
  return { ready: desk.confirmed.caughtUp > 0, rows: rows.sort((left, right) => byUrgency(left.standing, right.standing) || left.since - right.since) };
}

async function rowsOf(desk: Desk, record: string, turns: readonly Turn[]): Promise<readonly BoardRow[]> {
  const { directory } = desk.confirmed;
  const found = turns.length === 0 ? undefined : await desk.overlay.get(record);
  const type = found === undefined ? undefined : desk.registry.type(found.kind);
  const me = directory.people.get(desk.ring.person);
  if (found === undefined || type === undefined || me === undefined || !oversees(directory, postsOf(me), found.state.unit)) return [];
  const { state, kind } = found;
  const context = await contextNow(desk, type);
  const open = new Set(context === null ? [] : urgeable({ type, state }, context).map(({ id }) => id));
  const { title, number } = type.card(state);
  return turns.map((turn) => ({ record, turn: turn.id, kind, title, number, step: turn.step, holder: holderName(desk, turn.holder), unitName: state.unitName, since: turn.since, standing: standingNow(desk, turn), urged: turn.urged ?? null, mayUrge: open.has(turn.id) }));
}

/** How a turn stands today. */
export const standingNow = (desk: Desk, turn: Turn): Standing => standingOf(turn, dayOf(desk.ports.clock.now()), desk.confirmed.directory.calendar);
