import { number } from "#shared/engine/claims.ts";
import type { Context, Lifecycle } from "#shared/engine/record.ts";
import { dayOf } from "#shared/kernel/instant.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { sealOf } from "./policy.ts";
import { checks, outstanding, usedOf, type RequestCommand, type RequestEvent, type RequestForm, type RequestState } from "./schema.ts";

/** 用印审批 — what may be done with an approved request, and what each act records. */
// prettier-ignore
export const lifecycle: Lifecycle<RequestState, RequestCommand, RequestEvent> = {
  approved: { stamp, carryOut, finish, refuse },
  outside:  { stamp, giveBack },
  stamped:  {},
  finished: {},
  refused:  {},
};

/** SEAL-9: the three checks; SEAL-5: at most what is outstanding; SEAL-6: the number is the hub's to give, at this moment. */
function stamp(state: RequestState, { checked, stamped: copies, spoiled, remark }: Of<"stamp">) {
  if (!checks.every((check) => checked.includes(check))) return err({ code: "seal.unchecked" });
  const [left, used] = [outstanding(state), copies + (spoiled ?? 0)];
  if (used > left) return err({ code: "seal.tooManyCopies", approved: state.form.copies ?? 0, outstanding: left, asked: used });
  const { unit = "", mark = "" } = sealOf(state).facts;
  const event = { type: "seal.stamped", copies, spoiled: spoiled ?? 0, text: remark, number: null } as const;
  return ok({ events: [event], claims: [number(`seal.usage/${unit}/${state.form.seal}`, `${mark}〔{year}〕{n4}号`)] });
}

/** SEAL-12: only where it was asked for, in company, to come back by a day that is not past. */
function carryOut(state: RequestState, { companion, place, dueBack }: Of<"carryOut">, { at }: Context) {
  if (!state.form.ways.includes("carry")) return err({ code: "seal.notToCarry" });
  if (dueBack < dayOf(at)) return err({ code: "seal.dueInThePast" });
  return ok({ events: [{ type: "seal.carriedOut", companion, place, dueBack } as const] });
}

function giveBack(_: RequestState, { remark }: Of<"giveBack">) {
  return ok({ events: [{ type: "seal.givenBack", text: remark } as const] });
}

/** SEAL-11: what is outstanding is given up. */
function finish(state: RequestState, { reason }: Of<"finish">) {
  return usedOf(state).stampings.length === 0 ? err({ code: "seal.nothingStamped" }) : ok({ events: [{ type: "seal.finished", text: reason } as const] });
}

/** SEAL-7: the paper is not what was approved, or not fit to be stamped. */
function refuse(state: RequestState, { reason }: Of<"refuse">) {
  return usedOf(state).stampings.length > 0 ? err({ code: "seal.alreadyStamped" }) : ok({ events: [{ type: "seal.refused", text: reason } as const] });
}

/** SEAL-1: only a seal in use may be asked for. */
export const admits = (form: RequestForm, { reads }: Context) => (reads.get(form.seal)?.card.facts["inUse"] === "yes" ? null : { code: "seal.outOfUse" });

/** SEAL-8: an amount belongs to a paper that commits the office. */
export const check = ({ commitment, amount }: RequestForm): { readonly [field: string]: string } => (amount !== null && commitment !== "yes" ? { commitment: "seal.amountCommits" } : {});

type Of<Type> = Extract<RequestCommand, { type: Type }>;
