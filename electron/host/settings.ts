/** 设置 — tab-indented JSON, the file format of both hosts; what a newer version put there is kept. */
import { join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { hostContract, type HostSettings } from "#shared/contracts/host.ts";
import { isDiskFull, replaceFile, setAside, type Files } from "./files.ts";
import { createQueue } from "./queue.ts";
import type { Repair } from "./repairs.ts";

export type SettingsChange = z.output<typeof hostContract.settingsPut.input>;
export type Settings = {
  readonly repairs: readonly Repair[];
  get(): HostSettings;
  put(change: SettingsChange): Promise<Result<HostSettings, { readonly code: "diskFull" }>>;
};

export type OpenSettings = (files: Files, folder: string) => Promise<Settings>;

const fileName = "settings.json";
const anything = z.record(z.string(), z.unknown());
const schema = hostContract.settingsGet.output;

export async function openSettings(files: Files, folder: string): Promise<Settings> {
  const inTurn = createQueue();
  const loaded = await loadSettings(files, folder);
  let kept = loaded.kept;
  return { repairs: loaded.repairs, get: () => schema.parse(kept), put: (change) => inTurn(() => put(change)) };

  async function put(change: SettingsChange): ReturnType<Settings["put"]> {
    const next = { ...kept, ...schema.parse({ ...kept, ...change }) };
    try {
      await replaceFile(files, join(folder, fileName), JSON.stringify(next, null, "\t"));
    } catch (failure) {
      if (isDiskFull(failure)) return err({ code: "diskFull" });
      throw failure;
    }
    kept = next;
    return ok(schema.parse(kept));
  }
}

/** What is kept, or nothing and a repair where it could not be read: then the file stands aside under another name. */
export async function loadSettings(files: Files, folder: string): Promise<{ kept: Record<string, unknown>; repairs: Repair[] }> {
  const bytes = await files.read(join(folder, fileName));
  if (!bytes) return { kept: {}, repairs: [] };
  try {
    const kept = anything.parse(JSON.parse(Buffer.from(bytes).toString()));
    schema.parse(kept);
    return { kept, repairs: [] };
  } catch {
    return { kept: {}, repairs: [{ code: "settings", kept: await setAside(files, folder, fileName) }] };
  }
}
