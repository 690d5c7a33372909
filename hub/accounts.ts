import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { EnrolmentFile } from "#shared/contracts/hub.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { loginProof, sealByCode } from "#shared/sync/secret.ts";
import type { Database } from "./db/database.ts";
import type { Identity } from "./identity.ts";
import type { HubReads } from "./log/hubLog.ts";

export type Account = { readonly person: string; readonly login: string; readonly password: string };

/** Gives people a password to sign in with; an account that exists gets the new one. */
export async function createAccount({ org, sql }: Database, { person, login, password }: Account, now: number): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  const verifier = verifierOf(salt, await loginProof(password, org, login));
  await sql(
    `insert into account (org, login, person, salt, verifier, created) values ($1, $2, $3, $4, $5, $6)
     on conflict (org, login) do update set salt = excluded.salt, verifier = excluded.verifier where account.person = excluded.person`,
    [org, login, person, salt, verifier, now],
  );
}

// The proof is argon2id-stretched on the PC and has 256 bits; one more hash keeps a stolen table from being one.
const verifierOf = (salt: string, proof: string): string => createHash("sha256").update(`${salt}${proof}`).digest("hex");

type AccountRow = { readonly person: string; readonly salt: string; readonly verifier: string; readonly blocked: boolean };
const nobody: AccountRow = { person: "", salt: "0".repeat(32), verifier: "0".repeat(64), blocked: false };

/** Five tries are free; each one after that waits twice as long, up to half an hour. */
const freeTries = 5;
const waitAfter = (tries: number): number => (tries < freeTries ? 0 : Math.min(1_800_000, 30_000 * 2 ** Math.min(tries - freeTries, 6)));

/** Checks a proof. A login that does not exist is counted and answered exactly like one with another password. */
export async function checkProof({ org, sql }: Database, { login, proof }: { readonly login: string; readonly proof: string }, now: number): Promise<Result<string, { code: "wrongPassword" | "locked" | "tooManyTries" }>> {
  const [attempt = { tries: 0, until: 0 }] = await sql<{ tries: number; until: number }>("select tries, until from attempt where org = $1 and login = $2", [org, login]);
  const [account = nobody] = await sql<AccountRow>("select person, salt, verifier, blocked from account where org = $1 and login = $2", [org, login]);
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
  return account.blocked ? err({ code: "locked" }) : ok(account.person);
}

export type EnrolmentRequest = { readonly person: string; readonly login: string; readonly name: string; readonly code: string; readonly until: number };

/** The purpose under which the hub signs enrolments: `wenyi/enrolment/1\n<text>`. */
export const enrolmentPurpose = "enrolment";

/** Makes the file with which a person signs in on a PC that has no network; the code goes to the person another way. */
export async function createEnrolment(reads: HubReads, identity: Identity, { person, login, name, code, until }: EnrolmentRequest): Promise<EnrolmentFile> {
  const enrolment = canonical({ org: identity.org, hub: identity.hub, person, login, nonce: randomBytes(16).toString("hex"), until });
  const common = (await reads.recordsIn("c")).map(({ id, kind, version, state }) => ({ record: id, type: kind, version, state }));
  const salt = randomBytes(16);
  const content = JSON.stringify({ enrolment, signature: identity.signer.signText(enrolmentPurpose, enrolment), office: identity.name, common });
  const sealed = await sealByCode(content, code, salt, (bytes) => randomBytes(bytes));
  // The cipher's own nonce lies in front of the sealed bytes; this one only tells two files apart.
  return { v: 1, org: identity.org, hubKey: identity.signer.publicKey, login, name, salt: salt.toString("hex"), nonce: randomBytes(24).toString("hex"), sealed };
}
