import { z } from "zod";
import { isDay, type Instant } from "#shared/kernel/instant.ts";
import { attachmentSchema } from "./files.ts";
import type { Limit, RouteStep } from "./flow.ts";
import { personHolder, type Holder } from "./holder.ts";
import type { Attachment, Signed, Signer } from "./record.ts";

/** A turn 待办: whoever holds it is asked. Its id names round, step and holder, so that a late verdict can be told from a timely one. */
export type Turn = { readonly id: string; readonly step: string; readonly holder: Holder; readonly since: Instant; readonly kind: RouteStep["kind"]; readonly limit?: Limit; readonly urged?: Urged };
/** How often a turn was urged 催办, when last, and when last by whom (as it was received). */
export type Urged = { readonly times: number; readonly last: Instant; readonly by: { readonly [person: string]: Instant } };
export type Verdict = "agree" | "disagree" | "return" | "done" | "read";
export type Verdicted = { readonly turn: string; readonly step: string; readonly box: string | null; readonly holder: Holder; readonly round: number; readonly verdict: Verdict; readonly by: Signer; readonly at: Instant; readonly grade: "plain" | "doubtful"; readonly opinion: string;
  /** The digest of the signature picture that stands under it on paper. */
  readonly picture?: string;
  /** Written down by another on his instruction; `by` is whose verdict it is. */
  readonly recorded?: Recorded & { readonly by: Signer; readonly answer: "confirmed" | "contested" | null } };

/** 代录: on which day and how the instruction was given, and the paper that shows it. */
export const means = ["paper", "telephone", "spoken"] as const;
export type Recorded = { readonly givenOn: string; readonly means: (typeof means)[number]; readonly files: readonly Attachment[] };

/** How far a record has come. `at` is the index of the step it waits at; `back` the step that a returned record jumps to when it comes again. */
export type Progress = {
  readonly flow: { readonly id: string; readonly version: number };
  readonly steps: readonly RouteStep[];
  readonly at: number;
  readonly round: number;
  readonly waiting: readonly Turn[];
  readonly decided: readonly Verdicted[];
  readonly back: string | null;
  readonly outcome: "agreed" | "disagreed" | "withdrawn" | null;
};

const opinion = z.string().max(2000);
const person = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);
const verdict = { turn: z.string().max(200), content: z.string().max(64), opinion };
export const routeCommands = {
  "route.agree": z.strictObject(verdict),
  "route.disagree": z.strictObject({ ...verdict, opinion: opinion.min(1) }),
  /** `to`: the applicant (`start`), the step before (`previous`) or a step's id; `resume`: walk the steps again, or come straight back. */
  "route.return": z.strictObject({ ...verdict, opinion: opinion.min(1), to: z.string().max(80), resume: z.enum(["again", "back"]) }),
  "route.read": z.strictObject({ turn: z.string().max(200) }),
  /** A verdict that somebody gave on paper or by word (`for`), written down by his secretary. */
  "route.record": z.strictObject({ ...verdict, for: person, verdict: z.enum(["agree", "disagree", "return"]), givenOn: z.string().refine(isDay), means: z.enum(means), attachments: z.array(attachmentSchema).max(5) }),
  "route.confirm": z.strictObject({ turn: z.string().max(200) }),
  "route.contest": z.strictObject({ turn: z.string().max(200), opinion: opinion.min(1) }),
  "route.withdraw": z.strictObject({ reason: opinion }),
  /** Gives a turn that one person holds to another (`to`), with the reason. */
  "route.transfer": z.strictObject({ turn: z.string().max(200), to: person, reason: opinion.min(1) }),
  /** Reminds whoever holds a turn; the record goes nowhere by it. */
  "route.urge": z.strictObject({ turn: z.string().max(200), words: z.string().max(200) }),
};
type Args = { readonly [Type in keyof typeof routeCommands]: z.output<(typeof routeCommands)[Type]> };
export type RouteCommand = { readonly [Type in keyof Args]: { readonly type: Type } & Args[Type] }[keyof Args];

/** How a verdict is signed on paper: by which picture, where the person uses one. Named in the event, so that a later picture changes no old paper. */
export type Signing = { readonly picture?: string; readonly recorded?: Recorded & { readonly for: Signer } };

