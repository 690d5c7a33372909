import type { FlowDefinition } from "#shared/engine/flow.ts";
import { titleOf } from "#shared/engine/cards.ts";
import { personHolder, registerFeed } from "#shared/engine/holder.ts";
import { anyOf, hasPost, isApplicant, type Rule } from "#shared/engine/policy.ts";
import { defineRecord, type Await, type Context, type Lifecycle, type Signed } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { must } from "#shared/kernel/assert.ts";
import { chineseDate, chineseDay, dayOf } from "#shared/kernel/instant.ts";
import { err, ok, type Coded } from "#shared/kernel/result.ts";
import { asks, awaited, commands, fields, ownOf, type DisposalCommand, type DisposalEvent, type DisposalForm, type DisposalOwn, type DisposalState } from "./schema.ts";
import { signatureText, type Signature } from "../signature.ts";
import { chief, office } from "../steps.ts";
import { disposalStrings as strings } from "./strings.ts";

const flow: FlowDefinition = { id: "seal.disposal", version: 2, steps: [office, chief] };

// prettier-ignore
const lifecycle: Lifecycle<DisposalState, DisposalCommand, DisposalEvent> = {
  approved: { dispose },
  disposed: { witness },
  done:     {},
};

function dispose(_: DisposalState, { place, on }: Extract<DisposalCommand, { type: "dispose" }>, { at }: Context) {
  return on > dayOf(at) ? err({ code: "seal.notYet" }) : ok({ events: [{ type: "seal.putAway", place, on } as const] });
}

/** SEAL-52: each witness once. */
function witness(state: DisposalState, _: DisposalCommand, { actor }: Context) {
  return awaited(state).includes(actor.person) ? ok({ events: [{ type: "seal.witnessed", witness: actor.person } as const] }) : err({ code: "seal.witnessedAlready" });
}

/** SEAL-52: three different people. */
function admits({ first, second, how }: DisposalForm, { actor, reads }: Context, seal: string): Coded | null {
  if (new Set([actor.person, first, second]).size < 3) return { code: "seal.twoWitnesses" };
  const gone = new Set(["handedBack", "destroyed", how === "sealedUp" ? "sealedUp" : ""]);
  return gone.has(reads.get(seal)?.status ?? "") ? { code: "seal.isGone" } : null;
}

const isWitness: Rule<DisposalState> = (state, { actor }) => state !== null && [state.form.first, state.form.second].includes(actor.person);

function awaits(state: DisposalState): readonly Await[] {
  if (state.status === "approved") return [{ step: "dispose", holder: personHolder(state.applicant.person) }];
  return state.status === "disposed" ? awaited(state).map((id) => ({ step: "witness", holder: personHolder(id) })) : [];
}

const columns: readonly RegisterColumn[] = [
  { name: "submitted", kind: "moment", width: 30 },
  { name: "seal", kind: "text", width: 45, filter: true },
  { name: "reason", kind: "code", width: 16, filter: true },
  { name: "basis", kind: "text", width: 38 },
  { name: "how", kind: "code", width: 18, filter: true },
  { name: "on", kind: "day", width: 28 },
  { name: "place", kind: "text", width: 26 },
  { name: "handler", kind: "text", width: 18 },
  { name: "witnesses", kind: "text", width: 30 },
  { name: "status", kind: "code", width: 18, filter: true },
];

/** 印章停用/缴销/销毁登记表 (standards §3.3): what it brings about in the 台账 are reactions to its signatures. */
export const sealDisposal = defineRecord<typeof fields, DisposalOwn, DisposalCommand, DisposalEvent>({
  name: "seal.disposal",
  version: 1,
  strings,
  fields,
  asks,
  commands,
  flow: () => flow,
  admits: (form: DisposalForm, context: Context) => admits(form, context, form.seal),
  lifecycle,
  policy: { submit: anyOf(hasPost("sealKeeper"), hasPost("officeHead"), hasPost("head")), dispose: isApplicant, witness: isWitness },
  evolve,
  onRouteEnd: () => ({ status: "approved", act: null, witnesses: [] }),
  awaits,
  audience: (state) => [...participants(state), ...("witnesses" in state ? [personHolder(state.form.first), personHolder(state.form.second)] : []), registerFeed(state.unit, "seal.disposals")],
  card: (state) => ({ title: titleOf(state, state.form.seal), number: "", facts: {} }),
  facts: toFacts,
  sheet: {
    title: "disposal",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [field("seal"), fact("mark")] },
          { height: 10, cells: [fact("submitted"), fact("stopped")] },
          { height: 10, cells: [field("reason"), field("basis")] },
          { height: 16, cells: [field("explanation", 3)] },
          { height: 45, cells: [fact("impression", 3)] },
          { height: 10, cells: [field("how"), fact("when")] },
          { height: 10, cells: [field("first"), field("second")] },
          { height: 14, cells: [fact("handler"), fact("firstSigned")] },
          { height: 14, cells: [fact("secondSigned", 3)] },
          { height: 20, cells: [opinion("office"), opinion("chief")] },
        ],
      },
    ],
  },
  registers: [defineRegister<DisposalState>({ name: "seal.disposals", columns, order: "submitted", readers: ["head", "officeHead", "chief", "sealKeeper", "auditor"], lines: toLines })],
});

function evolve(before: DisposalState | null, event: Signed<DisposalEvent>): DisposalOwn {
  const { act, witnesses } = ownOf(must(before, "a disposal"));
  const signed: Signature = { by: event.by, at: event.at };
  if (event.type === "seal.putAway") return { status: "disposed", act: { place: event.place, on: event.on, ...signed }, witnesses };
  return { status: witnesses.length === 0 ? "disposed" : "done", act, witnesses: [...witnesses, signed] };
}

function toFacts(state: DisposalState): { readonly [fact: string]: string } {
  const { act, witnesses } = ownOf(state);
  const of = (id: string): string => signatureText(witnesses.find(({ by }) => by.person === id) ?? null);
  const agreed = state.route?.decided.findLast(({ step, verdict }) => step === "chief" && verdict === "agree");
  return {
    mark: state.cards[state.form.seal]?.number ?? "", submitted: chineseDay(state.submitted), stopped: agreed === undefined ? "" : chineseDay(agreed.at), impression: "",
    when: act === null ? "" : `${act.place} ${chineseDate(act.on)}`, handler: signatureText(act), firstSigned: of(state.form.first), secondSigned: of(state.form.second),
  };
}

function toLines(state: DisposalState) {
  const { act, witnesses } = ownOf(state);
  const { form, submitted, applicant, status } = state;
  return [{ submitted, seal: titleOf(state, form.seal), reason: form.reason, basis: form.basis, how: form.how, on: act?.on ?? null, place: act?.place ?? "", handler: applicant.name, witnesses: witnesses.map(({ by }) => by.name).join(" "), status }];
}
