import type { SavedView, Seen } from "#shared/contracts/port.ts";
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

const seen = (record: string): string => `seen:${record}`;
const mostSeen = 500;

/** How a sheet stood when this person last had it open on this PC; null where he never had. */
export const seenOf = (documents: Documents, record: string): Seen | null => documents.get<Seen>(seen(record));

/** Notes how a sheet stands while it is open; answers how it stood the last time. The oldest notes go: what is long over is not marked any more. */
export async function look(documents: Documents, record: string, now: Seen): Promise<Seen | null> {
  const before = seenOf(documents, record);
  await documents.put(seen(record), now);
  const kept = documents.keys("seen:");
  if (kept.length > mostSeen) for (const key of oldest(documents, kept).slice(0, kept.length - mostSeen)) await documents.drop(key);
  return before;
}

function oldest(documents: Documents, keys: readonly string[]): readonly string[] {
  const at = (key: string): number => documents.get<Seen>(key)?.at ?? 0;
  return [...keys].sort((left, right) => at(left) - at(right));
}
