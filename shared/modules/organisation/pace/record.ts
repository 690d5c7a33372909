import { z } from "zod";
import { unique } from "#shared/engine/claims.ts";
import { count, schemaOf, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { field } from "#shared/engine/sheet.ts";
import { ok } from "#shared/kernel/result.ts";
import { paceStrings as strings } from "./strings.ts";

const fields = { urgeHours: count(240) };
type PaceForm = FormOf<typeof fields>;
type PaceCommand = { readonly type: "register"; readonly form: PaceForm } | { readonly type: "change"; readonly form: PaceForm };
type PaceEvent = { readonly type: "organisation.paceRegistered" | "organisation.paceChanged"; readonly form: PaceForm };

const setUp = anyOf(isSystem, hasPost("admin"));

/** 办理时效: the figures of the office's own that no flow can say. There is one of it. */
export const organisationPace = defineRecord<typeof fields, { readonly status: "active" }, PaceCommand, PaceEvent>({
  name: "organisation.pace",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }) },
  lifecycle: {
    none: { register: (_, { form }) => ok({ events: [{ type: "organisation.paceRegistered", form }], claims: [unique("pace")] }) },
    active: { change: (_, { form }) => ok({ events: [{ type: "organisation.paceChanged", form }] }) },
  },
  policy: { register: setUp, change: setUp },
  evolve: (_, { form }) => ({ status: "active", form }),
  audience: () => ["c"],
  card: () => ({ title: strings.zh.title, number: null, facts: {} }),
  facts: () => ({}),
  sheet: { title: "pace", blocks: [{ kind: "grid", columns: [60, 110], rows: [{ height: 10, cells: [field("urgeHours")] }] }] },
  registers: [defineRegister({
    name: "organisation.paces", order: "name", readers: ["admin"],
    columns: [{ name: "name", kind: "text", width: 160 }, { name: "urgeHours", kind: "count", width: 107 }],
    lines: ({ form }) => [{ name: strings.zh.title, urgeHours: form.urgeHours }],
  })],
});
