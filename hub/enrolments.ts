import { randomBytes } from "node:crypto";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { slipCode } from "#shared/sync/slipCode.ts";
import { createEnrolment } from "./accounts.ts";
import { isAdministrator } from "./administration.ts";
import type { Core } from "./core.ts";

const goodFor = 30 * 86_400_000;

/** Makes the file and the slip's code for a person, where whoever asks is the system administrator. */
export async function makeEnrolment(core: Core, { person, asker, address }: { readonly person: string; readonly asker: string; readonly address: string }): Promise<Result<{ readonly file: string; readonly code: string }, { readonly code: string }>> {
  const { log, identity, office, clock } = core;
  if (!(await isAdministrator(core, asker))) return err({ code: "notAllowed" });
  const found = (await office()).directory.people.get(person);
  if (found?.active !== true) return err({ code: "notFound" });
  const code = slipCode((length) => new Uint8Array(randomBytes(length)));
  const file = await createEnrolment(log, identity, { person, login: found.login, name: found.name, code, until: clock() + goodFor, address });
  return ok({ file: JSON.stringify(file), code });
}
