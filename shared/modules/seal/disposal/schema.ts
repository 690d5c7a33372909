import { z } from "zod";
import { choice, day, longText, person, reference, text, type Fields, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { isDay } from "#shared/kernel/instant.ts";
import { disposals } from "../impression/schema.ts";
import type { Signature } from "../signature.ts";

export const reasons = ["renamed", "abolished", "worn", "lost", "replaced"] as const;

/** 印章停用/缴销/销毁登记表: what is asked for (standards §3.3). */
export const fields = {
  seal: reference("seal.impression"),
  reason: choice(reasons),
  basis: text(120),
  explanation: longText(300),
  how: choice(disposals),
  first: person(),
  second: person(),
};
export type DisposalForm = FormOf<typeof fields>;

export const asks = { dispose: (): Fields => ({ place: text(60), on: day() }) };
export const commands = {
  dispose: z.strictObject({ place: z.string().min(1).max(60), on: z.string().refine(isDay) }),
  witness: z.strictObject({}),
};
type Act = z.output<typeof commands.dispose>;
export type DisposalCommand = ({ readonly type: "dispose" } & Act) | { readonly type: "witness" };
export type DisposalEvent = ({ readonly type: "seal.putAway" } & Act) | { readonly type: "seal.witnessed"; readonly witness: string };

/** `act`: where and when it was done; `witnesses`: who has signed that it was. */
export type DisposalOwn = { readonly status: "approved" | "disposed" | "done"; readonly act: (Act & Signature) | null; readonly witnesses: readonly Signature[] };
export type DisposalState = RecordState<DisposalForm, DisposalOwn>;

export const ownOf = (state: DisposalState): Pick<DisposalOwn, "act" | "witnesses"> => ("witnesses" in state ? state : { act: null, witnesses: [] });
export const awaited = (state: DisposalState): readonly string[] => [state.form.first, state.form.second].filter((id) => !ownOf(state).witnesses.some(({ by }) => by.person === id));