/** Names stay what they were on the day: `to` is who was reminded. */
export type UrgedEvent = { readonly type: "route.urged"; readonly turn: string; readonly holder: Holder; readonly to: string; readonly words: string };
export type RouteEvent = RouteMove | UrgedEvent;
/** What moves a record on its route. */
export type RouteMove =
  | ({ readonly type: "route.agreed" | "route.disagreed"; readonly turn: string; readonly opinion: string } & Signing)
  | { readonly type: "route.read" | "route.done"; readonly turn: string; readonly opinion: string }
  | ({ readonly type: "route.returned"; readonly turn: string; readonly opinion: string; readonly to: string; readonly resume: "again" | "back" } & Signing)
  | { readonly type: "route.confirmed"; readonly turn: string; readonly opinion: string }
  /** `tell`: who has to know of it, as the office stood then. */
  | { readonly type: "route.contested"; readonly turn: string; readonly opinion: string; readonly tell: readonly Holder[] }
  | { readonly type: "route.transferred"; readonly turn: string; readonly to: Signer; readonly opinion: string }
  | { readonly type: "route.withdrawn"; readonly opinion: string };

/** A record's first walk, or the next one after it came back: the decisions of earlier rounds are kept. */
export function startRoute(flow: Progress["flow"], steps: readonly RouteStep[], since: Instant, before: Progress | null): Progress {
  const jump = before?.back == null ? 0 : Math.max(0, steps.findIndex(({ id }) => id === before.back));
  const fresh: Progress = { flow, steps, at: jump, round: (before?.round ?? 0) + 1, waiting: [], decided: before?.decided ?? [], back: null, outcome: null };
  return enter(fresh, jump, since);
}

/** Moves on from a verdict. The turn must be waiting; `whoseTurn` says which are. */
export function advance(progress: Progress, event: Signed<RouteMove>): Progress {
  switch (event.type) {
    case "route.withdrawn": return { ...progress, waiting: [], outcome: "withdrawn" };
    case "route.confirmed":
    case "route.contested": return answered(progress, event);
    default: return takeTurn(progress, event);
  }
}

function takeTurn(progress: Progress, event: Noted | Extract<Signed<RouteMove>, { type: "route.transferred" }>): Progress {
  const turn = progress.waiting.find(({ id }) => id === event.turn);
  if (turn === undefined) throw new Error(`no such turn waits: ${event.turn}`);
  if (event.type === "route.transferred") return handedOver(progress, turn, personHolder(event.to.person));
  const noted = note(progress, turn, event);
  switch (event.type) {
    case "route.read": return noted;
    case "route.disagreed": return { ...noted, waiting: [], outcome: "disagreed" };
    case "route.returned": return comeBack(noted, turn, event);
    default: return signed(noted, turn, event.at);
  }
}

export const whoseTurn = (progress: Progress): readonly Turn[] => progress.waiting;
export const stepOf = (progress: Progress, id: string): RouteStep | undefined => progress.steps.find((step) => step.id === id);

/** The step to which a return leads, by index; -1 is the applicant; null where there is none. */
export function returnTarget(progress: Progress, to: string): number | null {
  if (to === "start") return -1;
  if (to === "previous") return progress.at - 1;
  const index = progress.steps.findIndex(({ id }) => id === to);
  return index >= 0 && index < progress.at ? index : null;
}

const verdictOf = { "route.agreed": "agree", "route.disagreed": "disagree", "route.returned": "return", "route.read": "read", "route.done": "done" } as const;

type Noted = Exclude<Signed<RouteMove>, { type: "route.withdrawn" | "route.transferred" | "route.confirmed" | "route.contested" }>;

function note(progress: Progress, turn: Turn, event: Noted): Progress {
  const step = stepOf(progress, turn.step);
  const decided: Verdicted = { turn: turn.id, step: turn.step, box: step?.box ?? null, holder: turn.holder, round: progress.round, verdict: verdictOf[event.type], at: event.at, grade: event.grade, opinion: event.opinion, ...signedBy(event) };
  return { ...progress, decided: [...progress.decided, decided], waiting: progress.waiting.filter(({ id }) => id !== turn.id) };
}

