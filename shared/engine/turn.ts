import type { Instant } from "#shared/kernel/instant.ts";
import type { Limit, RouteStep } from "./flow.ts";
import type { Holder } from "./holder.ts";
import type { Signer } from "./record.ts";

/** A turn 待办: whoever holds it is asked. Its id names round, step and holder, so that a late verdict can be told from a timely one. */
export type Turn = { readonly id: string; readonly step: string; readonly holder: Holder; readonly since: Instant; readonly kind: RouteStep["kind"]; readonly limit?: Limit; readonly urged?: Urged;
  /** Asked beside what the flow asks, by somebody whose turn it was. */
  readonly added?: Added;
  /** 转办: whom the step asked; another decides in his place. */
  readonly place?: Holder;
  /** 认领: the post whose turn it was until one of its people took it. */
  readonly pool?: Holder;
  /** When whoever is to read it opened it first. */
  readonly opened?: Instant };

/** How often a turn was urged 催办, when last, and when last by whom (as it was received). */
export type Urged = { readonly times: number; readonly last: Instant; readonly by: { readonly [person: string]: Instant } };

/**
 * 前加签 `before`: the turn that asked waits until they have answered · 后加签 `after`: they are asked once it is decided · 并加签 `alongside`: all of
 * them, at the same time · 委派 `entrusted`: they advise, and it comes back · 传阅 `circulated`: to read, which blocks nothing.
 */
export const ways = ["before", "after", "alongside", "entrusted"] as const;
export type Added = { readonly how: (typeof ways)[number] | "circulated"; /** Which asking it belongs to; several are told apart by it. */ readonly group: number;
  /** The id of the turn whose holder asked; empty for a circulation. */
  readonly turn: string; readonly by: Signer; readonly words: string; readonly mode: RouteStep["mode"];
  /** Who is asked after this one, where they are asked one after another. */
  readonly rest: readonly Holder[] };

export const turnId = (round: number, step: string, holder: Holder, group?: number): string => `${round}/${step}/${holder}${group === undefined ? "" : `+${group}`}`;

/** Whom the step asked, whoever answers in his place. */
export const placeOf = ({ place, pool, holder }: Pick<Turn, "place" | "pool" | "holder">): Holder => place ?? pool ?? holder;

/** What waits only to be read; it never blocks. */
export const isReading = ({ kind }: Pick<Turn, "kind">): boolean => kind === "read";
export const isCirculated = ({ added }: Pick<Turn, "added">): boolean => added?.how === "circulated";

const comesFirst: ReadonlySet<string> = new Set<Added["how"]>(["before", "entrusted"]);

/** Whether a turn is not asked yet: it waits for those who were asked before it, or is itself asked only after the one that asked. */
export function isHeld(waiting: readonly Turn[], turn: Turn): boolean {
  const isFor = ({ added }: Turn): boolean => added?.turn === turn.id && comesFirst.has(added.how);
  return waiting.some(isFor) || (turn.added?.how === "after" && waiting.some(({ id }) => id === turn.added?.turn));
}

/** What waits without these turns, and without whoever was asked for them. */
export function without(waiting: readonly Turn[], isGone: (turn: Turn) => boolean): readonly Turn[] {
  const gone = waiting.filter(isGone).map(({ id }) => id);
  const rest = waiting.filter((turn) => !isGone(turn));
  return gone.length === 0 ? rest : without(rest, ({ added }) => added !== undefined && gone.includes(added.turn));
}

/** What waits with one turn in another's place; whoever was asked for it is now asked for the other. */
export const inPlaceOf = (waiting: readonly Turn[], old: Turn, next: Turn): readonly Turn[] =>
  waiting.map((each) => (each.id === old.id ? next : each.added?.turn === old.id ? { ...each, added: { ...each.added, turn: next.id } } : each));
