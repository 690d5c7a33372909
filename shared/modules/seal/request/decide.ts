import { number } from "#shared/engine/claims.ts";
import type { Context, Lifecycle } from "#shared/engine/record.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { sealOf } from "./policy.ts";
import type { RequestCommand, RequestEvent, RequestForm, RequestState } from "./schema.ts";

/** 用印审批 — what may be done with an approved request, and what each act records. */
// prettier-ignore
export const lifecycle: Lifecycle<RequestState, RequestCommand, RequestEvent> = {
  approved: { stamp, refuse },
  stamped:  {},
  refused:  {},
};

/** SEAL-5: at most the copies that were approved; SEAL-6: the number is the hub's to give, at this moment. */
function stamp(state: RequestState, { copies, spoiled, remark }: Of<"stamp">) {
  const approved = state.form.copies ?? 0;
  if (copies > approved) return err({ code: "seal.tooManyCopies", approved, asked: copies });
  const { unit = "", mark = "" } = sealOf(state).facts;
  const event = { type: "seal.stamped", copies, spoiled: spoiled ?? 0, text: remark, number: null } as const;
  return ok({ events: [event], claims: [number(`seal.usage/${unit}/${state.form.seal}`, `${mark}〔{year}〕{n4}号`)] });
}

/** SEAL-7: the paper is not what was approved, or not fit to be stamped. */
function refuse(_: RequestState, { reason }: Of<"refuse">) {
  return ok({ events: [{ type: "seal.refused", text: reason } as const] });
}

/** SEAL-1: only a seal in use may be asked for. */
export const admits = (form: RequestForm, { reads }: Context) => (reads.get(form.seal)?.card.facts["inUse"] === "yes" ? null : { code: "seal.outOfUse" });

/** SEAL-8: an amount belongs to a paper that commits the office. */
export const check = ({ commitment, amount }: RequestForm): { readonly [field: string]: string } => (amount !== null && commitment !== "yes" ? { commitment: "seal.amountCommits" } : {});

type Of<Type> = Extract<RequestCommand, { type: Type }>;
