import { parseArgs } from "node:util";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { bureau } from "./demonstration/fixtures.ts";
import { twoYears } from "./demonstration/history.ts";
import { markRestored, restoreBackup } from "./backup/take.ts";
import { usualPatience } from "./recovery/recovery.ts";
import { createHub, type Hub, type HubOptions } from "./createHub.ts";
import { words } from "./strings.ts";

/** The hub as a process: `--data DIR | --database-url URL`, `--port N`, `--demonstration` (small), `--history` (in full) or `--organisation ID --name NAME`; `--backup DIR` (`--backup-at HH:MM`, `--backups-kept N`), `--restore BACKUP`; `--mark-restored` says once that a database of one's own was put back. A hub that was put back waits `--gather SECONDS` at least for its PCs. Prints one line of JSON when it answers. */
async function main(): Promise<void> {
  const values = parsed(process.argv.slice(2));
  const options = optionsFrom(values);
  if (await putBack(options.database, values)) return;
  const hub = await createHub(options);
  closeOn(["SIGTERM", "SIGINT", "SIGHUP"], hub);
  process.stdout.write(`${JSON.stringify({ hub: hub.url })}\n`);
}

const known = { data: { type: "string" }, port: { type: "string", default: "0" }, "database-url": { type: "string" }, demonstration: { type: "boolean" }, history: { type: "boolean" }, organisation: { type: "string" }, name: { type: "string" }, backup: { type: "string" }, "backup-at": { type: "string", default: "01:30" }, "backups-kept": { type: "string", default: "14" }, restore: { type: "string" }, "mark-restored": { type: "boolean", default: false }, gather: { type: "string" } } as const;

/** Lays a backup in place, or notes that somebody did; answers whether that was all that was asked. */
async function putBack(database: HubOptions["database"], { restore, "mark-restored": isMarkOnly }: Values): Promise<boolean> {
  if (isMarkOnly && "folder" in database) throw new Error(words.wrongOption("--mark-restored"));
  if (restore !== undefined && "url" in database) throw new Error(words.ownDatabase);
  if ("url" in database) {
    if (isMarkOnly) await markRestored(database.url, Date.now());
    return isMarkOnly;
  }
  if (restore !== undefined) await restoreBackup(restore, database.folder, Date.now());
  return false;
}

function optionsFrom(values: Values): HubOptions {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(words.wrongOption(`--port ${values.port}`));
  const organisation = values.organisation === undefined ? {} : { organisation: { org: values.organisation, name: values.name ?? values.organisation } };
  return { database: databaseFrom(values), port, clock: Date.now, report: (line) => void process.stderr.write(`${line}\n`), ...organisation, ...backupsFrom(values), ...demonstrationFrom(values), ...patienceFrom(values.gather) };
}

type Values = ReturnType<typeof parsed>;

function backupsFrom({ backup: folder, "backup-at": time, "backups-kept": kept }: Values): Pick<HubOptions, "backups"> {
  if (folder === undefined) return {};
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  const keep = Number(kept);
  if (hour === undefined) throw new Error(words.wrongOption(`--backup-at ${time}`));
  if (!Number.isInteger(keep) || keep < 1) throw new Error(words.wrongOption(`--backups-kept ${kept}`));
  return { backups: { folder, minute: Number(hour) * 60 + Number(minute), keep } };
}

function patienceFrom(gather: string | undefined): Pick<HubOptions, "patience"> {
  const seconds = Number(gather);
  if (gather === undefined) return {};
  if (!Number.isInteger(seconds) || seconds < 0) throw new Error(words.wrongOption(`--gather ${gather}`));
  return { patience: { ...usualPatience, least: seconds * 1000, most: Math.max(usualPatience.most, seconds * 1000) } };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: known }).values;
  } catch (fault) {
    throw new Error(words.wrongOption((fault as Error).message), { cause: fault });
  }
}

/** The small organisation; or the whole bureau with two years of work, told on the first start. */
function demonstrationFrom({ demonstration: small, history }: Values): Partial<HubOptions> {
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
