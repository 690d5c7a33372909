import { defineConfig } from "vitest/config";

/** `unit` runs in `npm run check`; `rest` needs real files, PostgreSQL or Chromium and runs in `npm test`. */
export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["shared/**/*.test.ts", "renderer/**/*.test.{ts,tsx}", "tools/**/*.test.ts", "sim/**/*.test.ts"], exclude: ["**/*.rest.test.ts"] } },
      { extends: true, test: { name: "rest", include: ["electron/**/*.test.ts", "hub/**/*.test.ts", "sim/**/*.rest.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
