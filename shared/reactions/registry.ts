import type { Reaction } from "#shared/engine/reaction.ts";
import { sealLife } from "./sealLife.ts";

/** What an event of one module or record asks of another. 发文 → 用印 → 归档 come with their modules. */
export const reactions: readonly Reaction[] = [...sealLife];
