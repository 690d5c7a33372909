import type { LastForm } from "#shared/contracts/port.ts";
import type { Desk } from "./desk.ts";
import { allRegister } from "./projection.ts";
import { partsOf, type ListedRow } from "./registerQuery.ts";
import { turnsOn } from "./turnViews.ts";

/** The rows of everything that this person began, or that others began and he decided; sheets with a flow only. */
export function ownRowsOf(desk: Desk): readonly ListedRow[] {
  const me = desk.ring.person;
  return partsOf(desk, allRegister, `own ${me}`, (rows) => rows.filter((row) => row["flow"] === 1 && (row["by"] === me || String(row["deciders"]).includes(` ${me} `)))).flat();
}

/** What this person last submitted of a kind; null where there is nothing to copy. */
export async function lastFormOf(desk: Desk, kind: string): Promise<LastForm | null> {
  const own = ownRowsOf(desk).filter((row) => row["by"] === desk.ring.person && row["kind"] === kind);
  const last = own.reduce<ListedRow | null>((newest, row) => (newest === null || Number(row["submitted"]) > Number(newest["submitted"]) ? row : newest), null);
  const found = last === null ? undefined : await desk.overlay.get(last.$record);
  return found === undefined ? null : { title: String(last?.["title"]), form: found.state.form };
}

/** Since when somebody holds a record; null where nobody does. */
export function waitingSince(desk: Desk, record: string): number | null {
  const turns = turnsOn(desk, record);
  return turns.length === 0 ? null : Math.min(...turns.map(({ since }) => since));
}

/** The newest first, and no more than a person can look through. */
export const newest = (rows: readonly ListedRow[]): readonly ListedRow[] => [...rows].sort((left, right) => Number(right["changed"]) - Number(left["changed"])).slice(0, 200);
