import { z } from "zod";
import { signedReceipt } from "#shared/sync/envelope.ts";
import { op } from "./contract.ts";

const id = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);
const hex = z.string().regex(/^[0-9a-f]+$/).max(256);
const session = z.object({ token: z.string(), until: z.int(), person: id, name: z.string() });

/** The protocol of this build. A hub answers older ones for 24 months. */
export const protocol = 1;

/**
 * What a client asks of a hub: `POST /v1/<operation>` with JSON, `Authorization: Bearer <token>` after sign-in. Beside these:
 * `POST /v1/stream` {cursors} answers NDJSON frames (sync/frame.ts), compressed and flushed frame by frame, and stays open;
 * `PUT|HEAD|GET /v1/blob/<sha-256>`: sealed files; reading names the record in `X-Wenyi-Record`.
 */
export const hubContract = {
  /** Who the hub is. `challenge` is to be signed within a minute by whoever asks for a session. */
  hello: op({ input: z.strictObject({ protocol: z.int(), dev: id }), output: z.object({ org: id, name: z.string(), hub: z.string(), key: hex, epoch: z.string(), time: z.int(), challenge: z.string(), demonstration: z.boolean() }), faults: ["tooOld"] }),

  /** First sign-in of a person on a PC: `proof` is derived from the password (argon2id, then HKDF), never the password; registers the person's key made there. */
  signIn: op({ input: z.strictObject({ login: z.string().min(1).max(60), proof: hex, dev: id, publicKey: hex }), output: session, faults: ["wrongPassword", "locked", "tooManyTries"] }),
  /** First contact of a person enrolled by file: the hub's own signed text, and the key made from it. */
  enrol: op({ input: z.strictObject({ enrolment: z.string().max(4000), signature: hex, dev: id, publicKey: hex }), output: session, faults: ["wrongEnrolment", "usedEnrolment"] }),
  /** Every later session: the person's key signs `wenyi/session/1\n<challenge>\n<dev>\n<person>`. */
  session: op({ input: z.strictObject({ person: id, dev: id, challenge: z.string().max(200), signature: hex }), output: session, faults: ["unknownKey", "staleChallenge", "locked"] }),

  /** Commands in the order of their PC, from the hub's next one on. The answer follows the commit; a command sent again gets its first receipt. */
  push: op({ input: z.strictObject({ dev: id, messages: z.array(z.string().max(400_000)).min(1).max(256) }), output: z.object({ receipts: z.array(signedReceipt), expect: z.int() }), faults: ["forked", "malformed", "foreignSignature"] }),

  /** The present state of records whose events did not arrive in full; those that may not be seen are left out. */
  records: op({ input: z.strictObject({ ids: z.array(id).min(1).max(100) }), output: z.object({ records: z.array(z.object({ record: id, type: z.string(), version: z.int(), state: z.json() })) }), faults: [] }),
  /** The signed commands behind a record, oldest first: who signed what. */
  history: op({ input: z.strictObject({ record: id }), output: z.object({ commands: z.array(z.object({ message: z.string(), publicKey: z.string(), received: z.int(), version: z.int() })) }), faults: ["notFound"] }),
  /** The system administrator's: a file and a code with which a person signs in on a PC that has no network; good for thirty days, once. */
  makeEnrolment: op({ input: z.strictObject({ person: id }), output: z.object({ file: z.string(), code: z.string() }), faults: ["notAllowed", "notFound"] }),
  /** Takes this PC's key of this person out of use. */
  signOut: op({ input: z.strictObject({}), output: z.object({}), faults: [] }),
};

/**
 * The file with which a person signs in on a PC that has no network: everything is sealed by the one-time code on the slip.
 * `enrolment` is the text that the hub signed: `{org, hub, person, login, nonce, until}`.
 */
export const enrolmentFile = z.strictObject({
  v: z.literal(1), org: id, hubKey: hex, login: z.string(), name: z.string(), salt: hex, nonce: hex,
  /** XChaCha20-Poly1305 under argon2id(code, salt) of JSON `{enrolment, signature, office, common}`: common is the state of every record in the common feed. */
  sealed: z.string(),
});
export type EnrolmentFile = z.output<typeof enrolmentFile>;
export const enrolmentText = z.strictObject({ org: id, hub: z.string(), person: id, login: z.string(), nonce: z.string(), until: z.int() });
