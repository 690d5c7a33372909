import type { Reaction } from "#shared/engine/reaction.ts";

/** What an event of one module asks of another. 发文 → 用印 → 归档 come with their modules. */
export const reactions: readonly Reaction[] = [];
