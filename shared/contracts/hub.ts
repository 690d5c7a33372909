import { z } from "zod";
import { signedReceipt } from "#shared/sync/envelope.ts";
import { signedNote } from "#shared/sync/keyNote.ts";
import { op } from "./contract.ts";

const id = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);
const hex = z.string().regex(/^[0-9a-f]+$/).max(256);
/** `first`: the password was given by the office and is to be changed. `retired`: this PC is out of use and may only push what it still holds. `note`: that this key is this person's here, for `comeBack`. */
const session = z.object({ token: z.string(), until: z.int(), person: id, name: z.string(), first: z.boolean(), retired: z.boolean(), note: signedNote.optional() });

/** The protocol of this build. A hub answers older ones for 24 months. */
export const protocol = 1;

/**
 * What a client asks of a hub: `POST /v1/<operation>` with JSON, `Authorization: Bearer <token>` after sign-in. Beside these:
 * `POST /v1/stream` {cursors, past} answers NDJSON frames (sync/frame.ts), compressed and flushed frame by frame, and stays open;
 * `PUT|HEAD|GET /v1/blob/<sha-256>`: sealed files; reading names the record in `X-Wenyi-Record`.
 */
export const hubContract = {
  /** Who the hub is, and which versions of record types it writes; `gathering`: it was put back from a backup, and everybody comes back first. `challenge` is to be signed within a minute by whoever asks for a session. */
  hello: op({ input: z.strictObject({ protocol: z.int(), dev: id }), output: z.object({ org: id, name: z.string(), hub: z.string(), key: hex, epoch: z.string(), time: z.int(), challenge: z.string(), demonstration: z.boolean(), types: z.record(z.string(), z.int()).optional(), gathering: z.boolean().optional() }), faults: ["tooOld"] }),

  /** First sign-in of a person on a PC: `proof` is derived from the password (argon2id, then HKDF), never the password; registers the person's key made there. */
  signIn: op({ input: z.strictObject({ login: z.string().min(1).max(60), proof: hex, dev: id, publicKey: hex }), output: session, faults: ["wrongPassword", "locked", "tooManyTries", "retiredDevice"] }),
  /** First contact of a person enrolled by file: the hub's own signed text, and the key made from it. */
  enrol: op({ input: z.strictObject({ enrolment: z.string().max(4000), signature: hex, dev: id, publicKey: hex }), output: session, faults: ["wrongEnrolment", "usedEnrolment", "locked", "retiredDevice"] }),
  /** Every later session: the person's key signs `wenyi/session/1\n<challenge>\n<dev>\n<person>`. */
  session: op({ input: z.strictObject({ person: id, dev: id, challenge: z.string().max(200), signature: hex }), output: session, faults: ["unknownKey", "staleChallenge", "locked"] }),

  /** Commands in the order of their PC, from the hub's next one on. The answer follows the commit; a command sent again gets its first receipt. */
  push: op({ input: z.strictObject({ dev: id, messages: z.array(z.string().max(400_000)).min(1).max(256) }), output: z.object({ receipts: z.array(signedReceipt), expect: z.int() }), faults: ["forked", "malformed", "foreignSignature", "recovering"] }),
  /**
   * To a hub of another epoch than this PC knows, before anything else, again and again until `over`: the keys that the hub had noted here, this PC's own commands from
   * `expect` on with the answers it holds, and `complete` when that is all. No session is needed: everything in it bears its signature. `changed`: answers that replace those of before.
   */
  comeBack: op({
    input: z.strictObject({ dev: id, keys: z.array(signedNote).max(200), messages: z.array(z.string().max(400_000)).max(256), promised: z.array(signedReceipt).max(256), complete: z.boolean() }),
    output: z.object({ expect: z.int(), over: z.boolean(), changed: z.array(signedReceipt) }), faults: ["forked", "malformed", "foreignSignature"],
  }),

  /**
   * Compares what a PC holds of a feed that it has read up to its entry `head`: `digests` are those of its ranges (sync/digest.ts). Names what the ranges that
   * differ hold at the hub; `more`: others differ too. `moved`: the feed does not end there, or not in this epoch, and nothing follows from it.
   */
  digest: op({
    input: z.strictObject({ feed: z.string().max(200), epoch: z.string().max(100), head: z.int().min(1), digests: z.array(z.string().regex(/^[0-9a-f]{16}$/)).min(1).max(256) }),
    output: z.object({ ranges: z.array(z.object({ range: z.int(), records: z.array(id), versions: z.array(z.int()) })), more: z.boolean() }), faults: ["notFound", "moved", "recovering"],
  }),
  /** These feeds were taken away from this session's person, and this PC holds nothing of them any more. */
  purged: op({ input: z.strictObject({ feeds: z.array(z.string().max(200)).min(1).max(500) }), output: z.object({}), faults: [] }),
  /** The present state of records whose events did not arrive in full; those that may not be seen are left out. */
  records: op({ input: z.strictObject({ ids: z.array(id).min(1).max(100) }), output: z.object({ records: z.array(z.object({ record: id, type: z.string(), version: z.int(), state: z.json() })) }), faults: [] }),
  /** The signed commands behind a record, oldest first: who signed what. */
  history: op({ input: z.strictObject({ record: id }), output: z.object({ commands: z.array(z.object({ message: z.string(), publicKey: z.string(), received: z.int(), version: z.int() })) }), faults: ["notFound"] }),
  /** The system administrator's: a file and a code with which a person signs in on a PC that has no network; good for thirty days, once. */
  makeEnrolment: op({ input: z.strictObject({ person: id }), output: z.object({ file: z.string(), code: z.string() }), faults: ["notAllowed", "notFound"] }),
  /** The system administrator's: who has which kind of password, and who is locked; people without a row have none. */
  accounts: op({ input: z.strictObject({}), output: z.object({ accounts: z.array(z.object({ person: id, password: z.enum(["none", "first", "own"]), locked: z.boolean(), changed: z.int() })) }), faults: ["notAllowed"] }),
  /** The system administrator's: a first password for each, told this once and never kept in clear. Who had a password gets this one instead. */
  firstPasswords: op({ input: z.strictObject({ people: z.array(id).min(1).max(50) }), output: z.object({ passwords: z.array(z.object({ person: id, password: z.string() })) }), faults: ["notAllowed", "notFound"] }),
  /** The system administrator's: locks a person out, at once and on every PC, or lets the person in again. */
  setLocked: op({ input: z.strictObject({ person: id, locked: z.boolean() }), output: z.object({}), faults: ["notAllowed", "notFound"] }),
  /** The system administrator's: every PC with who signed in on it and when it was last heard of; `retired` is 0 for one in use. `cleared`: of how many feeds that were taken away from a person it says that nothing is left there, and when it last said so. */
  devices: op({ input: z.strictObject({}), output: z.object({ devices: z.array(z.object({ dev: id, since: z.int(), seen: z.int(), retired: z.int(), people: z.array(id), cleared: z.array(z.object({ person: id, feeds: z.int(), at: z.int() })) })) }), faults: ["notAllowed"] }),
  /** The system administrator's: takes a PC out of use for ever. */
  retireDevice: op({ input: z.strictObject({ dev: id }), output: z.object({}), faults: ["notAllowed", "notFound"] }),
  /** The system administrator's: how the hub is. 0 is “never” for a moment, -1 “not known” for a size in bytes. */
  health: op({
    input: z.strictObject({}), faults: ["notAllowed"],
    output: z.object({
      started: z.int(), now: z.int(), embedded: z.boolean(), server: z.string(), size: z.int(), free: z.int(), commands: z.int(), lastCommand: z.int(), devices: z.int(), devicesToday: z.int(), overdue: z.int(),
      backups: z.enum(["none", "planned", "failed"]), lastBackup: z.int(), inBackup: z.int(),
    }),
  }),
  /**
   * What waits for a person, for whoever may hand it over (ROUTE-8): `title` is empty where the asker may not see the record, `movable` false for
   * what only the record's own commands end.
   */
  openTurns: op({
    input: z.strictObject({ person: id }),
    output: z.object({ turns: z.array(z.object({ record: id, kind: z.string(), turn: z.string(), step: z.string(), since: z.int(), unitName: z.string(), title: z.string(), movable: z.boolean() })) }), faults: ["notAllowed"],
  }),
  /** A person's own new password: its proof, and the signature of `passwordText` by the key that the old password opens. */
  changePassword: op({ input: z.strictObject({ proof: hex, signature: hex }), output: z.object({}), faults: ["unknownKey"] }),
  /** Takes this PC's key of this person out of use. */
  signOut: op({ input: z.strictObject({}), output: z.object({}), faults: [] }),
};

