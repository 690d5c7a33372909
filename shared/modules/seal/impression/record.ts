import { unique } from "#shared/engine/claims.ts";
import { allOf, anyOf, hasPost, inConsequenceOf, isSystem, not } from "#shared/engine/policy.ts";
import { defineRecord, type Lifecycle, type Signed } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field } from "#shared/engine/sheet.ts";
import { must } from "#shared/kernel/assert.ts";
import { chineseDate, dayOf } from "#shared/kernel/instant.ts";
import { err, ok } from "#shared/kernel/result.ts";
import { commands, fields, type SealCommand, type SealEvent, type SealForm, type SealOwn, type SealState } from "./schema.ts";
import { impressionStrings as strings } from "./strings.ts";

const keys = ({ name, mark }: SealForm) => [unique(`seal/${name}`), unique(`sealMark/${mark}`)];
const enable = (_: SealState, { notice, on }: Of<"enable">) => ok({ events: [{ type: "seal.enabled", notice, on } as const] });
const stop = () => ok({ events: [{ type: "seal.stopped" } as const] });
const dispose = (_: SealState, { how }: Of<"dispose">) => ok({ events: [{ type: "seal.disposed", how } as const] });
const handOver = (_: SealState, { keeper, standIn }: Of<"handOver">) => ok({ events: [{ type: "seal.handedOver", keeper, standIn } as const] });

/** What its name is claimed for cannot be changed: a seal of another name is another seal. */
function change({ form: before }: SealState, { form }: Of<"change">) {
  if (form.name !== before.name || form.mark !== before.mark) return err({ code: "seal.anotherName" });
  return ok({ events: [{ type: "seal.changed", form } as const] });
}

// prettier-ignore
const lifecycle: Lifecycle<SealState, SealCommand, SealEvent> = {
  none:       { register: (_, { form }) => ok({ events: [{ type: "seal.registered", form }], claims: keys(form) }) },
  made:       { enable, change, dispose },
  inUse:      { stop, change, handOver },
  stopped:    { enable, change, handOver, dispose },
  sealedUp:   { dispose },
  handedBack: {},
  destroyed:  {},
};

// SEAL-22: managing, using and auditing are apart.
const manages = anyOf(isSystem, allOf(hasPost("officeHead"), not(hasPost("sealKeeper"))));
const byMaking = anyOf(isSystem, inConsequenceOf("seal.making"));
const byDisposal = inConsequenceOf("seal.disposal");

const columns: readonly RegisterColumn[] = [
  { name: "mark", kind: "text", width: 17 },
  { name: "name", kind: "text", width: 34 },
  { name: "sort", kind: "code", width: 18, filter: true },
  { name: "material", kind: "text", width: 12 },
  { name: "size", kind: "text", width: 13 },
  { name: "emblem", kind: "code", width: 13 },
  { name: "carver", kind: "text", width: 22 },
  { name: "filing", kind: "text", width: 20 },
  { name: "enabled", kind: "text", width: 24 },
  { name: "keeper", kind: "text", width: 15 },
  { name: "deputy", kind: "text", width: 15 },
  { name: "stored", kind: "text", width: 22 },
  { name: "status", kind: "code", width: 14, filter: true },
  { name: "ended", kind: "day", width: 28 },
];

/** 印章 as a thing: what it is, who keeps it, and whether it may be asked for. Making, handover and disposal are sheets of their own. */
export const sealImpression = defineRecord<typeof fields, SealOwn, SealCommand, SealEvent>({
  name: "seal.impression",
  version: 1,
  strings,
  fields,
  flow: null,
  creates: "register",
  commands,
  lifecycle,
  policy: { register: anyOf(manages, byMaking), change: manages, enable: byMaking, stop: anyOf(isSystem, byDisposal), handOver: inConsequenceOf("seal.handover"), dispose: byDisposal },
  evolve,
  audience: () => ["c"],
  card: ({ form, status }) => ({ title: form.name, number: form.mark, facts: { unit: form.unit, sort: form.sort, level: form.level, mark: form.mark, inUse: status === "inUse" ? "yes" : "no", ...(form.window === null ? {} : { window: String(form.window) }) } }),
  facts: (state) => ({ enabled: (state as SealOwn).enabled, ended: chineseDate((state as SealOwn).ended) }),
  sheet: {
    title: "impression",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [field("name", 3)] },
          { height: 10, cells: [field("sort"), field("level")] },
          { height: 10, cells: [field("unit"), field("mark")] },
          { height: 10, cells: [field("material"), field("size")] },
          { height: 10, cells: [field("emblem"), field("window")] },
          { height: 10, cells: [field("carver"), field("filing")] },
          { height: 10, cells: [field("keeper"), field("deputy")] },
          { height: 10, cells: [field("stored"), fact("status")] },
          { height: 10, cells: [fact("enabled"), fact("ended")] },
        ],
      },
    ],
  },
  registers: [defineRegister<SealState>({ name: "seal.impressions", columns, order: "name", readers: ["staff", "head", "officeHead", "leader", "chief", "sealKeeper", "auditor"], lines: toLines })],
});

type Of<Type> = Extract<SealCommand, { type: Type }>;

function evolve(before: SealState | null, event: Signed<SealEvent>): SealOwn & { readonly form?: SealForm } {
  if (event.type === "seal.registered") return { status: "made", enabled: "", ended: "", form: event.form };
  const { form, ...held } = must(before, "a seal");
  const { status, enabled, ended } = held as SealOwn;
  switch (event.type) {
    case "seal.changed": return { status, enabled, ended, form: event.form };
    case "seal.enabled": return { status: "inUse", enabled: [event.notice, chineseDate(event.on)].filter((part) => part !== "").join(" "), ended: "" };
    case "seal.stopped": return { status: "stopped", enabled, ended: dayOf(event.at) };
    case "seal.disposed": return { status: event.how, enabled, ended: dayOf(event.at) };
    case "seal.handedOver": return { status, enabled, ended, form: kept(form, event) };
  }
}

/** Who stands in is the deputy for the time; who takes it over for good is the keeper. */
const kept = (form: SealForm, { keeper, standIn }: Extract<SealEvent, { type: "seal.handedOver" }>): SealForm => (standIn ? { ...form, deputy: keeper } : { ...form, keeper });

function toLines(state: SealState) {
  const { mark, name, sort, material, size, emblem, carver, filing, keeper, deputy, stored } = state.form;
  const { status, enabled, ended } = state as SealOwn;
  return [{ mark, name, sort, material, size, emblem, carver, filing, enabled, keeper, deputy, stored, status, ended: ended === "" ? null : ended }];
}
