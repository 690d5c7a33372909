import { z } from "zod";
import { interval, number, reserve, unique, type Claim } from "#shared/engine/claims.ts";
import { defineModule, defineRegistry } from "#shared/engine/module.ts";
import type { Reaction } from "#shared/engine/reaction.ts";
import { defineRecord, type RecordState } from "#shared/engine/record.ts";
import type { Feed } from "#shared/engine/holder.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { organisation } from "#shared/modules/organisation/manifest.ts";

const blank: { readonly feeds: readonly Feed[]; readonly times: readonly number[] } = { feeds: [], times: [] };
type Toy = RecordState & { readonly feeds: readonly Feed[]; readonly times: readonly number[] };
const feeds = z.array(z.string());
const commands = {
  make: z.strictObject({ feeds }), show: z.strictObject({ feeds }), twice: z.strictObject({}), say: z.strictObject({ text: z.string() }), no: z.strictObject({}),
  boom: z.strictObject({}), burst: z.strictObject({}), number: z.strictObject({}), key: z.strictObject({ key: z.string() }), spend: z.strictObject({ amount: z.int() }),
  book: z.strictObject({ from: z.int(), to: z.int() }), numberThenKey: z.strictObject({ key: z.string() }), wait: z.strictObject({ times: z.array(z.int()) }),
};
type Given = { readonly feeds: readonly Feed[]; readonly text: string; readonly key: string; readonly amount: number; readonly from: number; readonly to: number; readonly times: readonly number[] };
const said = (type: string, facts: object = {}, claims: readonly Claim[] = []) => ok({ events: [{ type, ...facts }], claims });

const acts = {
  show: (_: unknown, { feeds }: Given) => said("toy.shown", { feeds }),
  twice: () => ok({ events: [{ type: "toy.said" }, { type: "toy.said" }] }),
  say: (_: unknown, { text }: Given) => said("toy.said", { text }),
  no: () => err({ code: "toy.no" }),
  wait: (_: unknown, { times }: Given) => said("toy.waits", { times }),
  boom: () => {
    throw new Error("a defect in decide");
  },
  burst: () => said("toy.burst", {}, [number("toys", "{year}-{n4}")]),
  number: () => said("toy.numbered", { number: null }, [number("toys", "{year}-{n4}")]),
  key: (_: unknown, { key }: Given) => said("toy.said", {}, [unique(key)]),
  spend: (_: unknown, { amount }: Given) => said("toy.said", {}, [reserve("budget", "2026", amount, 10)]),
  book: (_: unknown, { from, to }: Given) => said("toy.said", {}, [interval("car", from, to)]),
  numberThenKey: (_: unknown, { key }: Given) => said("toy.numbered", { number: null }, [number("toys", "{year}-{n4}"), unique(key)]),
};

/** A record type that does whatever a rule of admission needs to be shown: goes from feed to feed, claims, refuses, breaks. */
const toy = defineRecord({
  name: "toy", version: 1, strings: {} as never, fields: {}, flow: null, creates: "make",
  commands,
  lifecycle: { none: { make: (_: unknown, { feeds }: Given) => said("toy.made", { feeds }), boom: acts.boom }, open: acts },
  policy: Object.fromEntries(Object.keys(commands).map((command) => [command, () => true])),
  evolve: (before: Toy | null, event: Partial<Toy> & { readonly type: string; readonly number?: string }) => {
    if (event.type === "toy.burst") throw new Error("a defect in evolve");
    const { feeds, times } = { ...blank, ...before, ...event };
    return { status: "open", feeds, times, number: event.number ?? null };
  },
  // The third moment meets a refusal.
  due: ({ times }: Toy) => times.map((at, index) => ({ rule: `${index}`, at, command: index === 2 ? { type: "no" } : { type: "say", text: `at ${index}` } })),
  audience: (state: Toy) => state.feeds,
  card: () => ({ title: "toy", number: null, facts: {} }), facts: () => ({}), sheet: { title: "toy", blocks: [] },
  registers: [{ name: "toys", columns: [], order: "", readers: ["head"], lines: () => [] }],
} as never);

export const toyRegistry = defineRegistry([organisation, defineModule({ name: "toys", order: 1, strings: {} as never, records: [toy] })]);

/** A word asks the record `echo` to repeat it, which asks again: a circle that admission has to break. */
export const echo: Reaction = { name: "echo", kind: "toy", event: "toy.said", asks: (_, event) => (event["text"] === "echo" ? { kind: "toy", record: "echo", command: { type: "say", text: "echo" } } : null) };
