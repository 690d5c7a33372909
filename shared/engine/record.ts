import type { z } from "zod";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Coded, Json, Result } from "#shared/kernel/result.ts";
import type { Claim } from "./claims.ts";
import type { Directory } from "./directory.ts";
import type { Fields, Form, FormOf } from "./fields.ts";
import type { FlowDefinition, Limit, RouteStep } from "./flow.ts";
import type { Feed, Holder, PostKey } from "./holder.ts";
import type { Policy } from "./policy.ts";
import type { Register, Row } from "./register.ts";
import type { Report } from "./report.ts";
import type { Progress } from "./route.ts";
import type { RouteEvent } from "./routeCommands.ts";
import type { Urged } from "./turn.ts";
import type { Sheet } from "./sheet.ts";
import type { Language, Strings, Words } from "./words.ts";

/** Who acts: the person, the posts held, and whether it is the office's own clockwork (`system`). */
export type Actor = { readonly person: string; readonly name: string; readonly posts: readonly PostKey[]; readonly main: { readonly post: string; readonly unit: string; readonly title: string } | null };

/** Everything a decision may know beside the state: values given to it, nothing looked up. */
export type Context = {
  readonly actor: Actor;
  /** When it is admitted: the hub's clock there, the PC's own clock while it is only pending. */
  readonly now: Instant;
  /** When the person acted, by that PC's clock, and whether that clock is to be believed. */
  readonly at: Instant;
  readonly grade: "plain" | "doubtful";
  readonly directory: Directory;
  /** Other records that the command names, by id; absent where there is none or it may not be seen. */
  readonly reads: Reads;
  /** The kind of the record whose event asks this in consequence (a reaction, at its home); null for what a person or the clockwork asks. */
  readonly cause: string | null;
};

/** Who signed an event, as it is printed: names stay what they were on the day. */
export type Signer = { readonly person: string; readonly name: string; readonly title: string; readonly unit: string };
export type Signed<Event> = Event & { readonly by: Signer; readonly at: Instant; readonly received: Instant; readonly grade: "plain" | "doubtful" };

/** A file of a record: sealed under its key in the blob folder as `blob` (SHA-256 of the sealed bytes); `digest` is that of the file itself. */
export type Attachment = { readonly name: string; readonly size: number; readonly type: string; readonly digest: string; readonly blob: string; readonly key: string };

/** What other records and lists may show of a record. `number`: null while it is still to be given, empty where this type has none. */
export type Card = { readonly title: string; readonly number: string | null; readonly facts: { readonly [name: string]: string } };

/** What one record may know of another: its kind, where it stands, and its card. Whoever loads it makes the card by `type.card`. */
export type ReadRecord = { readonly kind: string; readonly status: string; readonly card: Card };
export type Reads = ReadonlyMap<string, ReadRecord>;

/** One line of the 办理过程: which event, by whom, when, and the words that were written. */
export type TrailEntry = { readonly event: string; readonly step: string | null; readonly by: Signer; readonly at: Instant; readonly received: Instant; readonly grade: "plain" | "doubtful"; readonly text: string;
  /** Whose verdict it is, where `by` only wrote it down. */
  readonly recorded?: { readonly for: Signer; readonly givenOn: string; readonly means: string } };

/**
 * What went wrong around a record and has to be known: a verdict recorded for somebody who objects, or a consequence that was refused.
 * Who is told was settled with the event; whoever is told receives the record.
 */
export type Alert = { readonly version: number; readonly by: Signer; readonly at: Instant; readonly tell: readonly Holder[] } & ({ readonly kind: "contested"; readonly text: string } | { readonly kind: "notDone"; readonly asked: Asked; readonly refusal: Coded });
/** What an event asked of another record in consequence. */
export type Asked = { readonly kind: string; readonly record: string; readonly command: string };

export type EngineStatus = "onRoute" | "returned" | "suspended" | "withdrawn" | "disagreed" | "terminated";

