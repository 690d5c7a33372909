import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e/specs",
  testMatch: "*.e2e.ts",
  timeout: 120_000,
  use: { actionTimeout: 15_000 },
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  outputDir: "test-results",
});