/** Whose verdict it is: the signer's own, with his picture, or that of whom he recorded it for. */
function signedBy(event: Noted): Pick<Verdicted, "by" | "picture" | "recorded"> {
  const { picture, recorded } = event as Signing;
  if (recorded === undefined) return { by: event.by, ...(picture === undefined ? {} : { picture }) };
  const { for: leader, ...how } = recorded;
  return { by: leader, recorded: { ...how, by: event.by, answer: null } };
}

function answered(progress: Progress, { type, turn }: Extract<RouteEvent, { type: "route.confirmed" | "route.contested" }>): Progress {
  const answer = type === "route.confirmed" ? "confirmed" : "contested";
  return { ...progress, decided: progress.decided.map((decision) => (decision.turn === turn && decision.recorded !== undefined ? { ...decision, recorded: { ...decision.recorded, answer } } : decision)) };
}

/** The turn goes to another, as old as it is; so does whatever the steps to come would ask of the same person. */
function handedOver(progress: Progress, turn: Turn, to: Holder): Progress {
  const swap = (holders: readonly Holder[]): readonly Holder[] => [...new Set(holders.map((holder) => (holder === turn.holder ? to : holder)))];
  const steps = progress.steps.map((step, index) => (step.id === turn.step || index > progress.at ? { ...step, holders: swap(step.holders) } : step));
  const moved = { ...turn, holder: to, id: turn.id.replace(/[^/]*$/, to) };
  return { ...progress, steps, waiting: progress.waiting.map((each) => (each.id === turn.id ? moved : each)) };
}

// 依次: the next holder is asked. 会签: the others still wait. 或签: one is enough.
function signed(progress: Progress, turn: Turn, since: Instant): Progress {
  const step = stepOf(progress, turn.step);
  if (step === undefined) throw new Error(`no such step: ${turn.step}`);
  if (step.mode === "sequence") {
    const next = step.holders[step.holders.indexOf(turn.holder) + 1];
    if (next !== undefined) return { ...progress, waiting: [...progress.waiting, toTurn(progress, step, next, since)] };
  }
  const rest = step.mode === "any" ? progress.waiting.filter(({ step: id }) => id !== step.id) : progress.waiting;
  const left = { ...progress, waiting: rest };
  if (rest.some(({ step: id }) => id === step.id)) return left;
  return progress.back === null ? enter(left, progress.at + 1, since) : jumpBack(left, progress.back, since);
}

const jumpBack = (progress: Progress, back: string, since: Instant): Progress => enter({ ...progress, back: null }, progress.steps.findIndex(({ id }) => id === back), since);

// A step that only informs is entered and passed in one go: reading never blocks.
function enter(progress: Progress, index: number, since: Instant): Progress {
  const step = progress.steps[index];
  if (step === undefined) return { ...progress, at: index, outcome: "agreed" };
  const asked = step.mode === "sequence" && step.kind !== "read" ? step.holders.slice(0, 1) : step.holders;
  const entered = { ...progress, at: index, waiting: [...progress.waiting, ...asked.map((holder) => toTurn(progress, step, holder, since))] };
  return step.kind === "read" ? enter(entered, index + 1, since) : entered;
}

const toTurn = (progress: Progress, step: RouteStep, holder: Holder, since: Instant): Turn => ({ id: `${progress.round}/${step.id}/${holder}`, step: step.id, holder, since, kind: step.kind });

function comeBack(progress: Progress, turn: Turn, event: Extract<Signed<RouteMove>, { type: "route.returned" }>): Progress {
  const target = returnTarget(progress, event.to) ?? -1;
  const back = event.resume === "back" ? turn.step : null;
  const cleared = { ...progress, waiting: [], back };
  if (target < 0) return { ...cleared, at: -1 };
  return enter({ ...cleared, round: progress.round + 1 }, target, event.at);
}

/** The turn of the applicant whose record came back to him. */
export const applicantTurn = (progress: Progress, applicant: string, since: Instant): Turn => ({ id: `${progress.round}/start/p:${applicant}`, step: "start", holder: personHolder(applicant), since, kind: "do" });
