import { parseArgs } from "node:util";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { bureau } from "./demonstration/fixtures.ts";
import { twoYears } from "./demonstration/history.ts";
import { createHub, type Hub, type HubOptions } from "./createHub.ts";
import { words } from "./strings.ts";

/** The hub as a process: `--data DIR | --database-url URL`, `--port N`, `--demonstration` (small), `--history` (in full) or `--organisation ID --name NAME`. Prints one line of JSON when it answers. */
async function main(): Promise<void> {
  const hub = await createHub(optionsFrom(process.argv.slice(2)));
  closeOn(["SIGTERM", "SIGINT", "SIGHUP"], hub);
  process.stdout.write(`${JSON.stringify({ hub: hub.url })}\n`);
}

const known = { data: { type: "string" }, port: { type: "string", default: "0" }, "database-url": { type: "string" }, demonstration: { type: "boolean" }, history: { type: "boolean" }, organisation: { type: "string" }, name: { type: "string" } } as const;

function optionsFrom(argv: readonly string[]): HubOptions {
  const { values } = parsed(argv);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(words.wrongOption(`--port ${values.port}`));
  const organisation = values.organisation === undefined ? {} : { organisation: { org: values.organisation, name: values.name ?? values.organisation } };
  return { database: databaseFrom(values), port, clock: Date.now, report: (line) => void process.stderr.write(`${line}\n`), ...organisation, ...demonstrationFrom(values) };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: known });
  } catch (fault) {
    throw new Error(words.wrongOption((fault as Error).message), { cause: fault });
  }
}

/** The small organisation; or the whole bureau with two years of work, told on the first start. */
function demonstrationFrom({ demonstration: small, history }: ReturnType<typeof parsed>["values"]): Partial<HubOptions> {
  if (history === true) return { demonstration: bureau, history: twoYears, told: (share) => void process.stdout.write(`${JSON.stringify({ told: Math.round(share * 100) })}\n`) };
  return small === true ? { demonstration } : {};
}

function databaseFrom(values: { readonly data?: string | undefined; readonly "database-url"?: string | undefined }): HubOptions["database"] {
  const url = values["database-url"] ?? process.env["DATABASE_URL"];
  if (url !== undefined) return { url };
  if (values.data === undefined) throw new Error(words.noFolder);
  return { folder: values.data };
}

const closeWithin = 15_000;

/** Closes doors, then database. Should anything hang, the process ends all the same: whatever was acknowledged is on disk. */
function closeOn(signals: readonly NodeJS.Signals[], hub: Hub): void {
  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), closeWithin).unref();
    hub.close().then(() => process.exit(0), () => process.exit(1));
  };
  for (const signal of signals) process.on(signal, close);
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
