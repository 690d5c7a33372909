import { titleOf } from "#shared/engine/cards.ts";
import { unique } from "#shared/engine/claims.ts";
import type { FlowDefinition } from "#shared/engine/flow.ts";
import { holds, postHolder, registerFeed } from "#shared/engine/holder.ts";
import { hasPost } from "#shared/engine/policy.ts";
import { defineRecord, type Context, type Reads } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { chineseDay, dayOf } from "#shared/kernel/instant.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { countFact, figuresText } from "../figures.ts";
import { head, office } from "../steps.ts";
import { draws, fields, isMonth, type CountForm, type CountState, type Entry } from "./schema.ts";
import { countStrings as strings } from "./strings.ts";

/** SEAL-63: whoever supervises the seal. */
const flow = ({ seal }: CountForm, reads: Reads): FlowDefinition => {
  const supervisor = reads.get(seal)?.card.facts["level"] === "branch" ? head : office;
  return { id: "seal.count", version: 1, steps: [{ ...supervisor, id: "supervisor", name: "supervisor", box: "supervisor" }] };
};

/** SEAL-62, and that each request stands there once. */
function check({ month, entries }: CountForm): { readonly [field: string]: string } {
  if (!isMonth(month)) return { month: "seal.noSuchMonth" };
  if (new Set(entries.map(({ request }) => request)).size < entries.length) return { entries: "seal.countedTwice" };
  return entries.some(({ copies, stamped, explanation }) => copies !== stamped && explanation === "") ? { entries: "seal.unexplained" } : {};
}

/** SEAL-60, SEAL-61. */
function admits({ seal, month, entries }: CountForm, { actor, reads, at }: Context): Coded | null {
  if (!holds(actor, postHolder("sealKeeper", reads.get(seal)?.card.facts["unit"] ?? ""))) return { code: "seal.notItsKeeper" };
  if (month >= dayOf(at).slice(0, 7)) return { code: "seal.monthNotOver" };
  const other = entries.find((entry) => reads.get(entry.request)?.card.facts[countFact(seal)] !== figuresText({ ...entry, month }));
  return other === undefined ? null : { code: "seal.figuresMoved", document: other.document };
}

const figureNames = ["copies", "stamped", "spoiled", "givenUp", "outstanding"] as const;
const sumOf = (entries: readonly Entry[], name: (typeof figureNames)[number]): number => entries.reduce((sum, entry) => sum + (entry[name] ?? 0), 0);

const columns: readonly RegisterColumn[] = [
  { name: "month", kind: "text", width: 20, filter: true },
  { name: "seal", kind: "text", width: 60, filter: true },
  { name: "requests", kind: "count", width: 18, total: true },
  ...figureNames.map((name) => ({ name, kind: "count", width: 18, total: true }) as const),
  { name: "keeper", kind: "text", width: 24 },
  { name: "supervisor", kind: "text", width: 24 },
  { name: "status", kind: "code", width: 24, filter: true },
];

/** 印章使用月度核对表 (features §2.1): a month of a seal's book, closed; nothing is done with it afterwards. */
export const sealCount = defineRecord<typeof fields, { readonly status: "closed" }, never, never>({
  name: "seal.count",
  version: 1,
  strings,
  fields,
  check,
  commands: {},
  flow,
  admits,
  claims: ({ seal, month }) => [unique(`sealCount/${seal}/${month}`)],
  draws,
  lifecycle: {},
  policy: { submit: hasPost("sealKeeper") },
  evolve: () => ({ status: "closed" }),
  onRouteEnd: () => ({ status: "closed" }),
  audience: (state) => [...participants(state), registerFeed(state.unit, "seal.counts")],
  card: (state) => ({ title: `${titleOf(state, state.form.seal)} ${state.form.month}`, number: "", facts: {} }),
  facts: (state) => ({ unit: state.unitName, mark: state.cards[state.form.seal]?.number ?? "", requests: String(state.form.entries.length), keeper: `${state.applicant.name} ${chineseDay(state.submitted)}` }),
  sheet: {
    title: "count",
    blocks: [
      { kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 10, cells: [field("seal"), fact("mark")] }, { height: 10, cells: [field("month"), fact("requests")] }] },
      { kind: "lines", field: "entries", totals: [...figureNames], minimum: 8, columns: [{ name: "request", width: 50 }, ...figureNames.map((name) => ({ name, width: 15, align: "end" }) as const), { name: "explanation", width: 45 }] },
      { kind: "grid", columns: [28, 57, 28, 57], rows: [{ height: 12, cells: [field("remark", 3)] }, { height: 22, cells: [fact("keeper"), opinion("supervisor")] }] },
    ],
  },
  registers: [defineRegister<CountState>({ name: "seal.counts", columns, order: "month", readers: ["head", "officeHead", "leader", "chief", "sealKeeper", "auditor"], lines: toLines })],
});

function toLines(state: CountState) {
  const { form, applicant, route, status } = state;
  const supervisor = route?.decided.findLast(({ verdict }) => verdict === "agree")?.by.name ?? "";
  return [{ month: form.month, seal: titleOf(state, form.seal), requests: form.entries.length, ...Object.fromEntries(figureNames.map((name) => [name, sumOf(form.entries, name)])), keeper: applicant.name, supervisor, status }];
}
