import type { Instant } from "#shared/kernel/instant.ts";
import type { RecoveryLog } from "./recoveryLog.ts";

export type HeardDevice = { readonly dev: string; readonly seen: Instant; readonly isRetired: boolean };

/** The memory of a hub without a disk. */
export function memoryRecovery(began: Instant | null, devices: readonly HeardDevice[]): RecoveryLog {
  let since = began;
  return {
    began: async () => since,
    awaited: async (heardOf) => {
      const last = Math.max(0, ...devices.map(({ seen }) => seen));
      return devices.filter(({ seen, isRetired }) => !isRetired && seen > 0 && seen >= last - heardOf).map(({ dev }) => dev);
    },
    end: async () => {
      since = null;
    },
  };
}
