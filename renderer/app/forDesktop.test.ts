import { expect, test } from "vitest";
import type { DeskView, LineView, SessionView } from "#shared/contracts/port.ts";
import { ok } from "#shared/kernel/result.ts";
import type { Port } from "#renderer/kit/port.ts";
import { watchForDesktop } from "./forDesktop.ts";

type Seen = { session: SessionView; line: LineView; desk: DeskView | null };

/** A port whose three queries the test answers, and a desktop that keeps what it was told. */
function open() {
  const tell = new Map<string, (output: unknown) => void>();
  const told: unknown[] = [];
  const port = { ask: () => Promise.reject(new Error("not asked")), watch: (name: string, _input: unknown, seen: (output: unknown) => void) => void tell.set(name, seen) } as unknown as Port;
  watchForDesktop(port, {
    status: async ({ turns, waiting, offline }) => {
      told.push({ turns, waiting, offline });
      return ok({});
    },
    notify: async ({ turns }) => {
      told.push(turns);
      return ok({});
    },
  });
  return { told, see: <Name extends keyof Seen>(name: Name, output: Seen[Name]) => tell.get(name)?.(output) };
}

const session = (state: SessionView["state"]) => ({ state, settings: { language: "zh" } }) as SessionView;
const line = (waiting = 0, reach: LineView["reach"] = "online") => ({ waiting, reach, attention: 0, ready: true }) as LineView;
const desk = (...turns: readonly string[]) => ({ ready: true, turns: turns.map((turn) => ({ turn, record: `record-${turn}`, title: `标题${turn}` })) }) as unknown as DeskView;

test("what was there at sign-in is no news; what comes later is told once", () => {
  const { told, see } = open();
  see("session", session("open"));
  see("line", line());
  see("desk", desk("1", "2"));
  expect(told).toEqual([{ turns: 2, waiting: 0, offline: false }]);
  see("desk", desk("1", "2", "3"));
  see("desk", desk("1", "2", "3"));
  see("desk", desk("3"));
  expect(told.slice(1)).toEqual([{ turns: 3, waiting: 0, offline: false }, [{ record: "record-3", title: "标题3" }], { turns: 1, waiting: 0, offline: false }]);
});

test("while the screen is locked no title is told; another person's Desk is no news either", () => {
  const { told, see } = open();
  see("session", session("locked"));
  see("line", line(1, "offline"));
  see("desk", desk("1"));
  see("desk", desk("1", "2"));
  expect(told).toContainEqual([{ record: "record-2", title: null }]);
  see("desk", null);
  see("desk", desk("7", "8"));
  expect(told.filter(Array.isArray)).toHaveLength(1);
  expect(told.at(-1)).toEqual({ turns: 2, waiting: 1, offline: true });
});

test("nothing is told while the Desk is not whole, and nothing twice", () => {
  const { told, see } = open();
  see("session", session("none"));
  see("line", line());
  expect(told).toEqual([]);
  see("desk", null);
  see("line", line());
  expect(told).toEqual([{ turns: 0, waiting: 0, offline: false }]);
});
