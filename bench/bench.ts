import { existsSync } from "node:fs";
import type { Flags } from "../tools/flags.ts";
import { bundle } from "./bundle.ts";
import { bytes } from "./bytes.ts";
import { clicks } from "./clicks.ts";
import { firstSync } from "./firstSync.ts";
import { growth } from "./growth.ts";
import { hub } from "./hub.ts";
import { lists } from "./lists.ts";
import { paper } from "./paper.ts";
import { peers } from "./peers.ts";
import { saved } from "./saved.ts";
import type { BenchRow } from "./rows.ts";

/** What can be measured, by name; each answers one or more rows. */
const benches: { readonly [name: string]: () => Promise<readonly BenchRow[]> } = { bundle, bytes, hub, saved, firstSync, paper, lists, peers, growth, clicks };

const built = ["out/hub/index.mjs", "out/browser/index.mjs", "out/renderer/index.html"];

/** `npm run bench -- [--json] [--only NAME]`: figures beside peers of the same run. Fails only where something could not be measured. */
export async function benchCommand(flags: Flags): Promise<boolean> {
  const only = flags.text("only");
  if (only !== undefined && !Object.hasOwn(benches, only)) {
    console.error(`There is no figure “${only}”. There are: ${Object.keys(benches).join(", ")}.`);
    return false;
  }
  if (built.some((file) => !existsSync(file))) {
    console.error("The product is not built, and it is the product that is measured. Run  npm run build  first.");
    return false;
  }
  return measured(Object.entries(benches).filter(([name]) => only === undefined || name === only), flags.has("json"));
}

async function measured(chosen: readonly (readonly [string, () => Promise<readonly BenchRow[]>])[], json: boolean): Promise<boolean> {
  const rows: BenchRow[] = [];
  let whole = true;
  for (const [name, measure] of chosen) {
    try {
      rows.push(...(await measure()));
    } catch (fault) {
      whole = false;
      console.error(`${name} could not be measured: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    }
  }
  console.log(json ? JSON.stringify(rows, null, 2) : rows.map(lineOf).join("\n"));
  return whole;
}

const lineOf = ({ name, ours, peers, ratio, landing, goal, ok }: BenchRow): string => `${ok ? "ok  " : "over"}  ${name}: ${ours}  ${Object.entries(peers).map(([peer, value]) => `${peer} ${value}`).join(", ")}  ratio ${ratio ?? "–"}  (landing ${landing}, goal ${goal})`;
