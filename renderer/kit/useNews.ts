import { useEffect, useState } from "react";
import type { Seen } from "#shared/contracts/port.ts";
import type { RecordState, TrailEntry } from "#shared/engine/record.ts";
import { useQuery, useWorld } from "./world.tsx";

/** What others did to a sheet since this person last had it open. */
export type News = { readonly since: number; readonly entries: readonly TrailEntry[]; readonly from: string | null };

/** Looks at the sheet as it stands, now and after every change; what is new is told as it was at the opening. */
export function useNews(state: RecordState): News | null {
  const { port } = useWorld();
  const me = useQuery("session", {})?.person ?? null;
  const [opened, setOpened] = useState<{ readonly before: Seen | null; readonly state: RecordState } | null>(null);
  useEffect(() => {
    void port.ask("look", { record: state.id }).then((answer) => (answer.ok ? setOpened((known) => known ?? { before: answer.value, state }) : undefined));
    // oxlint-disable-next-line react/exhaustive-deps -- a look is due when the version rose, and not whenever the same state is told again
  }, [port, state.id, state.version]);
  return opened?.before == null || me === null ? null : newsSince(opened.before, opened.state, me);
}

/** Null where nothing happened, or only what this person did himself. */
export function newsSince(before: Seen, state: RecordState, me: string): News | null {
  const entries = state.trail.slice(before.entries).filter(({ by }) => by.person !== me);
  return entries.length === 0 ? null : { since: before.at, entries, from: before.status === state.status ? null : before.status };
}
