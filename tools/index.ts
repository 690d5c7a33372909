/** The developer's commands that run on the product's own code. Called by scripts/tool.mjs; each answers whether all is well. */
import { benchCommand } from "../bench/bench.ts";
import { flagsOf, WrongFlag, type Flags } from "./flags.ts";
import { keepHistory } from "./history/command.ts";
import { newModuleCommand } from "./newModule/command.ts";
import { picturesCommand } from "./pictures.ts";
import { sheetsCommand } from "./sheets/command.ts";
import { simCommand } from "./simCommand.ts";

const commands: { readonly [name: string]: (flags: Flags) => Promise<boolean> } = { sim: simCommand, sheets: sheetsCommand, bench: benchCommand, pictures: picturesCommand, "history:keep": keepHistory, "new:module": () => Promise.resolve(newModuleCommand(rest[0])) };

const [name = "", ...rest] = process.argv.slice(2);
process.exitCode = (await run().catch(saidWrongFlag)) ? 0 : 1;

async function run(): Promise<boolean> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command(flagsOf(rest));
  console.error(`There is no command “${name}”. There are: ${Object.keys(commands).join(", ")}.`);
  return false;
}

function saidWrongFlag(fault: unknown): false {
  if (!(fault instanceof WrongFlag)) throw fault;
  console.error(fault.message);
  return false;
}
