import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToPage, ToWorker } from "#shared/contracts/port.ts";
import { connectPort, type Channel } from "./port.ts";

type Line = Channel & { readonly sent: ToWorker[]; readonly receive: (message: ToPage) => void; closed: boolean };

function office() {
  const lines: Line[] = [];
  const port = connectPort((receive) => {
    const line: Line = { sent: [], receive, closed: false, post: (message) => line.sent.push(message), close: () => (line.closed = true) };
    lines.push(line);
    return line;
  });
  return { port, lines };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("PORT-1 an answer goes to its own ask, a plain value as success, a refusal as refusal", async () => {
  const { port, lines } = office();
  const [first, second] = [port.ask("syncNow", {}), port.ask("unlock", { password: "x" })];
  lines[0]?.receive({ t: "answer", id: 2, output: { ok: false, error: { code: "wrongPassword" } } });
  lines[0]?.receive({ t: "answer", id: 1, output: null });
  expect(await first).toEqual({ ok: true, value: null });
  expect(await second).toEqual({ ok: false, error: { code: "wrongPassword" } });
});

test("PORT-2 an ask that nobody answers is told as unanswered after 15 seconds", async () => {
  const { port, lines } = office();
  const asked = port.ask("syncNow", {});
  vi.advanceTimersByTime(5_000);
  lines[0]?.receive({ t: "pong" });
  vi.advanceTimersByTime(10_000);
  expect(await asked).toEqual({ ok: false, error: { code: "port.timeout" } });
});

test("PORT-3 a worker that misses its beats is replaced, and what is watched is asked for again", () => {
  const { port, lines } = office();
  const seen: unknown[] = [];
  port.watch("phrases", {}, (phrases) => seen.push(phrases));
  vi.advanceTimersByTime(20_000);
  expect(lines.map(({ closed }) => closed)).toEqual([true, false]);
  expect(lines[1]?.sent[0]).toEqual({ t: "watch", id: 1, name: "phrases", input: {} });
  lines[1]?.receive({ t: "seen", id: 1, output: ["同意。"] });
  expect(seen).toEqual([["同意。"]]);
});

test("PORT-4 nothing is told after a watch has ended", () => {
  const { port, lines } = office();
  const seen: unknown[] = [];
  port.watch("phrases", {}, (phrases) => seen.push(phrases))();
  lines[0]?.receive({ t: "seen", id: 1, output: [] });
  expect(seen).toEqual([]);
  expect(lines[0]?.sent.at(-1)).toEqual({ t: "unwatch", id: 1 });
});
