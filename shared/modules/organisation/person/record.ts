import { z } from "zod";
import { unique } from "#shared/engine/claims.ts";
import { choice, lines, reference, schemaOf, text, type FormOf } from "#shared/engine/fields.ts";
import { anyOf, hasPost, inConsequenceOf, isSystem } from "#shared/engine/policy.ts";
import { defineRecord, type Due, type RecordState } from "#shared/engine/record.ts";
import { defineRegister } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { must } from "#shared/kernel/assert.ts";
import { chineseDate, dayAfter, isDay, startOfDay } from "#shared/kernel/instant.ts";
import { ok } from "#shared/kernel/result.ts";
import { dropSecretary, dueSecretaries, evolveSecretaries, nameSecretary, secretariesOf, secretaryAsks, secretaryCommands, type SecretaryCommand, type SecretaryEvent, type SecretaryOwn } from "./secretary.ts";
import { dropSignature, evolveSignature, isSelf, picturesOf, setSignature, signatureCommands, type SignatureCommand, type SignatureEvent, type SignatureOwn } from "./signature.ts";
import { personStrings as strings } from "./strings.ts";

const postNames = ["staff", "head", "officeHead", "leader", "chief", "sealKeeper", "auditor", "admin"] as const;
const fields = {
  name: text(30),
  login: text(40),
  posts: lines({ post: choice(postNames), unit: reference("organisation.unit"), title: text(30) }, 20),
};
export type PersonForm = FormOf<typeof fields>;
type Post = { readonly post: string; readonly unit: string; readonly title: string };
/** A post held beside one's own until a day, in somebody's stead. */
type StandIn = Post & { readonly until: string };
type PersonOwn = { readonly status: "active" | "left"; readonly standIns: readonly StandIn[] } & SignatureOwn & SecretaryOwn;
type PersonState = RecordState<PersonForm, PersonOwn>;
type PersonCommand =
  | SignatureCommand
  | SecretaryCommand
  | { readonly type: "register"; readonly form: PersonForm }
  | { readonly type: "change"; readonly form: PersonForm }
  | { readonly type: "leave" }
  | { readonly type: "appoint"; readonly post: string; readonly unit: string; readonly title: string; readonly until: string }
  | { readonly type: "release"; readonly post: string; readonly unit: string; readonly until: string };
type PersonEvent =
  | SignatureEvent
  | SecretaryEvent
  | { readonly type: "organisation.personRegistered" | "organisation.personChanged"; readonly form: PersonForm }
  | { readonly type: "organisation.personLeft" }
  | ({ readonly type: "organisation.personAppointed" } & StandIn)
  | { readonly type: "organisation.personReleased"; readonly post: string; readonly unit: string; readonly until: string };

const columns = [
  { name: "name", kind: "text", width: 60 },
  { name: "title", kind: "text", width: 90 },
  { name: "login", kind: "text", width: 60 },
  { name: "status", kind: "code", width: 40, filter: true },
] as const;
const setUp = anyOf(isSystem, hasPost("admin"));
const inHandover = anyOf(setUp, inConsequenceOf("seal.handover"));
const held = { post: z.string().max(40), unit: z.string().max(64) };
const until = z.union([z.literal(""), z.string().refine(isDay)]);

