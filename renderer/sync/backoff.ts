import type { Random } from "#shared/kernel/ids.ts";

const [first, most] = [500, 60_000];

/** How many milliseconds to wait after so many failures. Full jitter: anything from nothing up to a bound that doubles with every failure. */
export function retryDelay(failures: number, random: Random): number {
  const bound = Math.min(most, first * 2 ** Math.min(failures, 10));
  return Math.ceil((random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32) * bound);
}
