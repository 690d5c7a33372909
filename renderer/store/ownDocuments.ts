import type { SavedView } from "#shared/contracts/port.ts";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Documents } from "./documents.ts";

const printed = (record: string): string => `printed:${record}`;
type Counts = { readonly [record: string]: number };

/** How often this person has printed each of these sheets on this PC. */
export const printsOf = (documents: Documents, records: readonly string[]): Counts => Object.fromEntries(records.map((record) => [record, documents.get<number>(printed(record)) ?? 0]));

/** Counts one printing more of each. Where another window counted meanwhile, the paper says the wrong number: it is refused and not handed out. */
export async function countPrints(documents: Documents, before: Counts): Promise<Result<null, Coded>> {
  const now = printsOf(documents, Object.keys(before));
  if (Object.entries(before).some(([record, times]) => now[record] !== times)) return err({ code: "print.countedMeanwhile" });
  for (const [record, times] of Object.entries(before)) {
    const kept = await documents.put(printed(record), times + 1);
    if (!kept.ok) return kept;
  }
  return ok(null);
}

const views = (register: string): string => `views:${register}`;

/** The person's own views of a register, in the order in which they were made. */
export const viewsOf = (documents: Documents, register: string): readonly SavedView[] => documents.get<readonly SavedView[]>(views(register)) ?? [];
export const keepViews = (documents: Documents, register: string, kept: readonly SavedView[]): Promise<Result<null, Coded>> => documents.put(views(register), kept);
