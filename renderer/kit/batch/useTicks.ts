import { useState } from "react";
import type { DeskRow } from "#shared/contracts/port.ts";

export type Ticks = { readonly ticked: ReadonlySet<string>; readonly toggle: (turn: string) => void };

/** 批量审批: no more than this at once. */
const mostTicked = 100;

/** Rows are ticked one by one: those that wait for this person's own verdict. What has gone meanwhile is no longer ticked. */
export function useTicks(rows: readonly DeskRow[]): Ticks & { readonly chosen: readonly DeskRow[]; readonly clear: () => void } {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (turn: string): void => setTicked((before) => (before.has(turn) ? new Set([...before].filter((each) => each !== turn)) : new Set([...before, turn].slice(-mostTicked))));
  return { ticked, toggle, chosen: rows.filter(({ turn, mayAgree }) => mayAgree && ticked.has(turn)), clear: () => setTicked(new Set()) };
}
