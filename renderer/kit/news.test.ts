import { expect, test } from "vitest";
import type { RecordState, TrailEntry } from "#shared/engine/record.ts";
import { newsSince } from "./useNews.ts";

const entry = (person: string): TrailEntry => ({ event: "submitted", step: null, by: { person, name: person, title: "", unit: "" }, at: 1, received: 1, grade: "plain", text: "" });
const state = (status: string, ...people: readonly string[]) => ({ status, trail: people.map(entry) }) as unknown as RecordState;
const before = { version: 1, entries: 1, status: "onRoute", at: 7 };

test("NEWS-1 what others did since, and how the status changed", () => {
  expect(newsSince(before, state("approved", "chen", "liu", "zhou"), "chen")).toMatchObject({ since: 7, from: "onRoute", entries: [{ by: { person: "liu" } }, { by: { person: "zhou" } }] });
  expect(newsSince(before, state("onRoute", "chen", "liu"), "chen")?.from).toBeNull();
});

test("NEWS-2 nothing is new where nothing happened, or only what I did", () => {
  expect(newsSince(before, state("onRoute", "chen"), "chen")).toBeNull();
  expect(newsSince(before, state("withdrawn", "chen", "chen"), "chen")).toBeNull();
});
