import { holds, postHolder, registerFeed, type Feed, type Holder } from "#shared/engine/holder.ts";
import { allOf, anyOf, isApplicant, isStaff, isSystem, not, tookPart, type Policy, type Rule } from "#shared/engine/policy.ts";
import type { Card } from "#shared/engine/record.ts";
import { participants } from "#shared/engine/turns.ts";
import { must } from "#shared/kernel/assert.ts";
import type { RequestCommand, RequestState } from "./schema.ts";

/** 用印权限 — who may ask, and who may stamp. decide.ts says when, and that each seal is its own keeper's. */
export const sealOf = ({ cards }: RequestState, seal: string): Card => must(cards[seal], "the seal's card");
const unitsOf = (state: RequestState): readonly string[] => [...new Set(state.form.seals.map((seal) => sealOf(state, seal).facts["unit"] ?? ""))];
export const keeperOf = (state: RequestState, seal: string): Holder => postHolder("sealKeeper", sealOf(state, seal).facts["unit"] ?? "");
const isKeeper: Rule<RequestState> = (state, { actor }) => state !== null && unitsOf(state).some((unit) => holds(actor, postHolder("sealKeeper", unit)));

export const policy: Policy<RequestState, RequestCommand["type"] | "submit"> = {
  submit: isStaff,
  stamp: allOf(isKeeper, not(tookPart)), // SEAL-4 审用分离
  refuse: isKeeper,
  carryOut: allOf(isKeeper, not(tookPart)),
  giveBack: isKeeper,
  finish: anyOf(isKeeper, isApplicant),
  lapse: isSystem,
};

/** Whoever took part and the register of the unit that asks; from approval on the keepers' posts and the registers of the units that keep the seals. */
export function audience(state: RequestState): readonly Feed[] {
  const keeping = "stampings" in state ? unitsOf(state).flatMap((unit): readonly Feed[] => [postHolder("sealKeeper", unit), registerFeed(unit, "seal.usage"), registerFeed(unit, "seal.outside"), registerFeed(unit, "seal.balance")]) : [];
  return [...new Set<Feed>([...participants(state), registerFeed(state.unit, "seal.requests"), ...keeping])];
}
