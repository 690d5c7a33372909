import { postHolder, registerFeed, type Feed } from "#shared/engine/holder.ts";
import { allOf, anyOf, heldBy, isApplicant, isStaff, not, tookPart, type Policy, type Rule } from "#shared/engine/policy.ts";
import type { Card } from "#shared/engine/record.ts";
import { participants } from "#shared/engine/turns.ts";
import { must } from "#shared/kernel/assert.ts";
import type { RequestCommand, RequestState } from "./schema.ts";

/** 用印权限 — who may ask, and who may stamp. decide.ts says when. */
export const sealOf = ({ cards, form }: RequestState): Card => must(cards[form.seal], "the seal's card");
export const keeperOf = (state: RequestState) => postHolder("sealKeeper", sealOf(state).facts["unit"] ?? "");
const isKeeper: Rule<RequestState> = heldBy(keeperOf);

export const policy: Policy<RequestState, RequestCommand["type"] | "submit"> = {
  submit: isStaff,
  stamp: allOf(isKeeper, not(tookPart)), // SEAL-4 审用分离
  refuse: isKeeper,
  carryOut: allOf(isKeeper, not(tookPart)),
  giveBack: isKeeper,
  finish: anyOf(isKeeper, isApplicant),
};

/** Whoever took part and the register of the unit that asks; from approval on the keeper's post and the registers of the unit that keeps the seal. */
export function audience(state: RequestState): readonly Feed[] {
  const kept = sealOf(state).facts["unit"] ?? "";
  const keeping: readonly Feed[] = "stampings" in state ? [keeperOf(state), registerFeed(kept, "seal.usage"), registerFeed(kept, "seal.outside")] : [];
  return [...new Set<Feed>([...participants(state), registerFeed(state.unit, "seal.requests"), ...keeping])];
}
