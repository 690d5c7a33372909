import { statfs } from "node:fs/promises";
import { toHex } from "#shared/kernel/bytes.ts";
import { err, ok } from "#shared/kernel/result.ts";
import type { HostBoot, HostHandlers } from "#shared/contracts/host.ts";
import { deriveKey } from "./seals.ts";
import type { Blobs } from "./blobs.ts";
import type { Device } from "./device.ts";
import { cachesIn } from "./moving/arrival.ts";
import type { Cache } from "./moving/deskFile.ts";
import type { Departure } from "./moving/departure.ts";
import type { Documents } from "./documents.ts";
import type { HubAddress } from "./hubAddress.ts";
import type { Journal } from "./journal.ts";
import type { Rings, SessionKeeper } from "./keys.ts";
import type { Ladder } from "./ladder.ts";
import type { createPdfQueue } from "./pdfQueue.ts";
import { repairWords, type Repair } from "./repairs.ts";
import type { Settings } from "./settings.ts";

/** One line of the log: where it happened and what kind it was, never content. */
export type Log = (line: { readonly where: string; readonly code: string }) => void;

export type Parts = {
  readonly dataDir: string;
  readonly build: string;
  readonly device: Device;
  readonly departure: Departure;
  readonly blobs: Blobs;
  readonly journal: Journal;
  readonly documents: Documents;
  readonly rings: Rings;
  readonly ladder: Ladder;
  readonly sessions: SessionKeeper;
  readonly settings: Settings;
  readonly hub: HubAddress;
  readonly pdf: ReturnType<typeof createPdfQueue>;
  readonly repairs: Repair[];
  readonly log: Log;
};

/** The contract, operation by operation; everything that decides lies in the parts. */
export function createOperations(parts: Parts): HostHandlers {
  const { journal, documents, rings, ladder, sessions, settings, hub, pdf, log, departure } = parts;
  /** NOTE: nothing is written into a desk that is leaving: its file holds what was there when it was closed. */
  const atHome = <Answer>(write: () => Promise<Answer>): Promise<Answer | { readonly ok: false; readonly error: { readonly code: "unavailable" } }> => (departure.leaving() === null ? write() : Promise.resolve(err({ code: "unavailable" })));
  return {
    boot: async () => ok(await bootOf(parts)),
    ringGet: ({ person }) => rings.get(person),
    ringPut: (kept) => atHome(() => rings.put(kept)),
    tryPassword: async ({ login, outcome }) => ok({ waitSeconds: await ladder.tryPassword(login, outcome) }),
    sessionPut: async (session) => ok(sessions.put(session)),
    sessionLock: async ({ locked }) => ok(sessions.lock(locked)),
    sessionDrop: async () => ok(sessions.drop()),
    journalAppend: ({ entries }) => atHome(() => journal.append(entries)),
    journalRead: async ({ after, limit }) => journal.read(after, limit),
    documentPut: ({ person, key, sealed }) => atHome(() => documents.put(person, key, sealed)),
    documentList: ({ person }) => documents.list(person),
    settingsGet: async () => ok(settings.get()),
    settingsPut: (change) => settings.put(change),
    deviceRenew: () => renewDevice(parts),
    deskLeave: ({ caches }) => leaveDesk(parts, caches),
    deskStay: () => departure.takeBack(),
    hubPut: (told) => hub.put(told),
    pdf: ({ title, html }) => pdf(title, html),
    freeSpace: async () => ok({ bytes: await freeSpace(parts.dataDir) }),
    report: async ({ where, code }) => {
      log({ where: `page ${where}`, code });
      return ok({});
    },
  };
}

/** What is on its way to the disk gets there first; then the desk is closed for everybody. */
async function leaveDesk({ departure, sessions, journal, documents, rings }: Parts, caches: readonly Cache[]): ReturnType<HostHandlers["deskLeave"]> {
  if (sessions.open() === null) return err({ code: "nobody" });
  const begun = await departure.begin(caches);
  if (!begun.ok) return begun;
  await journal.append([]);
  for (const { person } of (await rings.people()).people) await documents.list(person);
  sessions.drop();
  return begun;
}

async function renewDevice({ device, journal, sessions, repairs }: Parts): ReturnType<HostHandlers["deviceRenew"]> {
  sessions.drop();
  await device.renew();
  await noteDevice(device, journal);
  repairs.push({ code: "forked" });
  return ok({});
}

/** The journal says from where on its commands are another device's; said again, nothing happens. */
export async function noteDevice(device: Device, journal: Journal): Promise<void> {
  if (device.former().length > 0) await journal.append([{ kind: "device", id: device.id(), text: device.id(), dseq: 0, prev: "" }]);
}

async function bootOf({ device, build, rings, sessions, settings, journal, repairs, ladder, departure, dataDir }: Parts): Promise<HostBoot> {
  const { people, repairs: ringRepairs } = await rings.people();
  const kept = settings.get();
  const found = [...journal.repairs, ...settings.repairs, ...ladder.repairs, ...repairs, ...ringRepairs];
  return {
    device: device.id(),
    share: toHex(deriveKey(device.secret, "wenyi/share")),
    build,
    people,
    session: sessions.open(),
    settings: kept,
    leaving: leavingOf(departure),
    caches: await cachesIn(dataDir),
    head: journal.head(),
    repairs: found.map((repair) => repairWords(repair, kept.language)),
  };
}

function leavingOf(departure: Departure): HostBoot["leaving"] {
  const leaving = departure.leaving();
  return leaving === null ? null : { at: leaving.at, code: leaving.code };
}

async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
