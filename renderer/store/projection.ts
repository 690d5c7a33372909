import type { Registry } from "#shared/engine/module.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import type { Row } from "#shared/engine/register.ts";
import { isReading, type Turn } from "#shared/engine/turn.ts";
import { turnsOf } from "#shared/engine/turns.ts";

/** What lists show of one record: its turns, and its rows in every register. Derived, never stored but as a cache. */
export type Projection = { readonly turns: readonly Turn[]; readonly rows: ReadonlyMap<string, readonly Row[]> };

export const gone: Projection = { turns: [], rows: new Map() };

/** The register of everything a person has: title, number, people. Search, my sheets and what I have done are read from it. */
export const allRegister = "$all";

export function project(registry: Registry, kind: string, state: RecordState): Projection {
  const type = registry.type(kind);
  if (type === undefined) return gone;
  const rows = new Map<string, readonly Row[]>([[allRegister, [toAllRow(type, kind, state)]]]);
  for (const register of type.registers) rows.set(register.name, register.lines(state));
  return { turns: turnsOf(type, state), rows };
}

function toAllRow(type: AnyRecordType, kind: string, state: RecordState): Row {
  const card = type.card(state);
  const deciders = (state.route?.decided ?? []).flatMap(({ by, recorded }) => [by.person, ...(recorded === undefined ? [] : [recorded.by.person])]);
  const told = (state.alerts ?? []).flatMap(({ tell }) => tell);
  return {
    kind, version: state.version, entries: state.trail.length, title: card.title, number: card.number, unit: state.unitName, applicant: state.applicant.name, status: state.status,
    by: state.applicant.person, deciders: ` ${deciders.join(" ")} `, submitted: state.submitted, changed: state.trail.at(-1)?.received ?? state.submitted,
    waits: turnsOf(type, state).filter((turn) => !isReading(turn)).map(({ holder }) => holder).join(" "), flow: type.flow === null ? 0 : 1, ...(told.length === 0 ? {} : { alerts: told.join(" ") }),
  };
}
