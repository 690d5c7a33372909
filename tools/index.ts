/** The developer's commands that run on the product's own code: `sim`, `sheets`, `bench`. Called by scripts/tool.mjs. */
import { simulate } from "#sim/main.ts";
import { flagsOf } from "./flags.ts";

const [name, ...rest] = process.argv.slice(2);
const flags = flagsOf(rest);

async function run(): Promise<boolean> {
  if (name === "sim") {
    const report = await simulate({ seed: flags.number("seed", 1), runs: flags.number("runs", 100), clients: flags.number("clients", 4), steps: flags.number("steps", 150) });
    console.log(flags.has("json") ? JSON.stringify(report) : `sim: ${report.runs} runs, ${report.failed} failed, ${report.commands} commands, ${report.crashes} crashes${report.firstFailing === null ? "" : `\nfirst failing: --seed ${report.firstFailing.seed} --runs 1\n${report.firstFailing.findings.join("\n")}`}`);
    return report.failed === 0;
  }
  console.error(`There is no command “${name ?? ""}”. There are: sim.`);
  return false;
}

process.exitCode = (await run()) ? 0 : 1;
