import { z } from "zod";
import { choice, count, optional, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { isDay } from "#shared/kernel/instant.ts";

export const sealSorts = ["official", "party", "department", "special", "contract", "finance", "name", "facsimile", "steel"] as const;
export const emblems = ["star", "national", "party", "none"] as const;
export const levels = ["office", "branch"] as const;

/** 印章 as the 台账 holds it (standards §3.1, §3.3). `mark`: the word its numbers begin with; `window`: days an approval may be used. */
export const fields = {
  name: text(60),
  sort: choice(sealSorts),
  level: choice(levels),
  unit: reference("organisation.unit"),
  mark: text(10),
  material: optional(text(20)),
  size: optional(text(20)),
  emblem: optional(choice(emblems)),
  carver: optional(text(60)),
  filing: optional(text(40)),
  keeper: optional(text(30)),
  deputy: optional(text(30)),
  stored: optional(text(60)),
  window: optional(count(366)),
};
export type SealForm = FormOf<typeof fields>;

export const disposals = ["sealedUp", "handedBack", "destroyed"] as const;
export type Disposal = (typeof disposals)[number];
const words = z.string().max(60);
const date = z.string().refine(isDay);
export const commands = {
  register: z.strictObject({ form: schemaOf(fields) }),
  change: z.strictObject({ form: schemaOf(fields) }),
  enable: z.strictObject({ notice: words, on: date }),
  stop: z.strictObject({}),
  handOver: z.strictObject({ keeper: words, standIn: z.boolean() }),
  dispose: z.strictObject({ how: z.enum(disposals) }),
};
type Args = { readonly [Type in keyof typeof commands]: z.output<(typeof commands)[Type]> };
export type SealCommand = { readonly [Type in keyof Args]: { readonly type: Type } & Args[Type] }[keyof Args];
export type SealEvent =
  | { readonly type: "seal.registered" | "seal.changed"; readonly form: SealForm }
  | { readonly type: "seal.enabled"; readonly notice: string; readonly on: string }
  | { readonly type: "seal.stopped" }
  | { readonly type: "seal.handedOver"; readonly keeper: string; readonly standIn: boolean }
  | { readonly type: "seal.disposed"; readonly how: Disposal };

/** `enabled`: by which notice and from which day; `ended`: when it was stopped or disposed of, as a stored date, else empty. */
export type SealOwn = { readonly status: "made" | "inUse" | "stopped" | Disposal; readonly enabled: string; readonly ended: string };
export type SealState = RecordState<SealForm, SealOwn>;