/** 人员: who there is, and with which posts. A login belongs to one person for ever; who has left may come back with it. A handover of a seal gives and takes the keeper's post. */
export const organisationPerson = defineRecord<typeof fields, PersonOwn, PersonCommand, PersonEvent>({
  name: "organisation.person",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands: { register: z.strictObject({ form: schemaOf(fields) }), change: z.strictObject({ form: schemaOf(fields) }), leave: z.strictObject({}), appoint: z.strictObject({ ...held, title: z.string().max(30), until }), release: z.strictObject({ ...held, until }), ...signatureCommands, ...secretaryCommands },
  asks: secretaryAsks,
  lifecycle: {
    none: { register: (_, { form }) => ok({ events: [{ type: "organisation.personRegistered", form }], claims: [unique(`login/${form.login}`)] }) },
    active: {
      change: (_, { form }) => ok({ events: [{ type: "organisation.personChanged", form }], claims: [unique(`login/${form.login}`)] }),
      leave: () => ok({ events: [{ type: "organisation.personLeft" }] }),
      appoint: (_, { post, unit, title, until: day }) => ok({ events: [{ type: "organisation.personAppointed", post, unit, title, until: day }] }),
      release: (_, { post, unit, until: day }) => ok({ events: [{ type: "organisation.personReleased", post, unit, until: day }] }),
      setSignature,
      dropSignature,
      nameSecretary,
      dropSecretary,
    },
    left: { change: (_, { form }) => ok({ events: [{ type: "organisation.personChanged", form }], claims: [unique(`login/${form.login}`)] }) },
  },
  policy: { register: setUp, change: setUp, leave: setUp, appoint: inHandover, release: inHandover, setSignature: isSelf, dropSignature: isSelf, nameSecretary: anyOf(isSelf, hasPost("admin")), dropSecretary: anyOf(isSelf, setUp) },
  evolve,
  due,
  audience: () => ["c"],
  files: picturesOf,
  card: ({ form }) => ({ title: form.name, number: null, facts: { title: form.posts[0]?.title ?? "" } }),
  facts: (state) => ({ secretaries: secretariesOf(state).map(({ name, until: day }) => [name, chineseDate(day)].filter((part) => part !== "").join(" ")).join("\n") }),
  sheet: {
    title: "person",
    blocks: [
      { kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("name"), field("login")] }, { height: 10, cells: [fact("status"), fact("secretaries")] }] },
      { kind: "lines", field: "posts", columns: [{ name: "post", width: 50 }, { name: "unit", width: 60 }, { name: "title", width: 60 }] },
    ],
  },
  registers: [defineRegister({ name: "organisation.people", columns, order: "name", readers: ["head", "admin"], lines: ({ form, status }) => [toRow(form, status)] })],
});

const toRow = (form: PersonForm, status: string) => ({ name: form.name, title: form.posts[0]?.title ?? "", login: form.login, status });

const standInsOf = (state: PersonState): readonly StandIn[] => ("standIns" in state ? state.standIns : []);

/** The clockwork ends what was given for a time. */
function due(state: PersonState): readonly Due[] {
  const standIns = standInsOf(state).map(({ post, unit, until: day }) => ({ rule: `standIn/${post}@${unit}`, at: startOfDay(dayAfter(day, 1)), command: { type: "release", post, unit, until: day } }));
  return [...standIns, ...dueSecretaries(state)];
}

function evolve(before: PersonState | null, event: PersonEvent): PersonOwn & { readonly form?: PersonForm } {
  const standIns = before === null ? [] : standInsOf(before);
  switch (event.type) {
    case "organisation.personLeft": return { status: "left", standIns: [], secretaries: [] };
    case "organisation.personAppointed": return appointed(must(before, "a person").form, standIns, event);
    case "organisation.personReleased": return released(must(before, "a person").form, standIns, event);
    case "organisation.personRegistered":
    case "organisation.personChanged": return { status: "active", standIns, form: event.form };
    default: return { status: "active", standIns, ...ownAffairs(must(before, "a person"), event) };
  }
}

/** What a person settles for himself: his signature, and who writes down what he decides. */
const ownAffairs = (before: PersonState, event: SignatureEvent | SecretaryEvent): SignatureOwn & SecretaryOwn =>
  event.type === "organisation.secretaryNamed" || event.type === "organisation.secretaryDropped" ? evolveSecretaries(before, event) : evolveSignature(before, event);

function appointed(form: PersonForm, standIns: readonly StandIn[], { post, unit, title, until: day }: StandIn) {
  const added: Post = { post, unit, title };
  if (day !== "") return { status: "active", standIns: [...standIns, { ...added, until: day }] } as const;
  return { status: "active", standIns, form: { ...form, posts: [...form.posts, added as PersonForm["posts"][number]] } } as const;
}

function released(form: PersonForm, standIns: readonly StandIn[], { post, unit, until: day }: Omit<StandIn, "title">) {
  const others = <Held extends { readonly post: string; readonly unit: string }>(posts: readonly Held[]): readonly Held[] => posts.filter((each) => each.post !== post || each.unit !== unit);
  if (day !== "") return { status: "active", standIns: others(standIns) } as const;
  return { status: "active", standIns, form: { ...form, posts: others(form.posts) } } as const;
}
