import type { FlowDefinition } from "#shared/engine/flow.ts";
import { factOf, titleOf } from "#shared/engine/cards.ts";
import { holds, personHolder, postHolder, registerFeed, type Holder } from "#shared/engine/holder.ts";
import { allOf, isStaff, not, tookPart, type Rule } from "#shared/engine/policy.ts";
import { defineRecord, type Await, type Context, type Lifecycle, type Reads, type Signed } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { must } from "#shared/kernel/assert.ts";
import { chineseMoment, dayOf } from "#shared/kernel/instant.ts";
import { ok, type Coded } from "#shared/kernel/result.ts";
import { asks, commands, fields, ownOf, type LoanCommand, type LoanEvent, type LoanForm, type LoanOwn, type LoanState } from "./schema.ts";
import { signatureText, type Signature } from "../signature.ts";
import { chief, head, office } from "../steps.ts";
import { loanStrings as strings } from "./strings.ts";

const branch: FlowDefinition = { id: "seal.loan.branch", version: 2, steps: [head] };
const byOffice: FlowDefinition = { id: "seal.loan.office", version: 2, steps: [head, office, chief] };

// prettier-ignore
const lifecycle: Lifecycle<LoanState, LoanCommand, LoanEvent> = {
  approved: { handOut:  () => ok({ events: [{ type: "seal.lent" }] }) },
  outside:  { takeBack: (_, { used }) => ok({ events: [{ type: "seal.takenBack", text: used }] }) },
  back:     { confirm:  () => ok({ events: [{ type: "seal.loanConfirmed" }] }) },
  closed:   {},
};

const keptBy = (state: LoanState): string => factOf(state, state.form.seal, "unit");
const keeper = (state: LoanState): Holder => postHolder("sealKeeper", keptBy(state));
const isKeeper: Rule<LoanState> = (state, { actor }) => state !== null && holds(actor, keeper(state));
const isCompanion: Rule<LoanState> = (state, { actor }) => state !== null && state.form.companion === actor.person;

/** SEAL-61. */
function admits({ companion, dueBack }: LoanForm, { actor, at }: Context): Coded | null {
  if (companion === actor.person) return { code: "seal.goesAlone" };
  return dueBack < dayOf(at) ? { code: "seal.dueInThePast" } : null;
}
const check = ({ out, dueBack }: LoanForm): { readonly [field: string]: string } => (dueBack < out ? { dueBack: "seal.backBeforeOut" } : {});

function awaits(state: LoanState): readonly Await[] {
  switch (state.status) {
    case "approved": return [{ step: "handOut", holder: keeper(state) }];
    case "outside": return [{ step: "takeBack", holder: keeper(state) }];
    case "back": return [{ step: "confirm", holder: personHolder(state.form.companion) }];
    default: return [];
  }
}

const columns: readonly RegisterColumn[] = [
  { name: "out", kind: "moment", width: 30 },
  { name: "seal", kind: "text", width: 42, filter: true },
  { name: "unit", kind: "text", width: 34, filter: true },
  { name: "user", kind: "text", width: 18 },
  { name: "companion", kind: "text", width: 18 },
  { name: "place", kind: "text", width: 24 },
  { name: "reason", kind: "text", width: 32 },
  { name: "dueBack", kind: "day", width: 28 },
  { name: "back", kind: "moment", width: 30 },
  { name: "status", kind: "code", width: 11, filter: true },
];

/** 印章外借（外带）审批单 (standards §3.3): lent out in company, back with a list of what was stamped. */
export const sealLoan = defineRecord<typeof fields, LoanOwn, LoanCommand, LoanEvent>({
  name: "seal.loan",
  version: 1,
  strings,
  fields,
  check,
  asks,
  commands,
  flow: ({ seal }: LoanForm, reads: Reads) => (reads.get(seal)?.card.facts["level"] === "branch" ? branch : byOffice),
  admits,
  lifecycle,
  policy: { submit: isStaff, handOut: allOf(isKeeper, not(tookPart)), takeBack: isKeeper, confirm: isCompanion },
  evolve,
  onRouteEnd: () => ({ status: "approved", out: null, back: null, used: "", confirmed: null }),
  awaits,
  audience: (state) => [...participants(state), registerFeed(state.unit, "seal.loans"), ...("confirmed" in state ? [keeper(state), personHolder(state.form.companion), registerFeed(keptBy(state), "seal.loans")] : [])],
  card: (state) => ({ title: titleOf(state, state.form.seal), number: "", facts: {} }),
  facts: toFacts,
  sheet: {
    title: "loan",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [fact("unit"), fact("user")] },
          { height: 10, cells: [field("companion"), field("phone")] },
          { height: 10, cells: [field("seal"), field("place")] },
          { height: 10, cells: [field("out"), field("dueBack")] },
          { height: 16, cells: [field("reason", 3)] },
        ],
      },
      { kind: "lines", field: "documents", columns: [{ name: "document", width: 140 }, { name: "copies", width: 30, align: "end" }], totals: ["copies"], minimum: 2 },
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 20, cells: [opinion("head"), opinion("office")] },
          { height: 20, cells: [opinion("chief", 3)] },
          { height: 22, cells: [fact("used", 3)] },
          { height: 10, cells: [fact("handedOut"), fact("back")] },
          { height: 10, cells: [fact("received"), fact("confirmed")] },
        ],
      },
    ],
  },
  registers: [defineRegister<LoanState>({ name: "seal.loans", columns, order: "out", readers: ["head", "officeHead", "leader", "chief", "sealKeeper", "auditor"], lines: toLines })],
});

function evolve(before: LoanState | null, event: Signed<LoanEvent>): LoanOwn {
  const own = ownOf(must(before, "a loan"));
  const signed: Signature = { by: event.by, at: event.at };
  switch (event.type) {
    case "seal.lent": return { ...own, status: "outside", out: signed };
    case "seal.takenBack": return { ...own, status: "back", back: signed, used: event.text };
    case "seal.loanConfirmed": return { ...own, status: "closed", confirmed: signed };
  }
}

function toFacts(state: LoanState): { readonly [fact: string]: string } {
  const { out, back, used, confirmed } = ownOf(state);
  return { unit: state.unitName, user: state.applicant.name, used, handedOut: out === null ? "" : `${out.by.name} ${chineseMoment(out.at)}`, back: back === null ? "" : chineseMoment(back.at), received: signatureText(back), confirmed: signatureText(confirmed) };
}

function toLines(state: LoanState) {
  const { out, back } = ownOf(state);
  const { form, applicant, unitName, status } = state;
  return [{ out: out?.at ?? null, seal: titleOf(state, form.seal), unit: unitName, user: applicant.name, companion: titleOf(state, form.companion), place: form.place, reason: form.reason, dueBack: form.dueBack, back: back?.at ?? null, status }];
}
