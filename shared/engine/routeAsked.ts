import type { Instant } from "#shared/kernel/instant.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Holder } from "./holder.ts";
import type { Signed } from "./record.ts";
import type { Progress } from "./route.ts";
import type { AskedEvent } from "./routeCommands.ts";
import { inPlaceOf, placeOf, turnId, without, type Added, type Turn } from "./turn.ts";

type Event<Type extends AskedEvent["type"]> = Signed<Extract<AskedEvent, { type: Type }>>;

/** Who is asked for a turn, each with a turn of his own at the same step. */
export function added(progress: Progress, turn: Turn, { how, mode, holders, words, by, at }: Event<"route.added">): Progress {
  const group = (progress.groups ?? 0) + 1;
  const [first, ...rest] = mode === "sequence" ? holders : [];
  const asked = first === undefined ? holders : [first];
  const beside: Added = { how, group, turn: turn.id, by, words, mode, rest };
  return { ...progress, groups: group, waiting: [...progress.waiting, ...asked.map((holder): Turn => ({ id: turnId(progress.round, turn.step, holder, group), step: turn.step, holder, since: at, kind: "approve", added: beside }))] };
}

/** One who was added is no longer asked; nor is whoever was to come after him in the same asking. */
export const reduced = (progress: Progress, turn: Turn): Progress => ({ ...progress, waiting: without(progress.waiting, ({ id }) => id === turn.id) });

/** Another decides in the place of whoever was asked. */
export function passed(progress: Progress, turn: Turn, to: Holder): Progress {
  const moved = { ...turn, holder: to, place: placeOf(turn), id: named(turn, to) };
  return { ...progress, waiting: inPlaceOf(progress.waiting, turn, withoutPool(moved)) };
}

/** The turn goes to another, as old as it is; so does whatever the steps to come would ask of the same person. */
export function transferred(progress: Progress, turn: Turn, to: Holder): Progress {
  const swap = (holders: readonly Holder[]): readonly Holder[] => [...new Set(holders.map((holder) => (holder === turn.holder ? to : holder)))];
  const steps = progress.steps.map((step, index) => (step.id === turn.step || index > progress.at ? { ...step, holders: swap(step.holders) } : step));
  return { ...progress, steps, waiting: inPlaceOf(progress.waiting, turn, { ...turn, holder: to, id: named(turn, to) }) };
}

export const pickedUp = (progress: Progress, turn: Turn, by: Holder): Progress => ({ ...progress, waiting: inPlaceOf(progress.waiting, turn, { ...turn, holder: by, pool: turn.holder, id: named(turn, by) }) });

export function backAtPost(progress: Progress, turn: Turn): Progress {
  const pool = must(turn.pool, "a turn that was picked up");
  return { ...progress, waiting: inPlaceOf(progress.waiting, turn, withoutPool({ ...turn, holder: pool, id: named(turn, pool) })) };
}

/** Everyone is given it to read, at whatever step it is and after its end. */
export function circulated(progress: Progress, { holders, words, by, at }: Event<"route.circulated">): Progress {
  const group = (progress.groups ?? 0) + 1;
  const beside: Added = { how: "circulated", group, turn: "", by, words, mode: "all", rest: [] };
  return { ...progress, groups: group, waiting: [...progress.waiting, ...holders.map((holder): Turn => ({ id: turnId(progress.round, "circulation", holder, group), step: "circulation", holder, since: at, kind: "read", added: beside }))] };
}

export const recalled = (progress: Progress, { turns }: Event<"route.recalled">): Progress => ({ ...progress, waiting: progress.waiting.filter(({ id }) => !turns.includes(id)) });

export const opened = (progress: Progress, turn: Turn, at: Instant): Progress => ({ ...progress, waiting: progress.waiting.map((each) => (each.id === turn.id ? { ...each, opened: at } : each)) });

const named = (turn: Turn, holder: Holder): string => turn.id.replace(turn.holder, holder);

function withoutPool(turn: Turn): Turn {
  const { pool: _, ...rest } = turn;
  return rest;
}
