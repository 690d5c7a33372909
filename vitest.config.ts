import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** NOTE: the real package would fetch its binary when it is loaded outside Electron. */
const withoutElectron = { alias: [{ find: /^electron$/, replacement: fileURLToPath(new URL("electron/main/electron.fixtures.ts", import.meta.url)) }] };

/** `unit` runs in `npm run check`; `rest` needs real files, PostgreSQL or Chromium and runs in `npm test`. */
export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["shared/**/*.test.ts", "renderer/**/*.test.{ts,tsx}", "tools/**/*.test.ts", "sim/**/*.test.ts"], exclude: ["**/*.rest.test.ts"] } },
      { extends: true, resolve: withoutElectron, test: { name: "rest", server: { deps: { inline: ["electron-store"] } }, include: ["electron/**/*.test.ts", "hub/**/*.test.ts", "sim/**/*.rest.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