/** What a page may have the hub asked for; the hub says who may. */
export const administratorOperations = ["makeEnrolment", "accounts", "firstPasswords", "setLocked", "devices", "retireDevice", "openTurns", "health"] as const satisfies readonly (keyof typeof hubContract)[];
export type AdministratorOperation = (typeof administratorOperations)[number];

/** What a person's key signs to set the password that this proof belongs to. */
export const passwordText = (proof: string, dev: string, person: string): string => `wenyi/password/1\n${proof}\n${dev}\n${person}`;

/**
 * The file with which a person signs in on a PC that has no network: everything is sealed by the one-time code on the slip.
 * `enrolment` is the text that the hub signed: `{org, hub, person, login, nonce, until}`.
 */
export const enrolmentFile = z.strictObject({
  v: z.literal(1), org: id, hubKey: hex, login: z.string(), name: z.string(), salt: hex, nonce: hex,
  /** XChaCha20-Poly1305 under argon2id(code, salt) of JSON `{enrolment, signature, office, common, address, certificate}`: common is the state of every record in the common feed, address
   * where the hub answers, certificate the PEM of the authority that vouches for it ("" for none). */
  sealed: z.string(),
});
export type EnrolmentFile = z.output<typeof enrolmentFile>;
export const enrolmentText = z.strictObject({ org: id, hub: z.string(), person: id, login: z.string(), nonce: z.string(), until: z.int() });
