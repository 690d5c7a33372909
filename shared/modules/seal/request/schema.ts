import { z } from "zod";
import { choices, count, day, longText, money, optional, reference, text, yesNo, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { isDay } from "#shared/kernel/instant.ts";

/** 用印审批单: what the applicant fills (standards §3.3). */
export const fields = {
  document: text(120),
  seal: reference("seal.impression"),
  ways: choices(["stamp", "joint", "carry"]),
  purpose: longText(600),
  copies: count(9999),
  places: count(99),
  pages: count(9999),
  commitment: yesNo(),
  amount: optional(money()),
  recipient: optional(text(60)),
  phone: optional(text(30)),
};
export type RequestForm = FormOf<typeof fields>;

/** 盖章前核对 (standards §3.2): not blank and complete, signed as the seal is named, as many as were approved. */
export const checks = ["complete", "signature", "copies"] as const;

/** What the keeper is asked before each act. */
export const stampFields = { checked: choices(checks), stamped: count(9999), spoiled: optional(count(9999, 0)), remark: optional(longText(200)) };
export const reasonFields = { reason: longText(200) };
export const carryFields = { companion: text(30), place: text(60), dueBack: day() };
export const giveBackFields = { remark: optional(longText(200)) };

const words = z.string().max(200);
export const commands = {
  stamp: z.strictObject({ checked: z.array(z.enum(checks)).max(checks.length), stamped: z.int().min(1).max(9999), spoiled: z.int().min(0).max(9999).nullable(), remark: words }),
  refuse: z.strictObject({ reason: words.min(1) }),
  carryOut: z.strictObject({ companion: z.string().min(1).max(30), place: z.string().min(1).max(60), dueBack: z.string().refine(isDay) }),
  giveBack: z.strictObject({ remark: words }),
  finish: z.strictObject({ reason: words.min(1) }),
};
type Args = { readonly [Type in keyof typeof commands]: z.output<(typeof commands)[Type]> };
export type RequestCommand = { readonly [Type in keyof Args]: { readonly type: Type } & Args[Type] }[keyof Args];

export type RequestEvent =
  | { readonly type: "seal.stamped"; readonly copies: number; readonly spoiled: number; readonly text: string; readonly number: string | null }
  | { readonly type: "seal.refused" | "seal.finished" | "seal.givenBack"; readonly text: string }
  | { readonly type: "seal.carriedOut"; readonly companion: string; readonly place: string; readonly dueBack: string };

/** One stamping: what a line of the bound register holds of it. */
export type Stamping = { readonly copies: number; readonly spoiled: number; readonly remark: string; readonly number: string | null; readonly keeper: string; readonly at: number };
/** One time that the seal was out of the office. */
export type Carried = { readonly companion: string; readonly place: string; readonly dueBack: string; readonly out: number; readonly keeper: string; readonly back: number | null };
type Used = { readonly stampings: readonly Stamping[]; readonly carried: readonly Carried[] };

/** After approval: what is still outstanding is stamped, the seal may be outside, and it ends stamped, finished early, or refused. */
export type RequestOwn = Used & { readonly status: "approved" | "outside" | "stamped" | "finished" | "refused" };
export type RequestState = RecordState<RequestForm, RequestOwn>;

/** What has been done since approval; nothing before it. */
export const usedOf = (state: RequestState): Used => ("stampings" in state ? state : { stampings: [], carried: [] });

/** Approved − stamped − spoiled: the copies that may still be stamped. */
export const outstanding = (state: RequestState): number => usedOf(state).stampings.reduce((left, { copies, spoiled }) => left - copies - spoiled, state.form.copies ?? 0);
