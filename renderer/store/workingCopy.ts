import type { HostApi } from "#shared/contracts/host.ts";
import type { Registry } from "#shared/engine/module.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Confirmed } from "./confirmed.ts";
import { Desk } from "./desk.ts";
import { Documents } from "./documents.ts";
import type { Held } from "./fold.ts";
import { hostJournal } from "./hostClient.ts";
import type { Clock, Net, Rows } from "./ports.ts";
import type { Open } from "./queries.ts";
import type { CommonRecord, SignedIn } from "./session.ts";

export type World = { readonly host: HostApi; readonly net: Net; readonly clock: Clock; readonly random: Random; readonly registry: Registry; readonly openRows: (name: string) => Promise<Rows> };

/**
 * Opens a person's working copy: cache, journal, documents. Where the cache is empty or damaged the organisation comes from the enrolment file or
 * from where it was kept outside the cache, so that work can begin with no network.
 */
export async function openWorkingCopy(world: World, { ring, common, enrolment, isFresh }: SignedIn, device: string): Promise<Result<Open, Coded>> {
  const { clock, random, net, host, registry } = world;
  const rows = await world.openRows(`wenyi-${ring.org}-${ring.person}`);
  // What was cached under keys that nobody has any more is fetched again.
  if (isFresh) await rows.clear();
  const desk = new Desk(registry, { clock, random, net, journal: hostJournal(host), rows }, ring, device);
  const documents = new Documents(host, ring.person, desk.sealer);
  await documents.load();
  const opened = await desk.open();
  if (!opened.ok) return opened;
  await adopt(desk.confirmed, common.length > 0 ? common : keptCommon(desk, documents));
  if (enrolment !== null) await desk.outbox.note("enrolment", `enrolment:${ring.person}`, enrolment);
  await desk.overlay.replayAll();
  return ok({ desk, documents });
}

/** What came with an enrolment file or was kept outside the cache, so that work can start with no network. What is known and newer stands. */
async function adopt(confirmed: Confirmed, records: readonly CommonRecord[]): Promise<void> {
  if (records.length === 0) return;
  await confirmed.loadRegisters();
  const changed = new Map<string, Held>();
  for (const { id, kind, state } of records) {
    const known = await confirmed.get(id);
    if (known === undefined || known.state.version < state.version) changed.set(id, { kind, state, feeds: known?.feeds ?? ["c"] });
  }
  await confirmed.put(changed);
}

const keptCommon = ({ confirmed }: Desk, documents: Documents): readonly CommonRecord[] => (confirmed.common.size > 0 && !confirmed.records.isDamaged ? [] : (documents.get<readonly CommonRecord[]>("common") ?? []));
