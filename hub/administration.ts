import { randomBytes, randomInt } from "node:crypto";
import { postsOf } from "#shared/engine/directory.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { createAccount, putProof, type PasswordState } from "./accounts.ts";
import type { Core } from "./core.ts";
import { healthOf, type HealthView } from "./health.ts";
import { clearedBy, type Cleared } from "./purges.ts";

type Refused = { readonly code: "notAllowed" | "notFound" };
type Answer<Value> = Promise<Result<Value, Refused>>;
export type AccountView = { readonly person: string; readonly password: PasswordState; readonly locked: boolean; readonly changed: number };
export type DeviceView = { readonly dev: string; readonly since: number; readonly seen: number; readonly retired: number; readonly people: string[]; readonly cleared: Cleared[] };

export async function isAdministrator({ office }: Core, person: string): Promise<boolean> {
  const found = (await office()).directory.people.get(person);
  return found?.active === true && postsOf(found).some((post) => post.startsWith("admin@"));
}

/** What the system administrator does with accounts and PCs; whoever else asks is told `notAllowed`, and nothing more. Rules ACC-1…8, ACC-10, ACC-11. */
export class Administration {
  constructor(private readonly core: Core) {}

  accounts(asker: string): Answer<AccountView[]> {
    return this.asked(asker, async () => ok(await this.sql<AccountView>("select person, password, blocked as locked, changed from account where org = $1", [this.org])));
  }

  /** ACC-1: a first password for each of these people, told once. One who has a password already gets another in its place. */
  firstPasswords(asker: string, people: readonly string[]): Answer<{ person: string; password: string }[]> {
    return this.asked(asker, async () => {
      const { directory } = await this.core.office();
      const found = people.flatMap((id) => directory.people.get(id) ?? []).filter(({ active }) => active);
      if (found.length < people.length) return err({ code: "notFound" });
      const given = found.map(({ id, login }) => ({ person: id, login, password: newPassword() }));
      for (const account of given) await createAccount(this.core.database, account, "first", this.core.clock());
      return ok(given.map(({ person, password }) => ({ person, password })));
    });
  }

  /** ACC-4: a locked person's sessions end now, here and on every PC; unlocked, the same keys and password are good again. */
  setLocked(asker: string, { person, locked }: { readonly person: string; readonly locked: boolean }): Answer<Record<string, never>> {
    return this.asked(asker, async () => {
      const found = (await this.core.office()).directory.people.get(person);
      if (found === undefined || person === asker) return err({ code: "notFound" });
      const held = await this.sql("select 1 from account where org = $1 and person = $2", [this.org, person]);
      // Somebody enrolled by file has no password here: the lock needs a row all the same, with a proof that nobody knows.
      if (held.length === 0) await putProof(this.core.database, { person, login: found.login, proof: randomBytes(32).toString("hex"), state: "none" }, this.core.clock());
      await this.sql("update account set blocked = $3 where org = $1 and person = $2", [this.org, person, locked]);
      if (locked) await this.sql("delete from session where org = $1 and person = $2", [this.org, person]);
      return ok({});
    });
  }

  devices(asker: string): Answer<DeviceView[]> {
    return this.asked(asker, async () => {
      const cleared = await clearedBy(this.core);
      const devices = await this.sql<Omit<DeviceView, "cleared">>(devicesSql, [this.org]);
      return ok(devices.map((device) => ({ ...device, cleared: cleared.get(device.dev) ?? [] })));
    });
  }

  /** ACC-6: a PC that is lost or given away: its keys are out of use for ever, and its sessions end. */
  retireDevice(asker: string, dev: string): Answer<Record<string, never>> {
    return this.asked(asker, async () => {
      const now = this.core.clock();
      const retired = await this.sql("update device set retired = coalesce(retired, $3) where org = $1 and dev = $2 returning dev", [this.org, dev, now]);
      if (retired.length === 0) return err({ code: "notFound" });
      await this.sql("update person_key set retired = $3 where org = $1 and dev = $2 and retired is null", [this.org, dev, now]);
      await this.sql("delete from session where org = $1 and dev = $2", [this.org, dev]);
      return ok({});
    });
  }

  health(asker: string): Answer<HealthView> {
    return this.asked(asker, async () => ok(await healthOf(this.core)));
  }

  private get org(): string {
    return this.core.database.org;
  }

  private get sql(): Core["database"]["sql"] {
    return this.core.database.sql;
  }

  private async asked<Value>(asker: string, answer: () => Answer<Value>): Answer<Value> {
    return (await isAdministrator(this.core, asker)) ? answer() : err({ code: "notAllowed" });
  }
}

const devicesSql = `select key.dev, min(key.since) as since, coalesce(max(device.seen), 0) as seen, coalesce(max(device.retired), 0) as retired, array_agg(distinct key.person) as people
from person_key key left join device on device.org = key.org and device.dev = key.dev where key.org = $1 group by key.dev order by seen desc`;

// Small letters and digits of which none is read as another one, as easy to type on an old keyboard as to read from a slip.
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const newPassword = (): string => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");
