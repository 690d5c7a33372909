import { ed25519 } from "@noble/curves/ed25519.js";
import { createAdmission, type Admission } from "#hub/admit/admit.ts";
import { feedsFor, maySee, officeReader } from "#hub/feeds/office.ts";
import { framesFor, type StreamSource } from "#hub/feeds/stream.ts";
import { memoryLog } from "#hub/log/memory.ts";
import type { HubLog } from "#hub/log/hubLog.ts";
import { toHex } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { registry } from "#shared/modules/registry.ts";
import { reactions } from "#shared/reactions/registry.ts";
import { hashOf, isSignedBy, signCommand, signReceipt } from "#shared/sync/envelope.ts";
import type { Chance } from "./chance.ts";
import type { VirtualClock } from "./clock.ts";

export type SimulatedHub = { readonly log: HubLog; readonly admission: Admission; readonly source: StreamSource; readonly key: string; readonly seen: (person: string, ids: readonly string[]) => Promise<readonly { record: string; type: string; version: number; state: unknown }[]> };

const office = { org: demonstration.org, kinds: ["organisation.unit", "organisation.person"], from: directoryFrom };

/** The hub's own admission and feeds over its log in memory. */
export async function simulatedHub(clock: VirtualClock, chance: Chance): Promise<SimulatedHub> {
  const log = memoryLog();
  const secret = chance.bytes(32);
  const key = toHex(ed25519.getPublicKey(secret));
  const signer = { publicKey: key, sign: (body: Parameters<typeof signCommand>[0]) => signCommand(body, secret), signReceipt: (receipt: Parameters<typeof signReceipt>[0]) => signReceipt(receipt, secret), hash: hashOf, isSignedBy };
  const admission = createAdmission(log, { org: demonstration.org, epoch: "epoch-1", registry, reactions, office, systemName: "系统", clock: () => clock.now(), random: chance.bytes, signer });
  await admission.issue(organisationCommands());
  const read = officeReader(office);
  const source: StreamSource = { log, registry, epoch: "epoch-1", clock: () => clock.now(), office: () => read(log), sleep: (milliseconds, bell) => Promise.race([clock.sleep(milliseconds), bell]) };
  return {
    log, admission, source, key,
    seen: async (person, ids) => {
      const feeds = feedsFor((await read(log)).directory, registry, person);
      return (await log.records(ids)).filter((record) => maySee(feeds, record)).map(({ id, kind, version, state }) => ({ record: id, type: kind, version, state }));
    },
  };
}

export { framesFor };

const organisationCommands = () => [
  ...demonstration.units.map(({ id, ...form }) => ({ kind: "organisation.unit", record: id, type: "register", args: { form } as unknown as Json })),
  ...demonstration.people.map(({ id, ...form }) => ({ kind: "organisation.person", record: id, type: "register", args: { form } as unknown as Json })),
  ...demonstration.seals.flatMap(({ id, ...form }) => [
    { kind: "seal.impression", record: id, type: "register", args: { form } as unknown as Json },
    { kind: "seal.impression", record: id, type: "enable", args: { notice: "", on: "2024-01-01" } },
  ]),
];
