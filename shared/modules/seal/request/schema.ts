import { z } from "zod";
import { choices, count, longText, money, optional, references, text, yesNo, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { isDay, type Instant } from "#shared/kernel/instant.ts";

/** 用印审批单: what the applicant fills (standards §3.3). */
export const fields = {
  document: text(120),
  seals: references("seal.impression", 6, { fact: "inUse", is: "yes" }),
  ways: choices(["stamp", "joint", "carry"]),
  purpose: longText(600),
  copies: count(9999),
  places: count(99),
  pages: count(9999),
  commitment: yesNo(),
  amount: optional(money()),
  recipient: optional(text(60)),
  phone: optional(text(30)),
  urgent: yesNo(),
};
export type RequestForm = FormOf<typeof fields>;

/** 盖章前核对 (standards §3.2): not blank and complete, signed as the seal is named, as many as were approved. */
export const checks = ["complete", "signature", "copies"] as const;

const words = z.string().max(200);
const id = z.string().max(64);
const date = z.string().refine(isDay);
export const commands = {
  stamp: z.strictObject({ seal: id, checked: z.array(z.enum(checks)).max(checks.length), stamped: z.int().min(1).max(9999), spoiled: z.int().min(0).max(9999).nullable(), final: z.string().max(64).optional(), usedOn: z.union([z.literal(""), date]), remark: words }),
  refuse: z.strictObject({ reason: words.min(1) }),
  carryOut: z.strictObject({ seal: id, companion: z.string().min(1).max(30), place: z.string().min(1).max(60), dueBack: date }),
  giveBack: z.strictObject({ seal: id, remark: words }),
  finish: z.strictObject({ reason: words.min(1) }),
  lapse: z.strictObject({}),
};
type Args = { readonly [Type in keyof typeof commands]: z.output<(typeof commands)[Type]> };
export type RequestCommand = { readonly [Type in keyof Args]: { readonly type: Type } & Args[Type] }[keyof Args];

export type RequestEvent =
  | { readonly type: "seal.stamped"; readonly seal: string; readonly copies: number; readonly spoiled: number; readonly usedOn: string; readonly final: string; readonly text: string; readonly number: string | null }
  | { readonly type: "seal.refused" | "seal.finished"; readonly text: string }
  | { readonly type: "seal.carriedOut"; readonly seal: string; readonly companion: string; readonly place: string; readonly dueBack: string }
  | { readonly type: "seal.givenBack"; readonly seal: string; readonly text: string }
  | { readonly type: "seal.lapsed" };

/** One stamping: what a line of the bound register holds of it. `usedOn`: the day of use where it is entered later (补登), else empty; `final`: the digest of the file it was compared with. */
export type Stamping = { readonly seal: string; readonly copies: number; readonly spoiled: number; readonly usedOn: string; readonly final: string; readonly remark: string; readonly number: string | null; readonly keeper: string; readonly at: Instant };
/** One time that a seal was out of the office. */
export type Carried = { readonly seal: string; readonly companion: string; readonly place: string; readonly dueBack: string; readonly out: Instant; readonly keeper: string; readonly back: Instant | null };
/** `approved`: when the last approval reached the hub, from which the use window runs. */
export type Used = { readonly approved: Instant; readonly stampings: readonly Stamping[]; readonly carried: readonly Carried[] };

/** After approval: what is still outstanding is stamped, a seal may be outside, and it ends stamped, finished early, refused, or lapsed. */
export type RequestOwn = Used & { readonly status: "approved" | "outside" | "stamped" | "finished" | "refused" | "lapsed" };
export type RequestState = RecordState<RequestForm, RequestOwn>;

/** What has been done since approval; nothing before it. */
export const usedOf = (state: RequestState): Used => ("stampings" in state ? state : { approved: 0, stampings: [], carried: [] });

/** Approved − stamped − spoiled: the copies that a seal may still stamp. */
export const outstanding = (state: RequestState, seal: string): number =>
  usedOf(state).stampings.reduce((left, stamping) => (stamping.seal === seal ? left - stamping.copies - stamping.spoiled : left), state.form.copies ?? 0);

/** The seals that have copies to stamp, and those that are out of the office. */
export const toStamp = (state: RequestState): readonly string[] => state.form.seals.filter((seal) => outstanding(state, seal) > 0);
export const outside = (state: RequestState): readonly string[] => state.form.seals.filter((seal) => usedOf(state).carried.some((carried) => carried.seal === seal && carried.back === null));
