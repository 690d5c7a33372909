import { randomInt } from "node:crypto";
import { postsOf } from "#shared/engine/directory.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { createEnrolment } from "./accounts.ts";
import type { Core } from "./core.ts";

const goodFor = 30 * 86_400_000;
// No character that is read as another one: 0 and O, 1 and I and L.
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Makes the file and the slip's code for a person, where whoever asks is the system administrator. */
export async function makeEnrolment({ log, identity, office, clock }: Core, person: string, asker: string): Promise<Result<{ readonly file: string; readonly code: string }, { readonly code: string }>> {
  const { people } = (await office()).directory;
  const [found, by] = [people.get(person), people.get(asker)];
  if (by === undefined || !postsOf(by).some((post) => post.startsWith("admin@"))) return err({ code: "notAllowed" });
  if (found?.active !== true) return err({ code: "notFound" });
  const code = Array.from({ length: 4 }, group).join("-");
  const file = await createEnrolment(log, identity, { person, login: found.login, name: found.name, code, until: clock() + goodFor });
  return ok({ file: JSON.stringify(file), code });
}

const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
