import { z } from "zod";
import { choices, count, longText, money, optional, reference, text, yesNo, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";

/** 用印审批单: what the applicant fills (standards §3.3). */
export const fields = {
  document: text(120),
  seal: reference("seal.impression"),
  ways: choices(["stamp", "joint"]),
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

/** What the keeper is asked before the act. */
export const stampFields = { copies: count(9999), spoiled: optional(count(9999, 0)), remark: optional(longText(200)) };
export const refuseFields = { reason: longText(200) };

export const commands = {
  stamp: z.strictObject({ copies: z.int().min(1).max(9999), spoiled: z.int().min(0).max(9999).nullable(), remark: z.string().max(200) }),
  refuse: z.strictObject({ reason: z.string().min(1).max(200) }),
};
export type RequestCommand = ({ readonly type: "stamp" } & z.output<typeof commands.stamp>) | ({ readonly type: "refuse" } & z.output<typeof commands.refuse>);

export type RequestEvent =
  | { readonly type: "seal.stamped"; readonly copies: number; readonly spoiled: number; readonly text: string; readonly number: string | null }
  | { readonly type: "seal.refused"; readonly text: string };

/** One stamping: what the bound register holds of it. */
export type Stamping = { readonly copies: number; readonly spoiled: number; readonly remark: string; readonly number: string | null; readonly keeper: string; readonly at: number };
export type RequestOwn = { readonly status: "approved" } | { readonly status: "stamped"; readonly stamping: Stamping } | { readonly status: "refused" };
export type RequestState = RecordState<RequestForm, RequestOwn>;
