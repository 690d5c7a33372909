import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { enrolmentText, passwordText } from "#shared/contracts/hub.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { keyNotePurpose, type KeyNote, type SignedNote } from "#shared/sync/keyNote.ts";
import { checkProof, enrolmentPurpose, putProof } from "./accounts.ts";
import { hubDevice } from "./admit/world.ts";
import type { Core } from "./core.ts";
import type { Sql } from "./db/database.ts";
import { isSignature } from "./signer.ts";

/** `retired`: of a PC out of use, which may only hand over what it still holds. */
export type Session = { readonly person: string; readonly dev: string; readonly until: number; readonly retired: boolean };
/** `first`: the password was given by the office and is to be changed. */
export type Opening = { readonly token: string; readonly until: number; readonly person: string; readonly name: string; readonly first: boolean; readonly retired: boolean; readonly note: SignedNote };
type Opened<Code extends string> = Promise<Result<Opening, { code: Code }>>;

const lasts = 10 * 3_600_000;
const challengeLasts = 60_000;

type SignIn = { readonly login: string; readonly proof: string; readonly dev: string; readonly publicKey: string };
type Enrol = { readonly enrolment: string; readonly signature: string; readonly dev: string; readonly publicKey: string };
type Return = { readonly person: string; readonly dev: string; readonly challenge: string; readonly signature: string };
type KeyAt = { readonly person: string; readonly dev: string; readonly publicKey: string };
type KeyOf = { readonly publicKey: string; readonly retired: boolean; readonly out: boolean };

/** The ways into the hub, and the tokens that keep it open: 256 random bits, of which only the hash is stored. */
export class Sessions {
  private readonly org: string;
  private readonly sql: Sql;
  private readonly now: () => number;

  constructor(private readonly core: Core) {
    this.org = core.database.org;
    this.sql = core.database.sql;
    this.now = core.clock;
  }

  /** A text to be signed within a minute; it carries its own proof, so that any hub of this database can check it. */
  challenge(): string {
    const text = `${this.now()}.${randomBytes(16).toString("hex")}`;
    return `${text}.${this.mac(text)}`;
  }

  async signIn({ login, proof, dev, publicKey }: SignIn): Opened<"wrongPassword" | "locked" | "tooManyTries" | "retiredDevice"> {
    if (!isKeyOf(publicKey, dev)) return err({ code: "wrongPassword" });
    const checked = await checkProof(this.core.database, { login, proof }, this.now());
    return checked.ok ? this.openWithKey({ ...checked.value, dev, publicKey }) : checked;
  }

  async enrol({ enrolment, signature, dev, publicKey }: Enrol): Opened<"wrongEnrolment" | "usedEnrolment" | "locked" | "retiredDevice"> {
    const genuine = this.core.identity.signer.isText(enrolmentPurpose, enrolment, signature);
    const text = genuine && isKeyOf(publicKey, dev) ? readEnrolment(enrolment, this.org, this.now()) : null;
    if (text === null) return err({ code: "wrongEnrolment" });
    await this.sql("insert into enrolment (org, nonce, person, dev, public_key, used) values ($1, $2, $3, $4, $5, $6) on conflict do nothing", [this.org, text.nonce, text.person, dev, publicKey, this.now()]);
    // The same PC that did not hear the answer may ask again; nobody else.
    const [used] = await this.sql<{ dev: string; public_key: string }>("select dev, public_key from enrolment where org = $1 and nonce = $2", [this.org, text.nonce]);
    return used?.dev === dev && used.public_key === publicKey ? this.openWithKey({ person: text.person, isFirst: false, dev, publicKey }) : err({ code: "usedEnrolment" });
  }

  async session({ person, dev, challenge, signature }: Return): Opened<"unknownKey" | "staleChallenge" | "locked"> {
    if (!isFresh(challenge, (text) => this.mac(text), this.now())) return err({ code: "staleChallenge" });
    const key = await this.keyThatSigned(signature, `wenyi/session/1\n${challenge}\n${dev}\n${person}`, { person, dev });
    if (key === undefined || (key.retired && !key.out)) return err({ code: "unknownKey" });
    return this.open({ person, dev, publicKey: key.publicKey }, { first: false, retired: key.out });
  }

  /** ACC-3: a person's own password, by the key that only the old one opens; nobody else may set it. */
  async changePassword({ proof, signature }: { readonly proof: string; readonly signature: string }, { person, dev }: Session): Promise<Result<Record<string, never>, { code: "unknownKey" }>> {
    const key = await this.keyThatSigned(signature, passwordText(proof, dev, person), { person, dev });
    const found = (await this.core.office()).directory.people.get(person);
    if (key === undefined || key.retired || found === undefined) return err({ code: "unknownKey" });
    await putProof(this.core.database, { person, login: found.login, proof, state: "own" }, this.now());
    return ok({});
  }

