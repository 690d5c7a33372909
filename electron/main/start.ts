/** 安装版宿主的启动 — what must happen before Electron is ready, and what a person sees when it cannot start. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "#shared/kernel/ids.ts";
import { collectFlags, dataFolderOf } from "../host/flags.ts";
import { createLog } from "../host/log.ts";
import { presetWords } from "../host/preset.ts";
import { StartRefused } from "../host/startRefused.ts";
import { privileged } from "./addresses.ts";
import { runClient } from "./client.ts";
import type { ElectronApi } from "./electronApi.ts";
import { refuseSwitches } from "./switches.ts";
import { refuseDamaged } from "./whole.ts";

export type Given = { readonly words: readonly string[]; readonly build: string; readonly now: () => number; readonly random: Random };

export function start(electron: ElectronApi, { words, build, now, random }: Given): void {
  const { app } = electron;
  try {
    refuseSwitches(app.commandLine, app.isPackaged);
    const flags = flagsOf([...(app.isPackaged ? presetWords(process.resourcesPath) : []), ...words]);
    const data = dataFolderOf(flags.get("--data"));
    if (!prepare(electron, data)) return app.quit();
    app.whenReady().then(() => runClient({ electron, flags, data, build, now, random, log: createLog(data, now) })).catch((failure: unknown) => stop(electron, failure));
  } catch (failure) {
    stop(electron, failure);
  }
}

const known = { valued: ["--data", "--hub", "--ca", "--renderer"], plain: ["--hidden", "--test-hooks"] };
/** NOTE: what is not ours is Chromium's. */
const flagsOf = (words: readonly string[]): Map<string, string> => collectFlags(words, known, () => undefined);

/** Walls, scheme and place; false when another instance has the place and now shows its window. */
function prepare({ app, protocol }: ElectronApi, data: string): boolean {
  if (app.isPackaged) refuseDamaged(process.resourcesPath);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([privileged]);
  app.setAppUserModelId("cn.wenyi.client");
  const profile = join(data, "electron");
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath("userData", profile);
  return app.requestSingleInstanceLock();
}

/** One sentence, in both languages, for nobody has chosen one yet; only a defect shows where it comes from. */
function stop({ app, dialog }: ElectronApi, failure: unknown): void {
  dialog.showErrorBox("Wenyi", failure instanceof StartRefused ? `${failure.sentence.zh}\n\n${failure.sentence.en}` : traceOf(failure));
  app.exit(1);
}

const traceOf = (failure: unknown): string => (failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
