import type { Instant } from "#shared/kernel/instant.ts";

/** What a hub remembers of its being put back from a backup. Two implementations pass one contract suite. */
export type RecoveryLog = {
  /** Since when it gathers what its PCs hold; null when it does not. */
  began(): Promise<Instant | null>;
  /** The PCs in use that were heard of within `heardOf` milliseconds before the last one was. */
  awaited(heardOf: number): Promise<readonly string[]>;
  /** The gathering is over. */
  end(): Promise<void>;
};
