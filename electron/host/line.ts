import { existsSync } from "node:fs";

/** The line to the hub as a test sees it: cut, it refuses what is asked and breaks what is under way. */
export type Line = {
  readonly isCut: () => boolean;
  readonly set: (up: boolean) => void;
  /** Takes note of something under way; answers how to forget it. */
  readonly hold: (breakOff: () => void) => () => void;
  readonly close: () => void;
};

const lookEvery = 250;

/** Cut by `set(false)`, by the option, or by a file named `cut` in the data folder, which is looked for while something is under way. */
export function createLine(cutFile: string, isCutElsewhere: () => boolean): Line {
  const open = new Set<() => void>();
  let isUp = true;
  let watch: NodeJS.Timeout | null = null;
  return { isCut, set, hold, close: breakAll };

  function isCut(): boolean {
    return !isUp || isCutElsewhere() || existsSync(cutFile);
  }

  function set(up: boolean): void {
    isUp = up;
    if (!up) breakAll();
  }

  function hold(breakOff: () => void): () => void {
    open.add(breakOff);
    watch ??= setInterval(look, lookEvery).unref();
    return () => forget(breakOff);
  }

  function look(): void {
    if (isCut()) breakAll();
  }

  function forget(breakOff: () => void): void {
    open.delete(breakOff);
    if (open.size > 0 || !watch) return;
    clearInterval(watch);
    watch = null;
  }

  function breakAll(): void {
    for (const breakOff of open) {
      forget(breakOff);
      breakOff();
    }
  }
}
