import type { Queries } from "#shared/contracts/port.ts";
import { tally } from "#shared/engine/report.ts";
import type { Desk } from "./desk.ts";
import { listed, within } from "./registerQuery.ts";

/** A report's groups over the rows of its register between two days; nothing where there is no such report. */
export function readReport(desk: Desk, { name, dimension, from, to }: Queries["report"]["in"]): Queries["report"]["out"] {
  const ready = desk.confirmed.caughtUp > 0;
  const found = desk.registry.reports.find(({ report }) => report.name === name);
  const by = found?.report.dimensions.find((each) => each.name === dimension);
  if (found === undefined || by === undefined) return { ready, groups: [] };
  const { report, register } = found;
  const rows = [...listed(desk, register.name)].filter((row) => within(row[register.order] ?? null, from, to));
  return { ready, groups: tally(report, by, rows) };
}
