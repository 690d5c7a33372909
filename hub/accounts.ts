import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { EnrolmentFile } from "#shared/contracts/hub.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { loginProof, sealByCode } from "#shared/sync/secret.ts";
import type { Database } from "./db/database.ts";
import type { Identity } from "./identity.ts";
import type { HubReads } from "./log/hubLog.ts";

export type Account = { readonly person: string; readonly login: string; readonly password: string };

/** Whether the password is one that the office gave (`first`, to be changed at once), the person's own, or there is none yet. */
export type PasswordState = "none" | "first" | "own";

/** Gives a person a password to sign in with; an account that exists gets the new one, and wrong tries are forgiven. */
export async function createAccount(database: Database, { person, login, password }: Account, state: PasswordState, now: number): Promise<void> {
  await putProof(database, { person, login, proof: await loginProof(password, database.org, login), state }, now);
}

export type Proof = { readonly person: string; readonly login: string; readonly proof: string; readonly state: PasswordState };

/** Keeps what a password proves; the password itself never comes here. */
export async function putProof({ org, sql }: Database, { person, login, proof, state }: Proof, now: number): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  await sql(
    `insert into account (org, person, login, salt, verifier, password, changed) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (org, person) do update set login = excluded.login, salt = excluded.salt, verifier = excluded.verifier, password = excluded.password, changed = excluded.changed`,
    [org, person, login, salt, verifierOf(salt, proof), state, now],
  );
  await sql("delete from attempt where org = $1 and login = $2", [org, login]);
}

// The proof is argon2id-stretched on the PC and has 256 bits; one more hash keeps a stolen table from being one.
const verifierOf = (salt: string, proof: string): string => createHash("sha256").update(`${salt}${proof}`).digest("hex");

type AccountRow = { readonly person: string; readonly salt: string; readonly verifier: string; readonly blocked: boolean; readonly password: PasswordState };
const nobody: AccountRow = { person: "", salt: "0".repeat(32), verifier: "0".repeat(64), blocked: false, password: "none" };

/** Five tries are free; each one after that waits twice as long, up to half an hour. */
const freeTries = 5;
const waitAfter = (tries: number): number => (tries < freeTries ? 0 : Math.min(1_800_000, 30_000 * 2 ** Math.min(tries - freeTries, 6)));

/** Checks a proof. A login that does not exist is counted and answered exactly like one with another password. */
export async function checkProof({ org, sql }: Database, { login, proof }: { readonly login: string; readonly proof: string }, now: number): Promise<Result<{ readonly person: string; readonly isFirst: boolean }, { code: "wrongPassword" | "locked" | "tooManyTries" }>> {
  const [attempt = { tries: 0, until: 0 }] = await sql<{ tries: number; until: number }>("select tries, until from attempt where org = $1 and login = $2", [org, login]);
  const [account = nobody] = await sql<AccountRow>("select person, salt, verifier, blocked, password from account where org = $1 and login = $2", [org, login]);
  const right = timingSafeEqual(Buffer.from(verifierOf(account.salt, proof)), Buffer.from(account.verifier)) && account !== nobody;
  if (attempt.until > now) return err({ code: "tooManyTries" });
  if (!right) {
    await sql(
      `insert into attempt (org, login, tries, until) values ($1, $2, 1, 0) on conflict (org, login) do update set tries = attempt.tries + 1, until = $3`,
      [org, login, now + waitAfter(attempt.tries + 1)],
    );
    return err({ code: "wrongPassword" });
  }
  await sql("delete from attempt where org = $1 and login = $2", [org, login]);
  return account.blocked ? err({ code: "locked" }) : ok({ person: account.person, isFirst: account.password === "first" });
}

/** `address`: where the hub was reached by whoever asks, for a PC that does not know it yet. */
export type EnrolmentRequest = { readonly person: string; readonly login: string; readonly name: string; readonly code: string; readonly until: number; readonly address: string };

/** The purpose under which the hub signs enrolments: `wenyi/enrolment/1\n<text>`. */
export const enrolmentPurpose = "enrolment";

/** Makes the file with which a person signs in on a PC that has no network; the code goes to the person another way. */
export async function createEnrolment(reads: HubReads, identity: Identity, { person, login, name, code, until, address }: EnrolmentRequest): Promise<EnrolmentFile> {
  const enrolment = canonical({ org: identity.org, hub: identity.hub, person, login, nonce: randomBytes(16).toString("hex"), until });
  const common = (await reads.recordsIn("c")).map(({ id, kind, version, state }) => ({ record: id, type: kind, version, state }));
  const salt = randomBytes(16);
  const content = JSON.stringify({ enrolment, signature: identity.signer.signText(enrolmentPurpose, enrolment), office: identity.name, common, address, certificate: "" });
  const sealed = await sealByCode(content, { code, salt, place: "enrolment" }, (bytes) => randomBytes(bytes));
  // The cipher's own nonce lies in front of the sealed bytes; this one only tells two files apart.
  return { v: 1, org: identity.org, hubKey: identity.signer.publicKey, login, name, salt: salt.toString("hex"), nonce: randomBytes(24).toString("hex"), sealed };
}
