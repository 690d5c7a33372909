import { z } from "zod";
import { choice, optional, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { ok } from "#shared/kernel/result.ts";
import { unitStrings as strings } from "./strings.ts";

const fields = {
  name: text(60),
  short: text(20),
  parent: optional(reference("organisation.unit")),
  level: choice(["office", "department", "branch"]),
};
type UnitForm = FormOf<typeof fields>;
type UnitCommand = { readonly type: "register"; readonly form: UnitForm } | { readonly type: "change"; readonly form: UnitForm };
type UnitEvent = { readonly type: "organisation.unitRegistered" | "organisation.unitChanged"; readonly form: UnitForm };

const columns = [
  { name: "name", kind: "text", width: 120 },
  { name: "short", kind: "text", width: 60 },
  { name: "level", kind: "code", width: 60, filter: true },
] as const;
const setUp = anyOf(isSystem, hasPost("admin"));

/** 单位: who answers to whom. */
export const organisationUnit = defineRecord<typeof fields, { readonly status: "active" }, UnitCommand, UnitEvent>({
  name: "organisation.unit",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }) },
  lifecycle: {
    none: { register: (_, { form }) => ok({ events: [{ type: "organisation.unitRegistered", form }] }) },
    active: { change: (_, { form }) => ok({ events: [{ type: "organisation.unitChanged", form }] }) },
  },
  policy: { register: setUp, change: setUp },
  evolve: (_, { form }) => ({ status: "active", form }),
  audience: () => ["c"],
  card: ({ form }) => ({ title: form.name, number: null, facts: { short: form.short } }),
  facts: () => ({}),
  sheet: { title: "unit", blocks: [{ kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("name", 3)] }, { height: 10, cells: [field("short"), field("level")] }, { height: 10, cells: [field("parent"), fact("status")] }] }] },
  registers: [defineRegister({ name: "organisation.units", columns, order: "name", readers: ["head", "admin"], lines: ({ form }) => [{ name: form.name, short: form.short, level: form.level }] })],
});
