import { must } from "#shared/kernel/assert.ts";
import { mutants } from "./mutants.ts";
import { runOnce, type Outcome } from "./run.ts";

export type SimOptions = { readonly seed: number; readonly runs: number; readonly clients: number; readonly steps: number };
export type SimReport = { readonly runs: number; readonly failed: number; readonly firstFailing: { readonly seed: number; readonly findings: readonly string[] } | null; readonly commands: number; readonly crashes: number; readonly restores: number; readonly repairs: number; readonly simDays: number };

/** Runs seeds one after another; the report names the first that failed, which runs alone by `--seed N --runs 1`. */
export async function simulate({ seed, runs, clients, steps }: SimOptions): Promise<SimReport> {
  const outcomes: Outcome[] = [];
  for (let run = 0; run < runs; run += 1) outcomes.push(await runOnce({ seed: seed + run, clients, steps }));
  const failing = outcomes.filter(({ findings }) => findings.length > 0);
  const [first] = failing;
  return {
    runs,
    failed: failing.length,
    firstFailing: first === undefined ? null : { seed: first.seed, findings: first.findings },
    commands: outcomes.reduce((sum, { commands }) => sum + commands, 0),
    crashes: outcomes.reduce((sum, { crashes }) => sum + crashes, 0),
    restores: outcomes.reduce((sum, { restores }) => sum + restores, 0),
    repairs: outcomes.reduce((sum, { repairs }) => sum + repairs, 0),
    simDays: Math.round(outcomes.reduce((sum, { days }) => sum + days, 0) * 100) / 100,
  };
}

export type MutantReport = { readonly mutants: number; readonly caught: { readonly [name: string]: number }; readonly missed: readonly string[] };

/** Plants each defect alone; `caught`: after how many seeds an invariant failed. What throws is caught as well. */
export async function hunt(names: readonly string[], { seed, clients, steps }: Omit<SimOptions, "runs">, most = 500): Promise<MutantReport> {
  const caught: { [name: string]: number } = {};
  for (const name of names) {
    for (let run = 0; run < most && caught[name] === undefined; run += 1) {
      const found = await runOnce({ seed: seed + run, clients, steps, mutant: must(mutants[name], name) }).then(({ findings }) => findings.length > 0, () => true);
      if (found) caught[name] = run + 1;
    }
  }
  return { mutants: names.length, caught, missed: names.filter((name) => caught[name] === undefined) };
}
