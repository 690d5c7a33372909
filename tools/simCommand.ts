import { simulate } from "#sim/main.ts";
import type { Flags } from "./flags.ts";

/** `npm run sim -- --seed N --runs N --clients K --steps M [--json]`: simulated weeks of several PCs; a failing run is told by its seed. */
export async function simCommand(flags: Flags): Promise<boolean> {
  const report = await simulate({ seed: flags.number("seed", 1), runs: flags.number("runs", 100), clients: flags.number("clients", 4), steps: flags.number("steps", 150) });
  const { runs, failed, commands, crashes, restores, firstFailing } = report;
  const first = firstFailing === null ? "" : `\nfirst failing: --seed ${firstFailing.seed} --runs 1\n${firstFailing.findings.join("\n")}`;
  console.log(flags.has("json") ? JSON.stringify(report) : `sim: ${runs} runs, ${failed} failed, ${commands} commands, ${crashes} crashes, ${restores} restores${first}`);
  return failed === 0;
}
