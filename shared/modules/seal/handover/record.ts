import { titleOf } from "#shared/engine/cards.ts";
import { choice, count, day, longText, optional, person, reference, type FormOf } from "#shared/engine/fields.ts";
import type { FlowDefinition } from "#shared/engine/flow.ts";
import { holds, postHolder, registerFeed } from "#shared/engine/holder.ts";
import { hasPost } from "#shared/engine/policy.ts";
import { defineRecord, type Context, type RecordState } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { chineseDay, dayOf } from "#shared/kernel/instant.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { handoverStrings as strings } from "./strings.ts";

const fields = {
  seal: reference("seal.impression", { fact: "inUse", is: "yes" }),
  quantity: count(9),
  sort: choice(["forGood", "forATime"]),
  until: optional(day()),
  receiver: person(),
  supervisor: person(),
  goods: longText(200),
  reason: optional(longText(200)),
};
type HandoverForm = FormOf<typeof fields>;
export type HandoverState = RecordState<HandoverForm, { readonly status: "handedOver" }>;

const flow: FlowDefinition = {
  id: "seal.handover",
  version: 1,
  steps: [
    { id: "receiver", name: "receiver", kind: "approve", mode: "any", who: [{ field: "receiver" }], box: "receiver" },
    { id: "supervisor", name: "supervisor", kind: "approve", mode: "any", who: [{ field: "supervisor" }], box: "supervisor" },
  ],
};

/** SEAL-42. */
function check({ sort, until }: HandoverForm): { readonly [field: string]: string } {
  if (sort === "forATime" && until === "") return { until: "seal.needsLastDay" };
  return sort === "forGood" && until !== "" ? { until: "seal.hasNoLastDay" } : {};
}

/** SEAL-40: the keeper gives, to another, before a third. */
function admits({ seal, receiver, supervisor, until }: HandoverForm, { actor, reads, at }: Context): Coded | null {
  if (!holds(actor, postHolder("sealKeeper", reads.get(seal)?.card.facts["unit"] ?? ""))) return { code: "seal.notItsKeeper" };
  if (new Set([actor.person, receiver, supervisor]).size < 3) return { code: "seal.threePeople" };
  return until !== "" && until < dayOf(at) ? { code: "seal.lastDayPast" } : null;
}

const columns: readonly RegisterColumn[] = [
  { name: "at", kind: "moment", width: 32 },
  { name: "seal", kind: "text", width: 55, filter: true },
  { name: "sort", kind: "code", width: 24, filter: true },
  { name: "until", kind: "day", width: 28 },
  { name: "giver", kind: "text", width: 24 },
  { name: "receiver", kind: "text", width: 24 },
  { name: "supervisor", kind: "text", width: 24 },
  { name: "goods", kind: "text", width: 36 },
  { name: "status", kind: "code", width: 20 },
];

/** 印章保管移交单 (standards §3.3): what it brings about (posts, the 台账) are reactions to its last signature. */
export const sealHandover = defineRecord<typeof fields, { readonly status: "handedOver" }, never, never>({
  name: "seal.handover",
  version: 1,
  strings,
  fields,
  check,
  commands: {},
  flow: () => flow,
  admits,
  lifecycle: {},
  policy: { submit: hasPost("sealKeeper") },
  evolve: () => ({ status: "handedOver" }),
  onRouteEnd: () => ({ status: "handedOver" }),
  audience: (state) => [...participants(state), registerFeed(state.unit, "seal.handovers")],
  card: (state) => ({ title: titleOf(state, state.form.seal), number: "", facts: {} }),
  facts: (state) => ({ unit: state.unitName, submitted: chineseDay(state.submitted), mark: state.cards[state.form.seal]?.number ?? "", giver: `${state.applicant.name} ${chineseDay(state.submitted)}`, impression: "" }),
  sheet: {
    title: "handover",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [fact("unit"), fact("submitted")] },
          { height: 10, cells: [field("seal"), field("quantity")] },
          { height: 10, cells: [fact("mark"), field("sort")] },
          { height: 10, cells: [field("until"), field("reason")] },
          { height: 45, cells: [fact("impression", 3)] },
          { height: 16, cells: [field("goods", 3)] },
          { height: 10, cells: [field("receiver"), field("supervisor")] },
          { height: 18, cells: [fact("giver"), opinion("receiver")] },
          { height: 18, cells: [opinion("supervisor", 3)] },
        ],
      },
    ],
  },
  registers: [defineRegister<HandoverState>({ name: "seal.handovers", columns, order: "at", readers: ["head", "officeHead", "chief", "sealKeeper", "auditor"], lines: toLines })],
});

function toLines(state: HandoverState) {
  const { form, submitted, applicant, status } = state;
  return [{ at: submitted, seal: titleOf(state, form.seal), sort: form.sort, until: form.until === "" ? null : form.until, giver: applicant.name, receiver: titleOf(state, form.receiver), supervisor: titleOf(state, form.supervisor), goods: form.goods, status }];
}
