import { expect, test } from "vitest";
import { runOnce } from "./run.ts";

test("an office with faults comes to rest with nothing lost, and a seed is one run", { timeout: 60_000 }, async () => {
  const plan = { seed: 7, clients: 3, steps: 60 };
  const first = await runOnce(plan);
  expect(first.findings).toEqual([]);
  expect(first.commands).toBeGreaterThan(5);
  expect((await runOnce(plan)).trace).toBe(first.trace);
});
