import { number } from "#shared/engine/claims.ts";
import { holds } from "#shared/engine/holder.ts";
import type { Context, Lifecycle } from "#shared/engine/record.ts";
import { dayOf } from "#shared/kernel/instant.ts";
import { err, ok, type Coded } from "#shared/kernel/result.ts";
import { keeperOf, sealOf } from "./policy.ts";
import { checks, outside, outstanding, usedOf, type RequestCommand, type RequestEvent, type RequestForm, type RequestState } from "./schema.ts";
import { lapsesAt } from "./window.ts";

/** 用印审批 — what may be done with an approved request, and what each act records. */
// prettier-ignore
export const lifecycle: Lifecycle<RequestState, RequestCommand, RequestEvent> = {
  approved: { stamp, carryOut, finish, refuse, lapse },
  outside:  { stamp, giveBack, carryOut },
  stamped:  {},
  finished: {},
  refused:  {},
  lapsed:   { stamp },
};

/** SEAL-9, SEAL-13: checked, and the file that was agreed; SEAL-5: at most what is outstanding; SEAL-6: the number is the hub's to give, at this moment. */
function stamp(state: RequestState, command: Of<"stamp">, context: Context) {
  const { seal, stamped: copies, usedOn, final = "", remark } = command;
  const refusal = mayNotStamp(state, command, context);
  if (refusal !== null) return err(refusal);
  const { unit = "", mark = "" } = sealOf(state, seal).facts;
  const event = { type: "seal.stamped", seal, copies, spoiled: command.spoiled ?? 0, usedOn, final, text: remark, number: null } as const;
  return ok({ events: [event], claims: [number(`seal.usage/${unit}/${seal}`, `${mark}〔{year}〕{n4}号`)] });
}

const mayNotStamp = (state: RequestState, command: Of<"stamp">, context: Context): Coded | null =>
  notYours(state, command.seal, context) ?? unchecked(state, command) ?? wrongDay(state, command.usedOn, context) ?? tooMany(state, command);

/** SEAL-5: each seal is its own keeper's. */
function notYours(state: RequestState, seal: string, { actor }: Context): Coded | null {
  return state.form.seals.includes(seal) && holds(actor, keeperOf(state, seal)) ? null : { code: "not.allowed" };
}

function unchecked({ attachments }: RequestState, { checked, final = "" }: Of<"stamp">): Coded | null {
  if (!checks.every((check) => checked.includes(check))) return { code: "seal.unchecked" };
  return final === "" || attachments.some(({ digest }) => digest === final) ? null : { code: "seal.otherFile" };
}

function tooMany(state: RequestState, { seal, stamped, spoiled }: Of<"stamp">): Coded | null {
  const [left, asked] = [outstanding(state, seal), stamped + (spoiled ?? 0)];
  return asked > left ? { code: "seal.tooManyCopies", approved: state.form.copies ?? 0, outstanding: left, asked } : null;
}

// SEAL-15: what was stamped before approval, or in a time that has lapsed since, is entered later under its own day, and only where that was so.
function wrongDay(state: RequestState, usedOn: string, { at }: Context): Coded | null {
  if (usedOn === "") return state.status === "lapsed" ? { code: "seal.lapsedSince" } : null;
  if (usedOn > dayOf(at)) return { code: "seal.usedInTheFuture" };
  if (usedOn < dayOf(usedOf(state).approved) && state.form.urgent !== "yes") return { code: "seal.usedBeforeApproval" };
  return usedOn >= dayOf(lapsesAt(state)) ? { code: "seal.lapsedSince" } : null;
}

/** SEAL-12: only where it was asked for, in company, to come back by a day that is not past. */
function carryOut(state: RequestState, { seal, companion, place, dueBack }: Of<"carryOut">, context: Context) {
  const refusal = notYours(state, seal, context);
  if (refusal !== null) return err(refusal);
  if (!state.form.ways.includes("carry")) return err({ code: "seal.notToCarry" });
  if (outside(state).includes(seal)) return err({ code: "seal.isOutside" });
  if (dueBack < dayOf(context.at)) return err({ code: "seal.dueInThePast" });
  return ok({ events: [{ type: "seal.carriedOut", seal, companion, place, dueBack } as const] });
}

function giveBack(state: RequestState, { seal, remark }: Of<"giveBack">, context: Context) {
  const refusal = notYours(state, seal, context) ?? (outside(state).includes(seal) ? null : { code: "not.now" });
  return refusal === null ? ok({ events: [{ type: "seal.givenBack", seal, text: remark } as const] }) : err(refusal);
}

/** SEAL-11: what is outstanding is given up. */
function finish(state: RequestState, { reason }: Of<"finish">) {
  return usedOf(state).stampings.length === 0 ? err({ code: "seal.nothingStamped" }) : ok({ events: [{ type: "seal.finished", text: reason } as const] });
}

/** SEAL-7: the paper is not what was approved, or not fit to be stamped. */
function refuse(state: RequestState, { reason }: Of<"refuse">) {
  return usedOf(state).stampings.length > 0 ? err({ code: "seal.alreadyStamped" }) : ok({ events: [{ type: "seal.refused", text: reason } as const] });
}

/** SEAL-14: the time to use it is over, by the hub's clock. */
function lapse(state: RequestState, _: Of<"lapse">, { now }: Context) {
  return now < lapsesAt(state) ? err({ code: "not.now" }) : ok({ events: [{ type: "seal.lapsed" } as const] });
}

/** SEAL-1: only seals in use may be asked for. */
export const admits = (form: RequestForm, { reads }: Context): Coded | null => (form.seals.every((seal) => reads.get(seal)?.card.facts["inUse"] === "yes") ? null : { code: "seal.outOfUse" });

/** SEAL-8: an amount belongs to a paper that commits the office. */
export const check = ({ commitment, amount }: RequestForm): { readonly [field: string]: string } => (amount !== null && commitment !== "yes" ? { commitment: "seal.amountCommits" } : {});

type Of<Type> = Extract<RequestCommand, { type: Type }>;
