import { hunt, simulate, type MutantReport, type SimReport } from "#sim/main.ts";
import { mutants } from "#sim/mutants.ts";
import { WrongFlag, type Flags } from "./flags.ts";

/**
 * `npm run sim -- --seed N --runs N --clients K --steps M [--json]`: simulated days of several PCs; a failing run is told by its seed.
 * `--mutant NAME` plants one defect, `--mutants` each in turn: well is then what was caught.
 */
export async function simCommand(flags: Flags): Promise<boolean> {
  const options = { seed: flags.number("seed", 1), runs: flags.number("runs", 100), clients: flags.number("clients", 4), steps: flags.number("steps", 150) };
  const named = flags.text("mutant");
  if (named !== undefined && !Object.hasOwn(mutants, named)) throw new WrongFlag(`There is no mutant “${named}”. There are: ${Object.keys(mutants).join(", ")}.`);
  if (named !== undefined) return sayCaught(await hunt([named], options), flags);
  return flags.has("mutants") ? sayCaught(await hunt(Object.keys(mutants), options), flags) : sayHeld(await simulate(options), flags);
}

function sayCaught(report: MutantReport, flags: Flags): boolean {
  const lines = [...Object.entries(report.caught).map(([name, seeds]) => `${name}: caught by seed ${seeds}`), ...report.missed.map((name) => `${name}: missed`)];
  console.log(flags.has("json") ? JSON.stringify(report) : lines.join("\n"));
  return report.missed.length === 0;
}

function sayHeld(report: SimReport, flags: Flags): boolean {
  const { runs, failed, commands, crashes, restores, repairs, simDays, firstFailing } = report;
  const first = firstFailing === null ? "" : `\nfirst failing: --seed ${firstFailing.seed} --runs 1\n${firstFailing.findings.join("\n")}`;
  console.log(flags.has("json") ? JSON.stringify(report) : `sim: ${runs} runs, ${failed} failed, ${commands} commands, ${crashes} crashes, ${restores} restores, ${repairs} repairs, ${simDays} days of a PC${first}`);
  return failed === 0;
}
