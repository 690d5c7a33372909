import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft } from "#shared/contracts/port.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { onFlush } from "./flush.ts";
import { useWorld } from "./world.tsx";

// A pause of the hands saves; whoever types without a pause is saved all the same.
const pause = 800;
const longest = 2_000;
// Where it could not be saved, the disk may have room later.
const again = 5_000;

export type DraftState = { readonly at: number | null; readonly dirty: boolean; readonly fault: Coded | null };

/** A form being filled, written down as it is typed: at most a second after the last key, and at once when the box or the page is left. */
export function useDraft(initial: Draft) {
  const { port } = useWorld();
  const [draft, setDraft] = useState(initial);
  const [state, setState] = useState<DraftState>({ at: initial.changed === 0 ? null : initial.changed, dirty: false, fault: null });
  const pending = useRef<Pending>({ draft: initial, timer: null, since: 0, ended: false });

  const flush = useCallback(async function save(): Promise<void> {
    const { timer, ended, draft: latest } = pending.current;
    if (timer === null || ended) return;
    clearTimeout(timer);
    pending.current.timer = null;
    const saved = await port.ask("saveDraft", latest);
    if (!saved.ok && pending.current.timer === null && !pending.current.ended) pending.current.timer = setTimeout(() => void save(), again);
    setState((before) => (saved.ok ? { at: saved.value.at, dirty: pending.current.timer !== null, fault: null } : { ...before, fault: saved.error }));
  }, [port]);

  /** Takes what is new; as a function of the latest draft where it builds on it, for two boxes may speak before the screen is drawn again. */
  const change = useCallback((patch: Partial<Draft> | ((latest: Draft) => Partial<Draft>)): void => {
    const latest = pending.current.draft;
    const next = { ...latest, ...(typeof patch === "function" ? patch(latest) : patch) };
    schedule(pending.current, next, flush);
    setDraft(next);
    setState((before) => ({ ...before, dirty: true }));
  }, [flush]);

  /** The draft as it is now, also where the screen has not been drawn since. */
  const latest = useCallback((): Draft => pending.current.draft, []);

  /** After submitting there is nothing more to save. */
  const end = useCallback((): void => {
    if (pending.current.timer !== null) clearTimeout(pending.current.timer);
    pending.current = { ...pending.current, timer: null, ended: true };
  }, []);

  useEffect(() => leaveSaved(flush), [flush]);
  return { draft, latest, change, flush, end, state };
}

type Pending = { draft: Draft; timer: ReturnType<typeof setTimeout> | null; since: number; ended: boolean };

function schedule(pending: Pending, draft: Draft, flush: () => Promise<void>): void {
  if (pending.timer === null) pending.since = performance.now();
  else clearTimeout(pending.timer);
  pending.draft = draft;
  const rest = Math.max(0, longest - (performance.now() - pending.since));
  pending.timer = setTimeout(() => void flush(), Math.min(pause, rest));
}

function leaveSaved(flush: () => Promise<void>): () => void {
  const leaving = (): void => void flush();
  const off = onFlush(flush);
  document.addEventListener("visibilitychange", leaving);
  document.addEventListener("focusout", leaving);
  addEventListener("pagehide", leaving);
  return () => {
    off();
    leaving();
    document.removeEventListener("visibilitychange", leaving);
    document.removeEventListener("focusout", leaving);
    removeEventListener("pagehide", leaving);
  };
}
