/** A PC as a process of its own, to be killed: its host, journal, store and sync work until it ends. It tells in lines of JSON what it holds and what it was told is saved. */
import { createInterface } from "node:readline";
import { doSomething } from "#sim/acts.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { QuietPc } from "../support/quietPc.ts";

const [folder = "", url = "", login = "", seed = "1", mode = "work"] = process.argv.slice(2);
const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

const pc = await QuietPc.open(folder, url, { login, password: "wenyi-2026" });
const { desk, sync } = pc;
say({ held: desk.outbox.all().map(({ body }) => body.cid) });
if (mode === "work") await work();
else await rest();

async function work(): Promise<never> {
  const chance = new Chance(Number(seed));
  for (;;) {
    const given = await doSomething({ desk, chance });
    if (given?.ok === true) say({ saved: given.value.cid });
    sync.wake();
    await new Promise((resolve) => setImmediate(resolve)); // whatever arrives is let in between
  }
}

/** Waits until everything is answered, says with what, and ends when it is told to. */
async function rest(): Promise<void> {
  const told = (): void => {
    if (!pc.isAtRest) return;
    say({ answered: desk.outbox.all().map(({ body, receipt }) => [body.cid, receipt?.outcome ?? ""]) });
    stop();
  };
  const stop = desk.onChange(told);
  told();
  createInterface({ input: process.stdin }).once("close", () => void pc.close().then(() => process.exit(0)));
}
