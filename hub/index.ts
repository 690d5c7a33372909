import { parseArgs } from "node:util";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { bureau } from "./demonstration/fixtures.ts";
import { twoYears } from "./demonstration/history.ts";
import { restoreBackup } from "./backup/take.ts";
import { createHub, type Hub, type HubOptions } from "./createHub.ts";
import { words } from "./strings.ts";

/** The hub as a process: `--data DIR | --database-url URL`, `--port N`, `--demonstration` (small), `--history` (in full) or `--organisation ID --name NAME`; `--backup DIR` (`--backup-at HH:MM`, `--backups-kept N`), `--restore BACKUP`. Prints one line of JSON when it answers. */
async function main(): Promise<void> {
  const { restore, options } = optionsFrom(process.argv.slice(2));
  if (restore !== undefined && "folder" in options.database) await restoreBackup(restore, options.database.folder);
  const hub = await createHub(options);
  closeOn(["SIGTERM", "SIGINT", "SIGHUP"], hub);
  process.stdout.write(`${JSON.stringify({ hub: hub.url })}\n`);
}

const known = { data: { type: "string" }, port: { type: "string", default: "0" }, "database-url": { type: "string" }, demonstration: { type: "boolean" }, history: { type: "boolean" }, organisation: { type: "string" }, name: { type: "string" }, backup: { type: "string" }, "backup-at": { type: "string", default: "01:30" }, "backups-kept": { type: "string", default: "14" }, restore: { type: "string" } } as const;

function optionsFrom(argv: readonly string[]): { readonly options: HubOptions; readonly restore: string | undefined } {
  const { values } = parsed(argv);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(words.wrongOption(`--port ${values.port}`));
  const organisation = values.organisation === undefined ? {} : { organisation: { org: values.organisation, name: values.name ?? values.organisation } };
  const database = databaseFrom(values);
  if (values.restore !== undefined && "url" in database) throw new Error(words.ownDatabase);
  return { options: { database, port, clock: Date.now, report: (line) => void process.stderr.write(`${line}\n`), ...organisation, ...backupsFrom(values), ...demonstrationFrom(values) }, restore: values.restore };
}

function backupsFrom({ backup: folder, "backup-at": time, "backups-kept": kept }: ReturnType<typeof parsed>["values"]): Pick<HubOptions, "backups"> {
  if (folder === undefined) return {};
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  const keep = Number(kept);
  if (hour === undefined) throw new Error(words.wrongOption(`--backup-at ${time}`));
  if (!Number.isInteger(keep) || keep < 1) throw new Error(words.wrongOption(`--backups-kept ${kept}`));
  return { backups: { folder, minute: Number(hour) * 60 + Number(minute), keep } };
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