  /** Whose token this is; null when it is nobody's, too old, or its person is no longer active. */
  async check(token: string): Promise<Session | null> {
    const [session] = await this.sql<Session>("select person, dev, until, retired from session where org = $1 and token = $2 and until > $3", [this.org, hashed(token), this.now()]);
    if (session === undefined) return null;
    await this.note(session.dev);
    return (await this.core.office()).directory.people.get(session.person)?.active === true ? session : null;
  }

  async signOut({ person, dev }: Session): Promise<void> {
    await this.core.log.retireKeys(person, dev, this.now());
    await this.sql("delete from session where org = $1 and person = $2 and dev = $3", [this.org, person, dev]);
  }

  private noteOf(note: KeyNote): SignedNote {
    const text = JSON.stringify(note);
    return { text, signature: this.core.identity.signer.signText(keyNotePurpose, text) };
  }

  private mac(text: string): string {
    return createHmac("sha256", this.core.identity.secret).update(`wenyi/challenge/${text}`).digest("hex");
  }

  private async openWithKey({ person, isFirst, dev, publicKey }: { readonly person: string; readonly isFirst: boolean; readonly dev: string; readonly publicKey: string }): Opened<"locked" | "retiredDevice"> {
    const [device] = await this.sql<{ retired: number | null }>("select retired from device where org = $1 and dev = $2", [this.org, dev]);
    if (device !== undefined && device.retired !== null) return err({ code: "retiredDevice" });
    await this.core.log.registerKey({ person, dev, publicKey }, this.now());
    return this.open({ person, dev, publicKey }, { first: isFirst, retired: false });
  }

  /** The person's key on this PC that signed a text, in use or not; `out` where the PC itself is out of use. */
  private async keyThatSigned(signature: string, text: string, { person, dev }: { readonly person: string; readonly dev: string }): Promise<KeyOf | undefined> {
    const keys = await this.sql<KeyOf>(keysSql, [this.org, dev, person]);
    return keys.find(({ publicKey }) => isSignature(signature, text, publicKey));
  }

  private readonly noted = new Map<string, number>();

  /** When a PC was last heard of, to the minute. */
  private async note(dev: string): Promise<void> {
    const now = this.now();
    if (now - (this.noted.get(dev) ?? 0) < 60_000) return;
    this.noted.set(dev, now);
    await this.sql("insert into device (org, dev, seen) values ($1, $2, $3) on conflict (org, dev) do update set seen = excluded.seen", [this.org, dev, now]);
  }

  private async open({ person, dev, publicKey }: KeyAt, { first, retired }: { readonly first: boolean; readonly retired: boolean }): Opened<"locked"> {
    const found = (await this.core.office()).directory.people.get(person);
    const locked = await this.sql("select 1 from account where org = $1 and person = $2 and blocked", [this.org, person]);
    if (found?.active !== true || locked.length > 0) return err({ code: "locked" });
    await this.note(dev);
    const token = randomBytes(32).toString("hex");
    const until = this.now() + lasts;
    await this.sql("delete from session where org = $1 and until < $2", [this.org, this.now()]);
    await this.sql("insert into session (org, token, person, dev, until, retired) values ($1, $2, $3, $4, $5, $6)", [this.org, hashed(token), person, dev, until, retired]);
    return ok({ token, until, person, name: found.name, first, retired, note: this.noteOf({ org: this.org, person, dev, publicKey }) });
  }
}

const keysSql = `select key.public_key as "publicKey", key.retired is not null as retired, device.retired is not null as out
from person_key key left join device on device.org = key.org and device.dev = key.dev where key.org = $1 and key.dev = $2 and key.person = $3`;

const hashed = (token: string): string => createHash("sha256").update(token).digest("hex");
const isKeyOf = (publicKey: string, dev: string): boolean => /^[0-9a-f]{64}$/.test(publicKey) && dev !== hubDevice;

function isFresh(challenge: string, mac: (text: string) => string, now: number): boolean {
  const [at = "", chance = "", code = ""] = challenge.split(".");
  const expected = Buffer.from(mac(`${at}.${chance}`));
  const given = Buffer.from(code);
  return given.length === expected.length && timingSafeEqual(given, expected) && now - Number(at) <= challengeLasts && Number(at) <= now + challengeLasts;
}

function readEnrolment(text: string, org: string, now: number) {
  try {
    const parsed = enrolmentText.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.org === org && parsed.data.until >= now ? parsed.data : null;
  } catch {
    return null; // not JSON: not written by this hub
  }
}
