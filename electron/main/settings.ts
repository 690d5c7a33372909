/** 设置 — the same file as in the browser host, kept by electron-store: checked on every writing against the contract's own schema. */
import Store, { type Schema } from "electron-store";
import { z } from "zod";
import { hostContract, type HostSettings } from "#shared/contracts/host.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { isDiskFull } from "../host/files.ts";
import { loadSettings, type OpenSettings } from "../host/settings.ts";

const shape = hostContract.settingsGet.output;
const { properties } = z.toJSONSchema(shape, { io: "input" });

/** What cannot be read stands aside first, so that the store never meets it, and is told in `repairs`. */
export const openStoreSettings: OpenSettings = async (files, folder) => {
  const { repairs } = await loadSettings(files, folder);
  const store = new Store<HostSettings>({ cwd: folder, name: "settings", schema: properties as Schema<HostSettings>, clearInvalidConfig: false, configFileMode: 0o600 });
  const get = (): HostSettings => shape.parse(store.store);
  return {
    repairs,
    get,
    put: async (change) => {
      try {
        store.set(shape.parse({ ...store.store, ...change }));
        return ok(get());
      } catch (failure) {
        if (isDiskFull(failure)) return err({ code: "diskFull" });
        throw failure;
      }
    },
  };
};
