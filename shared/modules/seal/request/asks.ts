import { choice, choices, count, day, fileDigest, longText, optional, text, type Fields } from "#shared/engine/fields.ts";
import { holds } from "#shared/engine/holder.ts";
import type { Actor } from "#shared/engine/record.ts";
import { keeperOf } from "./policy.ts";
import { checks, outside, toStamp, type RequestState } from "./schema.ts";

/** What a keeper is asked before each act: which of the seals that he keeps, where there is a choice, and what the book needs to know. */
export const asks = {
  stamp: (state: RequestState, actor: Actor): Fields => ({
    ...sealOf(toStamp(state), state, actor), checked: choices(checks), stamped: count(9999), spoiled: optional(count(9999, 0)),
    ...(state.attachments.length === 0 ? {} : { final: optional(fileDigest()) }), usedOn: optional(day()), remark: optional(longText(200)),
  }),
  carryOut: (state: RequestState, actor: Actor): Fields => ({ ...sealOf(toStamp(state), state, actor), companion: text(30), place: text(60), dueBack: day() }),
  giveBack: (state: RequestState, actor: Actor): Fields => ({ ...sealOf(outside(state), state, actor), remark: optional(longText(200)) }),
  refuse: (): Fields => ({ reason: longText(200) }),
  finish: (): Fields => ({ reason: longText(200) }),
};

function sealOf(seals: readonly string[], state: RequestState, actor: Actor): Fields {
  const kept = seals.filter((seal) => holds(actor, keeperOf(state, seal)));
  return { seal: choice(kept, kept.length === 1 ? kept[0] : "") };
}
