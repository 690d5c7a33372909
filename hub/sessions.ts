import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { enrolmentText } from "#shared/contracts/hub.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { checkProof, enrolmentPurpose } from "./accounts.ts";
import { hubDevice } from "./admit/world.ts";
import type { Core } from "./core.ts";
import type { Sql } from "./db/database.ts";
import { isSignature } from "./signer.ts";

export type Session = { readonly person: string; readonly dev: string; readonly until: number };
export type Opening = { readonly token: string; readonly until: number; readonly person: string; readonly name: string };
type Opened<Code extends string> = Promise<Result<Opening, { code: Code }>>;

const lasts = 10 * 3_600_000;
const challengeLasts = 60_000;

type SignIn = { readonly login: string; readonly proof: string; readonly dev: string; readonly publicKey: string };
type Enrol = { readonly enrolment: string; readonly signature: string; readonly dev: string; readonly publicKey: string };
type Return = { readonly person: string; readonly dev: string; readonly challenge: string; readonly signature: string };

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

  async signIn({ login, proof, dev, publicKey }: SignIn): Opened<"wrongPassword" | "locked" | "tooManyTries"> {
    if (!isKeyOf(publicKey, dev)) return err({ code: "wrongPassword" });
    const checked = await checkProof(this.core.database, { login, proof }, this.now());
    return checked.ok ? this.openWithKey(checked.value, dev, publicKey) : checked;
  }

  async enrol({ enrolment, signature, dev, publicKey }: Enrol): Opened<"wrongEnrolment" | "usedEnrolment" | "locked"> {
    const genuine = isSignature(signature, `wenyi/${enrolmentPurpose}/1\n${enrolment}`, this.core.identity.signer.publicKey);
    const text = genuine && isKeyOf(publicKey, dev) ? readEnrolment(enrolment, this.org, this.now()) : null;
    if (text === null) return err({ code: "wrongEnrolment" });
    await this.sql("insert into enrolment (org, nonce, person, dev, public_key, used) values ($1, $2, $3, $4, $5, $6) on conflict do nothing", [this.org, text.nonce, text.person, dev, publicKey, this.now()]);
    // The same PC that did not hear the answer may ask again; nobody else.
    const [used] = await this.sql<{ dev: string; public_key: string }>("select dev, public_key from enrolment where org = $1 and nonce = $2", [this.org, text.nonce]);
    return used?.dev === dev && used.public_key === publicKey ? this.openWithKey(text.person, dev, publicKey) : err({ code: "usedEnrolment" });
  }

  async session({ person, dev, challenge, signature }: Return): Opened<"unknownKey" | "staleChallenge" | "locked"> {
    if (!isFresh(challenge, (text) => this.mac(text), this.now())) return err({ code: "staleChallenge" });
    const keys = (await this.core.log.keys([dev])).filter((key) => key.person === person && !key.retired);
    const signed = keys.some(({ publicKey }) => isSignature(signature, `wenyi/session/1\n${challenge}\n${dev}\n${person}`, publicKey));
    return signed ? this.open(person, dev) : err({ code: "unknownKey" });
  }

  /** Whose token this is; null when it is nobody's, too old, or its person is no longer active. */
  async check(token: string): Promise<Session | null> {
    const [session] = await this.sql<Session>("select person, dev, until from session where org = $1 and token = $2 and until > $3", [this.org, hashed(token), this.now()]);
    if (session === undefined) return null;
    return (await this.core.office()).directory.people.get(session.person)?.active === true ? session : null;
  }

  async signOut({ person, dev }: Session): Promise<void> {
    await this.core.log.retireKeys(person, dev, this.now());
    await this.sql("delete from session where org = $1 and person = $2 and dev = $3", [this.org, person, dev]);
  }

  private mac(text: string): string {
    return createHmac("sha256", this.core.identity.secret).update(`wenyi/challenge/${text}`).digest("hex");
  }

  private async openWithKey(person: string, dev: string, publicKey: string): Opened<"locked"> {
    await this.core.log.registerKey({ person, dev, publicKey }, this.now());
    return this.open(person, dev);
  }

  private async open(person: string, dev: string): Opened<"locked"> {
    const found = (await this.core.office()).directory.people.get(person);
    if (found?.active !== true) return err({ code: "locked" });
    const token = randomBytes(32).toString("hex");
    const until = this.now() + lasts;
    await this.sql("delete from session where org = $1 and until < $2", [this.org, this.now()]);
    await this.sql("insert into session (org, token, person, dev, until) values ($1, $2, $3, $4, $5)", [this.org, hashed(token), person, dev, until]);
    return ok({ token, until, person, name: found.name });
  }
}

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
