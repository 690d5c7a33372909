import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e/specs",
  testMatch: "*.e2e.ts",
  timeout: 180_000,
  use: { actionTimeout: 20_000 },
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  outputDir: "test-results",
});
