import { useCallback, useEffect } from "react";
import { flushAll } from "#renderer/kit/flush.ts";
import { useQuery, useWorld } from "#renderer/kit/world.tsx";

const signs = ["pointerdown", "keydown", "wheel", "pointermove"] as const;

/** Locks on Ctrl+L and after the minutes of the settings without a sign of life; what is being typed is saved before. */
export function useLock() {
  const { port } = useWorld();
  const minutes = useQuery("session", {})?.settings.lockMinutes;
  const lock = useCallback(async (): Promise<void> => {
    await flushAll();
    await port.ask("lock", {});
  }, [port]);
  const signOut = useCallback(async (): Promise<void> => {
    await flushAll();
    await port.ask("signOut", {});
  }, [port]);
  useEffect(() => {
    if (minutes === undefined) return undefined;
    let timer = setTimeout(() => void lock(), minutes * 60_000);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lock(), minutes * 60_000);
    };
    for (const sign of signs) addEventListener(sign, alive, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, alive);
    };
  }, [minutes, lock]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.code !== "KeyL") return;
      event.preventDefault();
      void lock();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [lock]);
  return { lock, signOut };
}
