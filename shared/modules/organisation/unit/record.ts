import { z } from "zod";
import type { Directory } from "#shared/engine/directory.ts";
import { choice, optional, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { unitStrings as strings } from "./strings.ts";

const fields = {
  name: text(60),
  short: text(20),
  parent: optional(reference("organisation.unit")),
  level: choice(["office", "department", "branch"]),
};
export type UnitForm = FormOf<typeof fields>;
type UnitCommand = { readonly type: "register"; readonly form: UnitForm } | { readonly type: "change"; readonly form: UnitForm } | { readonly type: "close" };
type UnitEvent = { readonly type: "organisation.unitRegistered" | "organisation.unitChanged"; readonly form: UnitForm } | { readonly type: "organisation.unitClosed" };

const columns = [
  { name: "name", kind: "text", width: 120 },
  { name: "short", kind: "text", width: 60 },
  { name: "level", kind: "code", width: 60, filter: true },
  { name: "status", kind: "code", width: 40, filter: true },
] as const;
const setUp = anyOf(isSystem, hasPost("admin"));

const isEmpty = ({ units, people }: Directory, id: string): boolean =>
  ![...units.values()].some(({ parent, active }) => active && parent === id) && ![...people.values()].some(({ active, posts }) => active && posts.some(({ unit }) => unit === id));

/** 单位: who answers to whom. A unit is closed only when nobody and nothing is left in it. */
export const organisationUnit = defineRecord<typeof fields, { readonly status: "active" | "closed" }, UnitCommand, UnitEvent>({
  name: "organisation.unit",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }), close: z.strictObject({}) },
  lifecycle: {
    none: { register: (_, { form }) => ok({ events: [{ type: "organisation.unitRegistered", form }] }) },
    active: { change: (_, { form }) => ok({ events: [{ type: "organisation.unitChanged", form }] }), close: (state, _, { directory }) => (isEmpty(directory, state.id) ? ok({ events: [{ type: "organisation.unitClosed" }] }) : err({ code: "organisation.notEmpty" })) },
    closed: { change: (_, { form }) => ok({ events: [{ type: "organisation.unitChanged", form }] }) },
  },
  policy: { register: setUp, change: setUp, close: setUp },
  evolve: (_, event) => (event.type === "organisation.unitClosed" ? { status: "closed" } : { status: "active", form: event.form }),
  audience: () => ["c"],
  card: ({ form }) => ({ title: form.name, number: null, facts: { short: form.short } }),
  facts: () => ({}),
  sheet: { title: "unit", blocks: [{ kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("name", 3)] }, { height: 10, cells: [field("short"), field("level")] }, { height: 10, cells: [field("parent"), fact("status")] }] }] },
  registers: [defineRegister({ name: "organisation.units", columns, order: "name", readers: ["head", "admin"], lines: ({ form, status }) => [{ name: form.name, short: form.short, level: form.level, status }] })],
});