/** What every record has; a type adds its own members by `status`. `version` is the number of events, gapless from 1. */
export type RecordState<OwnForm extends Form = Form, Own extends { readonly status: string } = { readonly status: string }> = {
  readonly id: string;
  readonly version: number;
  readonly form: OwnForm;
  /** The unit that made the record; fixed. */
  readonly unit: string;
  readonly unitName: string;
  readonly applicant: Signer;
  readonly created: Instant;
  readonly submitted: Instant;
  readonly attachments: readonly Attachment[];
  /** SHA-256 of the canonical form and the attachments' digests: what a decision is given for. */
  readonly content: string;
  readonly cards: { readonly [id: string]: Card };
  readonly route: Progress | null;
  readonly trail: readonly TrailEntry[];
  /** Which turns were urged, by their ids; those of earlier turns stay and mean nothing more. */
  /** The official number of a type that has `numbering`; null while it is still to be given. It stays when the record comes to nothing. */
  readonly number?: string | null;
  readonly urges?: { readonly [turn: string]: Urged };
  readonly alerts?: readonly Alert[];
} & (Own | { readonly status: EngineStatus });

export type SubmitCommand = { readonly type: "submit"; readonly form: Form; readonly attachments: readonly Attachment[] };
export type SubmittedEvent = {
  readonly type: "submitted"; readonly form: Form; readonly attachments: readonly Attachment[]; readonly content: string; readonly cards: { readonly [id: string]: Card };
  readonly unit: string; readonly unitName: string; readonly flow: { readonly id: string; readonly version: number }; readonly steps: readonly RouteStep[];
};
/** A consequence of an event that was refused; the event itself stands. */
export type ReactionEvent = { readonly type: "reaction.refused"; readonly asked: Asked; readonly refusal: Coded; readonly tell: readonly Holder[] };
export type EngineEvent = SubmittedEvent | RouteEvent | ReactionEvent;

export type Decision<Event> = { readonly events: readonly Event[]; readonly claims?: readonly Claim[] };
export type Handler<State, Command, Event> = (state: State, command: Command, context: Context) => Result<Decision<Event>, Coded>;
export type Lifecycle<State extends RecordState, Command extends { type: string }, Event> = {
  readonly [status: string]: { readonly [Type in Command["type"]]?: Handler<State, Extract<Command, { type: Type }>, Event> };
};

export type OwnEvent = { readonly type: string; readonly [fact: string]: Json };
export type OwnCommand = { readonly type: string };

/** A turn that a record waits for outside its route: after approval, the keeper's to stamp. */
export type Await = { readonly step: string; readonly holder: Holder; readonly limit?: Limit };

/** A consequence of time: the command that the office's own clockwork gives at `at`, once for each rule and moment. */
export type Due = { readonly rule: string; readonly at: Instant; readonly command: { readonly type: string; readonly [argument: string]: Json } };

/** From which days of a register a form is filled (null while it does not say), and how. `$record` is the record that a row is of. */
export type Draws<OwnForm extends Form = Form> = { readonly register: string; readonly period: (form: OwnForm) => { readonly from: string; readonly to: string } | null; readonly take: (form: OwnForm, rows: readonly (Row & { readonly $record: string })[]) => OwnForm };

export type RecordStrings = Strings<{
  readonly title: string;
  readonly fields: Words;
  readonly facts: Words;
  readonly commands: Words;
  readonly events: Words;
  readonly statuses: Words;
  readonly refusals: Words;
  readonly options: Words;
  readonly steps: Words;
  readonly boxes: Words;
  readonly sheets: Words;
  readonly columns: Words;
  readonly registers: Words;
  readonly notes: Words;
  /** The clause that governs a box, by the name of its field, fact or opinion box; shown beside it. */
  readonly clauses?: Words;
}>;

type Written = { readonly type: string; readonly [name: string]: unknown };
/** Makes of what one version of a type wrote what the next one would have written. Pure, and never changed once it was released; what it leaves out did not change. */
export type Upcaster = { readonly command?: (command: Written) => Written; readonly event?: (event: Written) => Written; readonly state?: (state: RecordState) => RecordState };

