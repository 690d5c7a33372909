import type { RecordState } from "#shared/engine/record.ts";
import type { Unit } from "#shared/engine/directory.ts";

/** A thing names units by their ids; on paper they have their names. What a submission kept stands before what is called so today. */
export function withUnitNames(state: RecordState, units: readonly Unit[]): RecordState {
  const named = Object.fromEntries(units.map(({ id, name }) => [id, { title: name, number: null, facts: {} }]));
  return { ...state, cards: { ...named, ...state.cards } };
}
