import type { SafeStorage } from "electron";
import type { Vault } from "../host/device.ts";
import type { Log } from "../host/operations.ts";

/**
 * The system's key store, by way of safeStorage. `basic_text` is a password that everybody knows, so it counts as none; then the key lies in
 * the data folder as in the browser host, for its owner's eyes only, and the log says so once.
 */
export function createVault(safeStorage: SafeStorage, platform: NodeJS.Platform, log: Log): Vault {
  return { protect, reveal };

  async function protect(secret: string): Promise<string | null> {
    try {
      if (await isWorthIt()) return (await safeStorage.encryptStringAsync(secret)).toString("base64");
    } catch {
      // a key store that fails at the first writing protects nothing; nothing was lost yet
    }
    log({ where: "device", code: "key not protected by the system" });
    return null;
  }

  async function isWorthIt(): Promise<boolean> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    return platform !== "linux" || !["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend());
  }

  async function reveal(sealed: string): Promise<string> {
    return (await safeStorage.decryptStringAsync(Buffer.from(sealed, "base64"))).result;
  }
}