/** A record type 单据类型: the unit of declaration from which pages, rights, registers, feeds and admission derive. */
export type RecordType<F extends Fields = Fields, Own extends { status: string } = { status: string }, Command extends OwnCommand = OwnCommand, Event extends OwnEvent = OwnEvent> = {
  readonly name: string;
  /** The version of its commands, events and state; a change of any of them adds an upcaster. */
  readonly version: number;
  /** How what version n wrote is read by version n + 1, at index n − 1: one for every version but the present. */
  readonly upcasters?: readonly Upcaster[];
  readonly strings: RecordStrings;
  readonly fields: F;
  /** Rules between boxes: a code for each that is broken, by field. */
  readonly check?: (form: FormOf<F>) => { readonly [field: string]: string };
  readonly commands: { readonly [Type in Command["type"]]: z.ZodType<Omit<Extract<Command, { type: Type }>, "type">> };
  /** The boxes that an own command asks this person for before it goes, in the kit, as the record stands. */
  readonly asks?: { readonly [Type in Command["type"]]?: (state: RecordState<FormOf<F>, Own>, actor: Actor) => Fields };
  readonly flow: ((form: FormOf<F>, reads: Reads) => FlowDefinition) | null;
  /** Unit ids by place name for the flow, beside `unit`, which is always the applicant's. */
  readonly places?: (form: FormOf<F>, reads: Reads) => { readonly [place: string]: string };
  /** Why a form may not be submitted as things stand: a seal that is out of use. */
  readonly admits?: (form: FormOf<F>, context: Context) => Coded | null;
  /** The series of its official number, given once at the first step of the kind `number`. `format` as `Claim` says. */
  readonly numbering?: (state: RecordState<FormOf<F>, Own>) => { readonly series: string; readonly format: string };
  /** What a submission claims across records. */
  readonly claims?: (form: FormOf<F>) => readonly Claim[];
  /** Boxes that are filled from a register when the person asks for it: a month that is closed. */
  readonly draws?: Draws<FormOf<F>>;
  readonly lifecycle: Lifecycle<RecordState<FormOf<F>, Own>, Command, Event>;
  readonly policy: Policy<RecordState<FormOf<F>, Own>, Command["type"] | "submit">;
  readonly evolve: (state: RecordState<FormOf<F>, Own> | null, event: Signed<Event>) => Own & { readonly form?: FormOf<F> };
  readonly onRouteEnd?: (state: RecordState<FormOf<F>, Own>) => Own;
  readonly awaits?: (state: RecordState<FormOf<F>, Own>) => readonly Await[];
  /** What time alone will do to the record; asked for anew after every event. Overdue and lights are no such thing: they are computed at reading. */
  readonly due?: (state: RecordState<FormOf<F>, Own>) => readonly Due[];
  readonly audience: (state: RecordState<FormOf<F>, Own>) => readonly Feed[];
  /** The files that a record of this type holds, where they are others than its attachments. */
  readonly files?: (state: RecordState<FormOf<F>, Own>) => readonly Attachment[];
  readonly card: (state: RecordState<FormOf<F>, Own>) => Card;
  readonly facts: (state: RecordState<FormOf<F>, Own>, language: Language) => { readonly [fact: string]: string };
  readonly sheet: Sheet;
  readonly registers: readonly Register<RecordState<FormOf<F>, Own>>[];
  /** Statistics over those registers; whoever reads the register reads them. */
  readonly reports?: readonly Report[];
  /** Made by an own command named here instead of by `submit`. */
  readonly creates?: Command["type"];
};

/** A record type with its parameters forgotten: what the engine, hub and kit handle. */
// oxlint-disable-next-line typescript/no-explicit-any -- one place where a table of unlike types is held; every use is by `handle` and `evolve`
export type AnyRecordType = RecordType<any, any, any, any>;

export const defineRecord = <F extends Fields, Own extends { status: string }, Command extends OwnCommand, Event extends OwnEvent>(type: RecordType<F, Own, Command, Event>): AnyRecordType => type;
