import { z } from "zod";
import { op, type ClientOf, type HandlersOf } from "./contract.ts";

/**
 * What a page and its store worker may ask of the host process on their own PC. Served at `POST /__host/<operation>` by both hosts;
 * files at `PUT|GET /__host/blob/<sha-256>`, a whole desk at `PUT|GET /__host/desk`; the hub, streamed, at `/hub/…`. Every operation may be repeated without harm.
 */
export const hostContract = {
  /** Who this PC is, where its hub is, and whether somebody's session is still open. Asked first. */
  boot: op({ input: z.strictObject({}), output: z.lazy(() => boot), faults: [] }),

  /** The wrapped key rings of the people who have signed in here. A ring that cannot be read is `unreadable`, never absent. */
  ringGet: op({ input: z.strictObject({ person: z.lazy(() => id) }), output: z.object({ ring: z.string().nullable() }), faults: ["unreadable"] }),
  ringPut: op({ input: z.strictObject({ person: z.lazy(() => id), name: z.string().max(60), login: z.string().max(60), ring: z.string().max(20_000) }), output: done(), faults: ["diskFull", "unreadable"] }),
  /** Counts a wrong password; answers how many seconds to wait. A right one sets the count back. */
  tryPassword: op({ input: z.strictObject({ login: z.string().max(60), outcome: z.enum(["ask", "wrong", "right"]) }), output: z.object({ waitSeconds: z.int() }), faults: [] }),

  /** The open session's keys, kept in memory only, until `until` or sign-out, so that a reload does not ask for the password. */
  sessionPut: op({ input: z.lazy(() => session), output: done(), faults: [] }),
  sessionLock: op({ input: z.strictObject({ locked: z.boolean() }), output: done(), faults: [] }),
  sessionDrop: op({ input: z.strictObject({}), output: done(), faults: [] }),

  /** Appends to this PC's journal and answers after `fdatasync`. Commands must follow the head; an id already held is not written again. */
  journalAppend: op({ input: z.strictObject({ entries: z.array(z.lazy(() => entry)).min(1).max(256) }), output: z.object({ head: z.lazy(() => head) }), faults: ["diskFull", "stale"] }),
  /** The journal's entries after a position, oldest first, with the position to go on from. */
  journalRead: op({ input: z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(2000) }), output: z.object({ entries: z.array(z.lazy(() => entry)), next: z.int(), head: z.lazy(() => head) }), faults: ["unreadable"] }),

  /** A person's own documents (drafts, phrases, saved views), sealed by the person's key; the last writing of a key stands. Durable on answer. */
  documentPut: op({ input: z.strictObject({ person: z.lazy(() => id), key: z.lazy(() => documentKey), sealed: z.string().max(4_000_000).nullable() }), output: done(), faults: ["diskFull"] }),
  documentList: op({ input: z.strictObject({ person: z.lazy(() => id) }), output: z.object({ documents: z.array(z.object({ key: z.string(), sealed: z.string() })) }), faults: ["unreadable"] }),

  settingsGet: op({ input: z.strictObject({}), output: z.lazy(() => settings), faults: [] }),
  settingsPut: op({ input: z.lazy(() => changes), output: z.lazy(() => settings), faults: ["diskFull"] }),

  /** Where the hub answers, told by an enrolment file; kept only where this PC was not told otherwise when it was started. */
  hubPut: op({ input: z.strictObject({ address: z.string().max(300), certificate: z.string().max(20_000) }), output: done(), faults: ["diskFull"] }),

  /** Makes this PC a device of its own, under another id: the hub has had other commands from a PC of this one. Nobody may be signed in. */
  deviceRenew: op({ input: z.strictObject({}), output: done(), faults: ["diskFull"] }),

  /** Closes this desk, to be carried to another PC as the file at `GET /__host/desk`: everybody is signed out and nothing more is written here. `caches`: what may go with it, in files of this PC. */
  deskLeave: op({ input: z.strictObject({ caches: z.array(z.lazy(() => cache)).max(200) }), output: done(), faults: ["diskFull", "nobody"] }),
  /** Opens it again: the file was not used. */
  deskStay: op({ input: z.strictObject({}), output: done(), faults: [] }),

  /** Prints a self-contained page (no scripts, nothing fetched) to PDF; answers the file in base64 and its number of pages. */
  pdf: op({ input: z.strictObject({ title: z.string().max(200), html: z.string().max(20_000_000) }), output: z.object({ base64: z.string(), pages: z.int() }), faults: ["noPrinter", "diskFull"] }),
  freeSpace: op({ input: z.strictObject({}), output: z.object({ bytes: z.int() }), faults: [] }),
  /** Writes one line to the log; never content, only where and what kind. */
  report: op({ input: z.strictObject({ where: z.string().max(80), code: z.string().max(400) }), output: done(), faults: [] }),
};

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const documentKey = z.string().regex(/^[A-Za-z0-9._:-]{1,160}$/);

