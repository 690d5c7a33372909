import { z } from "zod";
import { count, day, lines, longText, optional, person, reference, text, type Fields, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { Signature } from "../signature.ts";

/** 印章外借（外带）审批单: what is asked for (standards §3.3). */
export const fields = {
  seal: reference("seal.impression", { fact: "inUse", is: "yes" }),
  companion: person(),
  phone: optional(text(30)),
  place: text(60),
  out: day(),
  dueBack: day(),
  reason: longText(300),
  documents: lines({ document: text(80), copies: count(9999) }, 20),
};
export type LoanForm = FormOf<typeof fields>;

export const asks = { takeBack: (): Fields => ({ used: longText(600) }) };
export const commands = {
  handOut: z.strictObject({}),
  takeBack: z.strictObject({ used: z.string().min(1).max(600) }),
  confirm: z.strictObject({}),
};
export type LoanCommand = { readonly type: "handOut" } | { readonly type: "takeBack"; readonly used: string } | { readonly type: "confirm" };
export type LoanEvent = { readonly type: "seal.lent" } | { readonly type: "seal.takenBack"; readonly text: string } | { readonly type: "seal.loanConfirmed" };

export type LoanOwn = { readonly status: "approved" | "outside" | "back" | "closed"; readonly out: Signature | null; readonly back: Signature | null; readonly used: string; readonly confirmed: Signature | null };
export type LoanState = RecordState<LoanForm, LoanOwn>;

export const ownOf = (state: LoanState): Omit<LoanOwn, "status"> => ("confirmed" in state ? state : { out: null, back: null, used: "", confirmed: null });
