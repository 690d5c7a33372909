import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import type { Json } from "#shared/kernel/result.ts";
import { createAccount } from "./accounts.ts";
import type { SystemCommand } from "./admit/admit.ts";
import type { Core } from "./core.ts";

type Named = { readonly id: string };
/** An organisation as its fixtures tell it: forms of units, people and seals under the ids that they get. */
export type OrganisationFixture = {
  readonly org: string; readonly name: string; readonly password: string;
  readonly units: readonly Named[]; readonly people: readonly (Named & { readonly login: string })[]; readonly seals: readonly Named[]; readonly calendars: readonly Named[];
};

/** Sets an organisation up through admission like everything else; what is already there is not made again. */
export async function seed(core: Core, { units, people, seals, calendars, password }: OrganisationFixture): Promise<void> {
  const made = [
    ...units.map((unit) => registering("organisation.unit", unit)),
    ...calendars.map((calendar) => registering("organisation.calendar", calendar)),
    ...people.map((person) => registering("organisation.person", person)),
    ...seals.flatMap((impression) => [registering("seal.impression", impression), { kind: "seal.impression", record: impression.id, type: "enable", args: { notice: "", on: "2024-01-01" } }]),
  ];
  const receipts = await core.admission.issue(made.map((command) => ({ ...command, cid: digestOf(`wenyi/seed/${command.record}/${command.type}`).slice(0, 32) })));
  const wrong = receipts.find(({ receipt }) => receipt.outcome !== "accepted");
  if (wrong !== undefined) throw new Error(`${wrong.receipt.record}: ${must(wrong.receipt.refusal, "a refusal").code}`);
  const held = await core.database.sql<{ login: string }>("select login from account where org = $1", [core.database.org]);
  const known = new Set(held.map(({ login }) => login));
  for (const { id, login } of people) if (!known.has(login)) await createAccount(core.database, { person: id, login, password }, "own", core.clock());
}

const registering = (kind: string, { id, ...form }: Named): SystemCommand => ({ kind, record: id, type: "register", args: { form: form as unknown as Json } });
