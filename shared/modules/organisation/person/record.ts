import { z } from "zod";
import { unique } from "#shared/engine/claims.ts";
import { choice, lines, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, isSystem } from "#shared/engine/policy.ts";
import { defineRecord } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { ok } from "#shared/kernel/result.ts";
import { personStrings as strings } from "./strings.ts";

const postNames = ["staff", "head", "officeHead", "leader", "chief", "sealKeeper", "admin"] as const;
const fields = {
  name: text(30),
  login: text(40),
  posts: lines({ post: choice(postNames), unit: reference("organisation.unit"), title: text(30) }, 20),
};
export type PersonForm = FormOf<typeof fields>;
type PersonCommand = { readonly type: "register"; readonly form: PersonForm } | { readonly type: "change"; readonly form: PersonForm } | { readonly type: "leave" };
type PersonEvent = { readonly type: "organisation.personRegistered" | "organisation.personChanged"; readonly form: PersonForm } | { readonly type: "organisation.personLeft" };

const columns = [
  { name: "name", kind: "text", width: 60 },
  { name: "title", kind: "text", width: 90 },
  { name: "login", kind: "text", width: 60 },
  { name: "status", kind: "code", width: 40, filter: true },
] as const;
const setUp = anyOf(isSystem, hasPost("admin"));

/** 人员: who there is, and with which posts. A login belongs to one person for ever; who has left may come back with it. */
export const organisationPerson = defineRecord<typeof fields, { readonly status: "active" | "left" }, PersonCommand, PersonEvent>({
  name: "organisation.person",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }), leave: z.strictObject({}) },
  lifecycle: {
    none: { register: (_, { form }) => ok({ events: [{ type: "organisation.personRegistered", form }], claims: [unique(`login/${form.login}`)] }) },
    active: {
      change: (_, { form }) => ok({ events: [{ type: "organisation.personChanged", form }], claims: [unique(`login/${form.login}`)] }),
      leave: () => ok({ events: [{ type: "organisation.personLeft" }] }),
    },
    left: { change: (_, { form }) => ok({ events: [{ type: "organisation.personChanged", form }], claims: [unique(`login/${form.login}`)] }) },
  },
  policy: { register: setUp, change: setUp, leave: setUp },
  evolve: (_, event) => (event.type === "organisation.personLeft" ? { status: "left" } : { status: "active", form: event.form }),
  audience: () => ["c"],
  card: ({ form }) => ({ title: form.name, number: null, facts: { title: form.posts[0]?.title ?? "" } }),
  facts: () => ({}),
  sheet: {
    title: "person",
    blocks: [
      { kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("name"), field("login")] }, { height: 10, cells: [fact("status", 3)] }] },
      { kind: "lines", field: "posts", columns: [{ name: "post", width: 50 }, { name: "unit", width: 60 }, { name: "title", width: 60 }] },
    ],
  },
  registers: [defineRegister({ name: "organisation.people", columns, order: "name", readers: ["head", "admin"], lines: ({ form, status }) => [toRow(form, status)] })],
});

const toRow = (form: PersonForm, status: string) => ({ name: form.name, title: form.posts[0]?.title ?? "", login: form.login, status });
