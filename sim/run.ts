import { digestOf } from "#shared/kernel/bytes.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { Chance } from "#shared/kernel/chance.ts";
import type { Pace } from "#renderer/sync/compare.ts";
import { Client } from "./client.ts";
import { VirtualClock } from "./clock.ts";
import { simulatedHub, type SimulatedHub } from "./hub.ts";
import type { Mutant } from "./mutants.ts";
import { findings } from "./invariants.ts";

export type Plan = { readonly seed: number; readonly clients: number; readonly steps: number; readonly mutant?: Mutant };
export type Outcome = { readonly seed: number; readonly findings: readonly string[]; readonly commands: number; readonly crashes: number; readonly restores: number; readonly repairs: number; readonly days: number; readonly trace: string };

const people = ["chen", "liu", "sun", "zhou", "zheng", "wang", "wu", "li", "qian", "zhao"];
const patience = 200;
/** Hours are a minute here, so that a run sees many of them. */
const pace = { every: 50_000, again: 60_000, calm: 1_000 };
const never = { every: 0, again: 1e15, calm: 1e15 };
const sound: Mutant = { compares: true };
const paceFor = ({ compares = false }: Mutant): Pace => (compares ? pace : never);

/** One simulated office: faults while it works, then whole lines, then what must hold. The same plan gives the same trace. */
export async function runOnce({ seed, clients: count, steps, mutant = sound }: Plan): Promise<Outcome> {
  const chance = new Chance(seed);
  const clock = new VirtualClock();
  const hub = await simulatedHub(clock, chance, mutant);
  const world = { hub, clock, chance, mutant, pace: paceFor(mutant) };
  const clients = people.slice(0, count).map((person, index) => new Client(world, person, index));
  const office = new Client(world, "admin", clients.length);
  office.line.faults = 0;
  const all = [...clients, office];
  for (const client of all) await client.begin();
  await clock.pass(10_000);
  const began = clock.now();
  hub.faults = 0.01;
  let [crashes, restores] = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    const client = chance.pick(clients);
    if (client !== undefined) crashes += await disturb(client, office, chance);
    if (await mayRestore(hub, chance)) {
      restores += 1;
      for (const { line } of all) line.drop();
    }
    await clock.pass(chance.below(4_000));
  }
  hub.faults = 0;
  const stuck = await heal(all, clock);
  const found = [...stuck, ...(await findings(hub, all))];
  for (const client of all) client.stop();
  const entries = all.flatMap(({ journal }) => journal.entries().map(({ text }) => text));
  return { seed, findings: found, commands: entries.filter((text) => text.includes('"dseq"') && !text.startsWith("{")).length, crashes, restores, repairs: all.reduce((sum, { repairs }) => sum + repairs, 0), days: ((clock.now() - began) / 86_400_000) * all.length, trace: digestOf(entries.join("\n")) };
}

/** Now and then a backup is taken; more rarely the hub has to go back to the last one. */
async function mayRestore(hub: SimulatedHub, chance: Chance): Promise<boolean> {
  if (chance.happens(0.05)) await hub.takeBackup();
  return chance.happens(0.02) && hub.restore();
}

async function disturb(client: Client, office: Client, chance: Chance): Promise<number> {
  const drawn = chance.next();
  if (drawn < 0.06) {
    client.disk.failsRead = chance.happens(0.1);
    await client.crash({ power: chance.happens(0.5), cache: chance.happens(0.3) });
    return 1;
  }
  if (drawn < 0.08) client.disk.isFull = !client.disk.isFull;
  else if (drawn < 0.09) client.disk.failsSync = true;
  else if (drawn < 0.14) client.line.cut();
  else if (drawn < 0.24) client.line.isUp = true;
  else if (drawn < 0.26) await movePost(office, chance);
  else if (drawn < 0.32) await client.spoil();
  else await client.act();
  return 0;
}

/** The administrator gives somebody a post or takes it: what he may see changes with it. */
async function movePost(office: Client, chance: Chance): Promise<void> {
  const person = demonstration.people.find(({ id }) => id === chance.pick(["zhou", "wang", "sun"]));
  if (person === undefined) return;
  const { id, ...form } = person;
  const posts = chance.happens(0.5) ? form.posts : form.posts.slice(0, 1);
  office.note(await office.desk.command({ kind: "organisation.person", record: id, type: "change", args: { form: { ...form, posts } } }));
  office.wake();
}

// Nobody touches a key any more: every queue has to empty by itself. What is answered counts as delivered half a minute later.
async function heal(clients: readonly Client[], clock: VirtualClock): Promise<readonly string[]> {
  for (const { line, disk } of clients) {
    line.isUp = true;
    line.faults = 0;
    disk.isFull = false;
    disk.failsSync = false;
  }
  // A journal whose disk failed is closed until the next start; whoever sits there is told so.
  for (const client of clients) if (await client.isClosed()) await client.crash({ power: false, cache: false });
  for (let waited = 0; waited < patience; waited += 1) {
    await clock.pass(5_000);
    if (clients.every(({ desk }) => desk.outbox.waiting().length === 0) && waited > 12) break;
  }
  const stuck = clients.filter(({ desk }) => desk.outbox.waiting().length > 0).map(({ desk, standing }) => `L1 ${desk.ring.person}: what was saved is not sent unless somebody touches a key (${standing})`);
  for (const client of clients) await client.crash({ power: true, cache: false });
  await clock.pass(120_000);
  return stuck;
}