/** The last command of this PC: its device sequence number (from 1; 0 when none) and the hash the next one must name as `prev`. */
const head = z.object({ dseq: z.int(), hash: z.string() });

/** One journal entry. `command`: the signed message; `receipt`: the hub's answer to it; `epoch`: the hub's identity at that time. `enrolment`: a key made from a file, for the hub to learn. `device`: from here on this PC is another device, whose commands begin at 1. `undo`: what is sent in place of the command of that id. `key`: that the hub noted a person's key here. */
const entry = z.strictObject({ kind: z.enum(["command", "receipt", "epoch", "enrolment", "device", "undo", "key"]), id: z.string().max(80), text: z.string().max(1_000_000), dseq: z.int().min(0), prev: z.string().max(64) });

const session = z.strictObject({ person: id, keys: z.string().max(4000), until: z.int(), locked: z.boolean() });

const choices = {
  scale: z.enum(["standard", "large", "larger"]),
  contrast: z.enum(["normal", "high"]),
  language: z.enum(["zh", "en"]),
  lockMinutes: z.int().min(1).max(60),
  printTrail: z.boolean(),
  printFiles: z.boolean(),
};

/** A person's cache by its name, in files of this PC. */
const cache = z.strictObject({ name: z.string().max(200), blobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(2000) });

const settings = z.object({
  scale: choices.scale.default("standard"),
  contrast: choices.contrast.default("normal"),
  language: choices.language.default("zh"),
  lockMinutes: choices.lockMinutes.default(15),
  printTrail: choices.printTrail.default(true),
  printFiles: choices.printFiles.default(false),
});

/** NOTE: not `settings.partial()`, whose defaults would set back every choice that was not named. */
const changes = z.object(choices).partial();

const boot = z.object({
  device: z.string(),
  /** This PC's share of every key that is wrapped here (32 bytes, hexadecimal); without it a copied profile opens nothing. */
  share: z.string(),
  build: z.string(),
  people: z.array(z.object({ person: z.string(), name: z.string(), login: z.string() })),
  session: session.nullable(),
  settings,
  /** Since when this desk is on its way to another PC, and the code of its file; null while it is at home. */
  leaving: z.object({ at: z.int(), code: z.string() }).nullable(),
  /** What was cached on the PC that this desk came from. */
  caches: z.array(cache),
  head,
  /** What was set aside at start because it was damaged, in words for a person; empty when all is well. */
  repairs: z.array(z.string()),
});

function done() {
  return z.object({});
}

export type HostApi = ClientOf<typeof hostContract>;
export type HostHandlers = HandlersOf<typeof hostContract>;
export type HostBoot = z.output<typeof boot>;
export type HostSettings = z.output<typeof settings>;
/** What a desk brought along, as its new PC answers it. */
export const arrivedDesk = z.object({ people: z.array(z.string()), unsent: z.int(), documents: z.int(), commands: z.int() });
export type ArrivedDesk = z.output<typeof arrivedDesk>;
export type HostSession = z.output<typeof session>;
export type JournalEntry = z.output<typeof entry>;
export type JournalHead = z.output<typeof head>;
