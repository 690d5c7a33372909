import { z } from "zod";
import { choice, count, day, longText, optional, reference, text, type Fields, type FormOf } from "#shared/engine/fields.ts";
import type { FlowDefinition } from "#shared/engine/flow.ts";
import { registerFeed } from "#shared/engine/holder.ts";
import { allOf, hasPost, isStaff, not } from "#shared/engine/policy.ts";
import { defineRecord, type Lifecycle, type RecordState, type Signed } from "#shared/engine/record.ts";
import { defineRegister, type RegisterColumn } from "#shared/engine/register.ts";
import { fact, field, opinion } from "#shared/engine/sheet.ts";
import { participants } from "#shared/engine/turns.ts";
import { must } from "#shared/kernel/assert.ts";
import { chineseDate, chineseDay, isDay } from "#shared/kernel/instant.ts";
import { ok } from "#shared/kernel/result.ts";
import { emblems, levels, sealSorts } from "../impression/schema.ts";
import { chief, head, office } from "../steps.ts";
import { makingStrings as strings } from "./strings.ts";

const fields = {
  name: text(60),
  sort: choice(sealSorts),
  level: choice(levels),
  unit: reference("organisation.unit"),
  mark: text(10),
  size: text(20),
  emblem: choice(emblems),
  quantity: count(9),
  material: optional(text(20)),
  basis: text(120),
  reason: longText(400),
};
export type MakingForm = FormOf<typeof fields>;

const asks = {
  carve: (): Fields => ({ carver: text(60), filing: text(40), receiver: text(30) }),
  putInUse: (): Fields => ({ notice: text(60), on: day() }),
};
const commands = {
  carve: z.strictObject({ carver: z.string().min(1).max(60), filing: z.string().min(1).max(40), receiver: z.string().min(1).max(30) }),
  putInUse: z.strictObject({ notice: z.string().min(1).max(60), on: z.string().refine(isDay) }),
};
type Carved = z.output<typeof commands.carve>;
type InUse = z.output<typeof commands.putInUse>;
type MakingCommand = ({ readonly type: "carve" } & Carved) | ({ readonly type: "putInUse" } & InUse);
export type MakingEvent = ({ readonly type: "seal.carved" } & Carved) | ({ readonly type: "seal.putInUse" } & InUse);
type MakingOwn = { readonly status: "approved" | "carved" | "inUse"; readonly carved: Carved | null; readonly inUse: InUse | null };
/** What the office entered about the carving; nothing before it did. */
export const ownOf = (state: MakingState): Pick<MakingOwn, "carved" | "inUse"> => ("carved" in state ? state : { carved: null, inUse: null });
export type MakingState = RecordState<MakingForm, MakingOwn>;

const flow: FlowDefinition = { id: "seal.making", version: 2, steps: [head, office, chief] };

// prettier-ignore
const lifecycle: Lifecycle<MakingState, MakingCommand, MakingEvent> = {
  approved: { carve: (_, { carver, filing, receiver }) => ok({ events: [{ type: "seal.carved", carver, filing, receiver }] }) },
  carved:   { putInUse: (_, { notice, on }) => ok({ events: [{ type: "seal.putInUse", notice, on }] }) },
  inUse:    {},
};
const manages = allOf(hasPost("officeHead"), not(hasPost("sealKeeper"))); // SEAL-33

/** The office's turn goes to whoever reviewed it. */
const reviewer = ({ route }: MakingState) => must(route?.steps.find(({ id }) => id === "office")?.holders[0], "the office step");

const columns: readonly RegisterColumn[] = [
  { name: "submitted", kind: "moment", width: 32 },
  { name: "name", kind: "text", width: 54 },
  { name: "sort", kind: "code", width: 28, filter: true },
  { name: "unit", kind: "text", width: 40, filter: true },
  { name: "carver", kind: "text", width: 40 },
  { name: "filing", kind: "text", width: 27 },
  { name: "on", kind: "day", width: 28 },
  { name: "status", kind: "code", width: 18, filter: true },
];

/** 印章刻制（启用）申请表 (standards §3.3): asked for, agreed, carved and filed, put in use; each of the last two makes the seal what it is. */
export const sealMaking = defineRecord<typeof fields, MakingOwn, MakingCommand, MakingEvent>({
  name: "seal.making",
  version: 1,
  strings,
  fields,
  flow: () => flow,
  asks,
  commands,
  lifecycle,
  policy: { submit: isStaff, carve: manages, putInUse: manages },
  evolve,
  onRouteEnd: () => ({ status: "approved", carved: null, inUse: null }),
  awaits: (state) => (state.status === "approved" ? [{ step: "carve", holder: reviewer(state) }] : state.status === "carved" ? [{ step: "putInUse", holder: reviewer(state) }] : []),
  audience: (state) => [...participants(state), registerFeed(state.unit, "seal.makings")],
  card: ({ form }) => ({ title: form.name, number: "", facts: {} }),
  facts: (state) => toFacts(state),
  sheet: {
    title: "making",
    blocks: [
      {
        kind: "grid",
        columns: [28, 57, 28, 57],
        rows: [
          { height: 10, cells: [fact("unit"), fact("submitted")] },
          { height: 12, cells: [field("name", 3)] },
          { height: 10, cells: [field("sort"), field("size")] },
          { height: 10, cells: [field("emblem"), field("quantity")] },
          { height: 10, cells: [field("unit"), field("mark")] },
          { height: 10, cells: [field("level"), field("material")] },
          { height: 12, cells: [field("basis", 3)] },
          { height: 20, cells: [field("reason", 3)] },
          { height: 20, cells: [opinion("head"), opinion("office")] },
          { height: 20, cells: [opinion("chief", 3)] },
          { height: 10, cells: [fact("carver"), fact("filing")] },
          { height: 10, cells: [fact("inUse"), fact("receiver")] },
          { height: 50, cells: [fact("impression", 3)] },
        ],
      },
    ],
  },
  registers: [defineRegister<MakingState>({ name: "seal.makings", columns, order: "submitted", readers: ["head", "officeHead", "chief", "auditor"], lines: toLines })],
});

function evolve(before: MakingState | null, event: Signed<MakingEvent>): MakingOwn {
  const own = ownOf(must(before, "an application"));
  if (event.type === "seal.putInUse") return { ...own, status: "inUse", inUse: { notice: event.notice, on: event.on } };
  return { ...own, status: "carved", carved: { carver: event.carver, filing: event.filing, receiver: event.receiver } };
}

function toFacts(state: MakingState): { readonly [fact: string]: string } {
  const { carved, inUse } = ownOf(state);
  const started = inUse === null ? "" : `${inUse.notice} ${chineseDate(inUse.on)}`;
  const { carver = "", filing = "", receiver = "" } = carved ?? {};
  return { unit: state.unitName, submitted: chineseDay(state.submitted), carver, filing, receiver, inUse: started, impression: "" };
}

function toLines(state: MakingState) {
  const { carved, inUse } = ownOf(state);
  const { form, submitted, status, unitName } = state;
  return [{ submitted, name: form.name, sort: form.sort, unit: unitName, carver: carved?.carver ?? "", filing: carved?.filing ?? "", on: inUse?.on ?? null, status }];
}
