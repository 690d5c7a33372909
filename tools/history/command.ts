import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumpHub } from "#e2e/history/hubDump.ts";
import { liveThrough } from "#e2e/history/story.ts";
import { Office } from "#e2e/support/office.ts";
import type { Flags } from "../flags.ts";

/** `npm run history:keep -- --release NAME`: keeps what this build's hub and a desk leave behind, for every later build to open. What is kept once is never made again. */
export async function keepHistory(flags: Flags): Promise<boolean> {
  const release = flags.text("release") ?? "";
  const folder = join("e2e/history", release);
  if (!/^[\w.-]+$/.test(release) || existsSync(folder)) {
    console.error("--release names the release to keep, in letters, digits, dots and dashes; one that is kept already is never written over.");
    return false;
  }
  const office = await Office.open("browser");
  const { facts, desk } = await liveThrough(await office.pc("kept"));
  await office.hub.stop();
  mkdirSync(folder, { recursive: true });
  copyFileSync(desk, join(folder, "desk.wydesk"));
  await dumpHub(join(office.folder, "hub"), join(folder, "hub.jsonl.gz"));
  writeFileSync(join(folder, "facts.json"), `${JSON.stringify(facts, null, "\t")}\n`);
  await office.close();
  return true;
}
