import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouteStep } from "./flow.ts";
import type { Holder } from "./holder.ts";
import type { Signer } from "./record.ts";
import { advance, returnTarget, startRoute, whoseTurn, type Progress } from "./route.ts";
import type { RouteMove } from "./routeCommands.ts";
import type { Turn } from "./turn.ts";

const step = (id: string, mode: RouteStep["mode"], holders: readonly string[], kind: RouteStep["kind"] = "approve"): RouteStep => ({ id, name: id, kind, mode, box: null, command: null, holders: holders.map((person): Holder => `p:${person}`) });
const by: Signer = { person: "a", name: "甲", title: "", unit: "" };
const signed = (event: RouteMove) => ({ ...event, by, at: 1, received: 1, grade: "plain" }) as const;
const start = (...steps: readonly RouteStep[]): Progress => startRoute({ id: "f", version: 1 }, steps, 0, null);
const holders = (progress: Progress): readonly string[] => whoseTurn(progress).map(({ holder }) => holder.slice(2));
const act = (progress: Progress, person: string, event: Omit<Extract<RouteMove, { turn: string }>, "turn" | "opinion">): Progress => {
  const turn = whoseTurn(progress).find(({ holder }) => holder === `p:${person}`);
  return advance(progress, signed({ ...event, turn: turn?.id ?? "-", opinion: "" } as RouteMove));
};
const agree = (progress: Progress, person: string): Progress => act(progress, person, { type: "route.agreed" });

/** Whoever is asked asks others: before him, after him, alongside or for advice, each in every mode. */
function askedFor(progress: Progress, turn: Turn, people: readonly string[], pick: number): Progress {
  const [how, mode] = [(["before", "after", "alongside", "entrusted"] as const)[pick % 4]!, (["all", "any", "sequence"] as const)[pick % 3]!];
  const next = advance(progress, signed({ type: "route.added", turn: turn.id, how, mode, holders: people.map((person): Holder => `p:${person}`), words: "", opinion: "" }));
  expect(whoseTurn(next).some(({ id }) => id === turn.id)).toBe(how === "after" || how === "alongside");
  return next;
}

describe("route", () => {
  test("ROUTE-1 依次: one holder after another", () => {
    const first = start(step("s", "sequence", ["a", "b"]));
    expect(holders(first)).toEqual(["a"]);
    expect(holders(agree(first, "a"))).toEqual(["b"]);
    expect(agree(agree(first, "a"), "b").outcome).toBe("agreed");
  });

  test("ROUTE-2 会签: all of them, in whatever order", () => {
    const all = start(step("s", "all", ["a", "b", "c"]));
    const one = agree(all, "b");
    expect(one.outcome).toBeNull();
    expect(holders(one)).toEqual(["a", "c"]);
    expect(agree(agree(one, "c"), "a").outcome).toBe("agreed");
  });

  test("ROUTE-3 或签: one is enough, and the others are no longer asked", () => {
    const any = agree(start(step("s", "any", ["a", "b"]), step("t", "any", ["c"])), "b");
    expect(holders(any)).toEqual(["c"]);
  });

  test("ROUTE-4 ends, whoever signs in whatever order", () => {
    const people = ["a", "b", "c", "d"];
    const steps = fc.array(fc.record({ mode: fc.constantFrom("sequence", "all", "any" as const), holders: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }), kind: fc.constantFrom("approve", "read" as const) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { minLength: 160, maxLength: 160 }), (drawn, picks) => {
        const heirs = ["u", "v", "w", "x", "y", "z"];
        let progress = start(...drawn.map(({ mode, holders: who, kind }, index) => step(`s${index}`, mode, who, kind as RouteStep["kind"])));
        for (const pick of picks) {
          const turns = whoseTurn(progress).filter(({ kind }) => kind !== "read");
          const turn = turns[pick % Math.max(1, turns.length)];
          if (progress.outcome !== null || turn === undefined) break;
          // Now and then whoever is asked asks others.
          const asked = pick % 7 === 0 ? heirs.splice(0, 2) : [];
          if (asked.length > 0) {
            progress = askedFor(progress, turn, asked, pick);
            continue;
          }
          // Now and then a turn goes to somebody who was not asked yet: it must end all the same.
          const heir = pick % 5 === 0 ? heirs.pop() : undefined;
          if (heir !== undefined) {
            progress = advance(progress, signed({ type: "route.transferred", turn: turn.id, to: { ...by, person: heir }, opinion: "" }));
            expect(whoseTurn(progress).some(({ holder }) => holder === `p:${heir}`)).toBe(true);
            continue;
          }
          progress = advance(progress, signed({ type: "route.agreed", turn: turn.id, opinion: "" }));
        }
        expect(progress.outcome).toBe("agreed");
      }),
    );
  });

  test("ROUTE-5 reading never blocks: the next step is asked at once", () => {
    const reading = start(step("r", "all", ["a", "b"], "read"), step("s", "any", ["c"]));
    expect(holders(reading)).toEqual(["a", "b", "c"]);
    expect(agree(reading, "c").outcome).toBe("agreed");
  });

  test("ROUTE-6 one who disagrees ends it", () => {
    expect(act(start(step("s", "all", ["a", "b"])), "a", { type: "route.disagreed" })).toMatchObject({ outcome: "disagreed", waiting: [] });
  });

  test("ROUTE-9 a turn handed over keeps its place and its age, and the steps to come ask the heir too", () => {
    const waiting = start(step("s", "sequence", ["a", "b"]), step("t", "all", ["a", "c"]), step("r", "all", ["x"], "read"));
    const turn = whoseTurn(waiting)[0]!;
    const given = advance(waiting, { ...signed({ type: "route.transferred", turn: turn.id, to: { ...by, person: "x" }, opinion: "" }), at: 5 });
    expect(whoseTurn(given)).toMatchObject([{ id: "1/s/p:x", holder: "p:x", since: turn.since }]);
    const later = agree(agree(given, "x"), "b");
    expect(holders(later)).toEqual(["x", "c"]);
    expect(agree(agree(later, "c"), "x").outcome).toBe("agreed");
  });

  test("ROUTE-7 returned to an earlier step it walks again, or comes straight back", () => {
    const third = agree(agree(start(step("s", "any", ["a"]), step("t", "any", ["b"]), step("u", "any", ["c"])), "a"), "b");
    const again = act(third, "c", { type: "route.returned", to: "s", resume: "again" } as never);
    expect(holders(again)).toEqual(["a"]);
    expect(holders(agree(again, "a"))).toEqual(["b"]);
    const back = act(third, "c", { type: "route.returned", to: "s", resume: "back" } as never);
    expect(holders(agree(back, "a"))).toEqual(["c"]);
    expect(returnTarget(third, "u")).toBeNull();
  });
});
