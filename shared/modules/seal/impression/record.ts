import { z } from "zod";
import { unique } from "#shared/engine/claims.ts";
import { choice, count, optional, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { ok } from "#shared/kernel/result.ts";
import { impressionStrings as strings } from "./strings.ts";

const fields = {
  name: text(60),
  sort: choice(["official", "contract", "finance", "name", "department"]),
  level: choice(["office", "branch"]),
  unit: reference("organisation.unit"),
  mark: text(10),
  stored: optional(text(60)),
  window: optional(count(366)),
};
type SealForm = FormOf<typeof fields>;
type SealCommand = { readonly type: "register"; readonly form: SealForm } | { readonly type: "enable" } | { readonly type: "stop" };
type SealEvent = { readonly type: "seal.registered"; readonly form: SealForm } | { readonly type: "seal.enabled" } | { readonly type: "seal.stopped" };

const columns = [
  { name: "name", kind: "text", width: 80 },
  { name: "sort", kind: "code", width: 35, filter: true },
  { name: "level", kind: "code", width: 30, filter: true },
  { name: "mark", kind: "text", width: 25 },
  { name: "stored", kind: "text", width: 60 },
  { name: "status", kind: "code", width: 30, filter: true },
] as const;
const manages = anyOf(isSystem, hasPost("officeHead"));

/** 印章 as a thing: who keeps it, and whether it may be asked for. Its flow of making and destroying comes with its own sheets. */
export const sealImpression = defineRecord<typeof fields, { readonly status: "made" | "inUse" | "stopped" }, SealCommand, SealEvent>({
  name: "seal.impression",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), enable: z.strictObject({}), stop: z.strictObject({}) },
  // prettier-ignore
  lifecycle: {
    none:    { register: (_, { form }) => ok({ events: [{ type: "seal.registered", form }], claims: [unique(`seal/${form.name}`), unique(`sealMark/${form.mark}`)] }) },
    made:    { enable },
    inUse:   { stop: () => ok({ events: [{ type: "seal.stopped" }] }) },
    stopped: { enable },
  },
  policy: { register: manages, enable: manages, stop: manages },
  evolve: (_, event) => (event.type === "seal.registered" ? { status: "made", form: event.form } : { status: event.type === "seal.enabled" ? "inUse" : "stopped" }),
  audience: () => ["c"],
  card: ({ form, status }) => ({ title: form.name, number: form.mark, facts: { unit: form.unit, sort: form.sort, level: form.level, mark: form.mark, inUse: status === "inUse" ? "yes" : "no", ...(form.window === null ? {} : { window: String(form.window) }) } }),
  offered: ({ status }) => status === "inUse",
  facts: () => ({}),
  sheet: {
    title: "impression",
    blocks: [{ kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("name", 3)] }, { height: 10, cells: [field("sort"), field("level")] }, { height: 10, cells: [field("unit"), field("mark")] }, { height: 10, cells: [field("stored"), field("window")] }, { height: 10, cells: [fact("status", 3)] }] }],
  },
  registers: [defineRegister({ name: "seal.impressions", columns, order: "name", readers: ["staff", "head", "officeHead", "leader", "chief", "sealKeeper"], lines: ({ form, status }) => [toRow(form, status)] })],
});

function enable() {
  return ok({ events: [{ type: "seal.enabled" } as const] });
}

const toRow = ({ name, sort, level, mark, stored }: SealForm, status: string) => ({ name, sort, level, mark, stored, status });
