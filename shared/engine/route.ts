import { must } from "#shared/kernel/assert.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { RouteStep } from "./flow.ts";
import { personHolder, type Holder } from "./holder.ts";
import type { Signed, Signer } from "./record.ts";
import { added, backAtPost, circulated, opened, passed, pickedUp, recalled, reduced, transferred } from "./routeAsked.ts";
import type { AnswerEvent, Recorded, RouteMove, Signing, StopEvent, VerdictEvent } from "./routeCommands.ts";
import { isCirculated, isHeld, isReading, placeOf, turnId, without, type Added, type Turn } from "./turn.ts";

/** `advise`: what somebody who was entrusted with it thinks; whoever entrusted him decides. */
export type Verdict = "agree" | "disagree" | "return" | "done" | "read" | "advise";
export type Verdicted = { readonly turn: string; readonly step: string; readonly box: string | null; readonly holder: Holder; readonly round: number; readonly verdict: Verdict; readonly by: Signer; readonly at: Instant; readonly grade: "plain" | "doubtful"; readonly opinion: string;
  /** The digest of the signature picture that stands under it on paper. */
  readonly picture?: string;
  /** Written down by another on his instruction; `by` is whose verdict it is. */
  readonly recorded?: Recorded & { readonly by: Signer; readonly answer: "confirmed" | "contested" | null };
  /** Asked by somebody beside the flow. */
  readonly added?: Added };

/** How far a record has come. `at` is the index of the step it waits at, the first of those asked at once; `back` the step that a returned record jumps to when it comes again. */
export type Progress = {
  readonly flow: { readonly id: string; readonly version: number };
  readonly steps: readonly RouteStep[];
  readonly at: number;
  readonly round: number;
  readonly waiting: readonly Turn[];
  readonly decided: readonly Verdicted[];
  readonly back: string | null;
  readonly outcome: "agreed" | "disagreed" | "withdrawn" | "terminated" | null;
  /** How often somebody was asked beside the flow. */
  readonly groups?: number;
  /** The steps that the flow passed by itself, by round. */
  readonly skipped?: readonly { readonly step: string; readonly round: number; readonly why: "nobody" | "same" }[];
  /** Since when it is suspended 挂起. */
  readonly suspended?: Instant;
  /** Where it stood before the latest agreement, while nobody has acted on it. */
  readonly before?: { readonly turn: string; readonly at: number; readonly back: string | null; readonly waiting: readonly Turn[] };
};

/** A record's first walk, or the next one after it came back: the decisions of earlier rounds are kept, and whoever was still to read goes on reading. */
export function startRoute(flow: Progress["flow"], steps: readonly RouteStep[], since: Instant, before: Progress | null): Progress {
  const jump = before?.back == null ? 0 : Math.max(0, steps.findIndex(({ id }) => id === before.back));
  const { decided, round, waiting, groups, skipped } = before ?? { decided: [], round: 0, waiting: [] };
  const fresh: Progress = { flow, steps, at: jump, round: round + 1, waiting: waiting.filter(isReading), decided, back: null, outcome: null, ...(groups === undefined ? {} : { groups }), ...(skipped === undefined ? {} : { skipped }) };
  return enter(fresh, startOfBlock(steps, jump), since);
}

/** The events among these whose type may be this one. */
type OfType<Event, Type> = Event extends { readonly type: infer Own } ? (Type extends Own ? Event : never) : never;
type Moves = { readonly [Type in RouteMove["type"]]: (progress: Progress, event: Signed<OfType<RouteMove, Type>>) => Progress };

const moves: Moves = {
  "route.agreed": verdict,
  "route.disagreed": verdict,
  "route.returned": verdict,
  "route.done": verdict,
  "route.numbered": verdict,
  "route.read": (progress, event) => note(progress, turnIn(progress, event.turn), event),
  "route.confirmed": answered,
  "route.contested": answered,
  "route.withdrawn": (progress) => settled({ ...progress, waiting: [], outcome: "withdrawn" }),
  "route.terminated": (progress) => settled(ended(progress, "terminated")),
  "route.suspended": (progress, { at }) => ({ ...progress, suspended: at }),
  "route.resumed": resumed,
  "route.takenBack": takenBack,
  "route.unmanned": (progress, { step }) => noteSkip(progress, step, "nobody"),
  "route.repeated": (progress, { step, at }) => leave(repeated(progress, step), at),
  "route.added": (progress, event) => settled(added(progress, turnIn(progress, event.turn), event)),
  "route.reduced": (progress, event) => proceed(settled(reduced(progress, turnIn(progress, event.turn))), turnIn(progress, event.turn).step, event.at),
  "route.passed": (progress, event) => settled(passed(progress, turnIn(progress, event.turn), personHolder(event.to.person))),
  "route.transferred": (progress, event) => settled(transferred(progress, turnIn(progress, event.turn), personHolder(event.to.person))),
  "route.pickedUp": (progress, event) => settled(pickedUp(progress, turnIn(progress, event.turn), personHolder(event.to.person))),
  "route.backAtPost": (progress, event) => settled(backAtPost(progress, turnIn(progress, event.turn))),
  "route.circulated": circulated,
  "route.recalled": recalled,
  "route.opened": (progress, event) => opened(progress, turnIn(progress, event.turn), event.at),
};

/** Moves on from what happened. A turn that an event names must be waiting; `whoseTurn` says which are asked. */
export const advance = (progress: Progress, event: Signed<RouteMove>): Progress => (moves[event.type] as (progress: Progress, event: Signed<RouteMove>) => Progress)(progress, event);

/** The turns that are asked now: none but those to read while it is suspended, and none that waits for somebody who was asked first. */
export const whoseTurn = ({ waiting, suspended }: Progress): readonly Turn[] => waiting.filter((turn) => (suspended === undefined || isReading(turn)) && !isHeld(waiting, turn));
export const stepOf = (progress: Progress, id: string): RouteStep | undefined => progress.steps.find((step) => step.id === id);

/** The step to which a return leads, by index; -1 is the applicant; null where there is none. What is asked at once with others is no place to return to alone. */
export function returnTarget({ steps, at }: Progress, to: string): number | null {
  if (to === "start") return -1;
  const earlier = steps.slice(0, Math.max(0, at));
  if (to === "previous") return startOfBlock(steps, earlier.findLastIndex(({ kind, holders }) => kind !== "read" && holders.length > 0));
  const index = earlier.findIndex(({ id }) => id === to);
  return index >= 0 && blockAt(steps, startOfBlock(steps, index)).length === 1 ? index : null;
}

/** Steps that are asked at once: one, and those after it that begin beside it. */
const blockAt = (steps: readonly RouteStep[], first: number): readonly RouteStep[] => steps.slice(first, endOfBlock(steps, first));
const startOfBlock = (steps: readonly RouteStep[], index: number): number => (steps[index]?.beside === true ? startOfBlock(steps, index - 1) : index);
const endOfBlock = (steps: readonly RouteStep[], first: number): number => (steps[first + 1]?.beside === true ? endOfBlock(steps, first + 1) : first + 1);

const turnIn = ({ waiting }: Progress, id: string): Turn => must(waiting.find((turn) => turn.id === id), `a turn that waits: ${id}`);

/** Somebody has acted: what was agreed to before can no longer be taken back. */
function settled(progress: Progress): Progress {
  const { before: _, ...rest } = progress;
  return rest;
}

const ended = (progress: Progress, outcome: Progress["outcome"]): Progress => ({ ...progress, waiting: progress.waiting.filter(isReading), outcome });

function verdict(progress: Progress, event: Signed<Exclude<VerdictEvent, { type: "route.read" }>>): Progress {
  const turn = turnIn(progress, event.turn);
  const noted = settled(note(progress, turn, event));
  if (event.type === "route.returned") return comeBack(noted, turn, event);
  if (event.type === "route.disagreed" && turn.added?.how !== "entrusted" && !canStillPass(noted, turn)) return ended(noted, "disagreed");
  const followed = follow(noted, turn, event.at);
  return event.type === "route.agreed" ? { ...followed, before: { turn: turn.id, at: progress.at, back: progress.back, waiting: progress.waiting.filter((each) => !isCirculated(each)) } } : followed;
}

/** 会签 by a share: whether it may still pass although somebody disagreed. */
function canStillPass(progress: Progress, { step: id, added }: Turn): boolean {
  const step = must(stepOf(progress, id), id);
  return added === undefined && step.pass !== undefined && share(progress, step, progress.waiting.filter((turn) => turn.step === id && turn.added === undefined).length) >= step.pass;
}

/** How many in a hundred of those asked have agreed, these counted with them. */
function share({ decided, round }: Progress, step: RouteStep, more: number): number {
  const agreed = decided.filter((each) => each.step === step.id && each.round === round && each.added === undefined && each.verdict === "agree").length;
  return (100 * (agreed + more)) / step.holders.length;
}

const verdictOf = { "route.agreed": "agree", "route.disagreed": "disagree", "route.returned": "return", "route.read": "read", "route.done": "done", "route.numbered": "done" } as const;

function note(progress: Progress, turn: Turn, event: Signed<VerdictEvent>): Progress {
  const { id, step, added: asked } = turn;
  const isAdvice = asked?.how === "entrusted";
  const decided: Verdicted = {
    turn: id, step, box: isAdvice ? null : (stepOf(progress, step)?.box ?? null), holder: placeOf(turn), round: progress.round, verdict: isAdvice ? "advise" : verdictOf[event.type],
    at: event.at, grade: event.grade, opinion: event.opinion, ...signedBy(event), ...(asked === undefined ? {} : { added: asked }),
  };
  return { ...progress, decided: [...progress.decided, decided], waiting: progress.waiting.filter((each) => each.id !== id) };
}

/** Whose verdict it is: the signer's own, with his picture, or that of whom he recorded it for. */
function signedBy(event: Signed<VerdictEvent>): Pick<Verdicted, "by" | "picture" | "recorded"> {
  const { picture, recorded } = event as Signing;
  if (recorded === undefined) return { by: event.by, ...(picture === undefined ? {} : { picture }) };
  const { for: leader, ...how } = recorded;
  return { by: leader, recorded: { ...how, by: event.by, answer: null } };
}

function answered(progress: Progress, { type, turn }: Signed<AnswerEvent>): Progress {
  const answer = type === "route.confirmed" ? "confirmed" : "contested";
  return { ...progress, decided: progress.decided.map((decision) => (decision.turn === turn && decision.recorded !== undefined ? { ...decision, recorded: { ...decision.recorded, answer } } : decision)) };
}

// 或签: one is enough; so is a share that has agreed. Who was asked after a turn is asked from now on.
function follow(progress: Progress, turn: Turn, since: Instant): Progress {
  const step = must(stepOf(progress, turn.step), turn.step);
  const woken = progress.waiting.map((each) => (each.added?.turn === turn.id ? { ...each, since } : each));
  const waiting = turn.added === undefined ? ownTurnsAfter({ ...progress, waiting: woken }, step) : addedAfter(woken, turn, since);
  return proceed({ ...progress, waiting }, step.id, since);
}

function ownTurnsAfter(progress: Progress, step: RouteStep): readonly Turn[] {
  const isEnough = step.mode === "any" || (step.pass !== undefined && share(progress, step, 0) >= step.pass);
  return isEnough ? without(progress.waiting, (other) => other.step === step.id && other.added === undefined && !isReading(other)) : progress.waiting;
}

function addedAfter(waiting: readonly Turn[], { id, holder, step, kind, added: asked }: Turn, since: Instant): readonly Turn[] {
  if (asked === undefined) return waiting;
  if (asked.mode === "any") return without(waiting, (other) => other.added?.group === asked.group);
  const [next, ...rest] = asked.rest;
  return next === undefined ? waiting : [...waiting, { id: id.replace(holder, next), step, kind, holder: next, since, added: { ...asked, rest } }];
}

/** What is asked next, once nothing of a step is asked any more: the next in its sequence, or the steps after those it began with. */
function proceed(progress: Progress, id: string, since: Instant): Progress {
  const isOpen = (step: string): boolean => progress.waiting.some((turn) => turn.step === step && !isReading(turn));
  if (isOpen(id)) return progress;
  const next = nextInSequence(progress, must(stepOf(progress, id), id));
  if (next !== null) return { ...progress, waiting: [...progress.waiting, { ...next, since }] };
  return leave(progress, since);
}

function leave(progress: Progress, since: Instant): Progress {
  const block = blockAt(progress.steps, progress.at).map(({ id }) => id);
  if (progress.waiting.some((turn) => block.includes(turn.step) && !isReading(turn))) return progress;
  return progress.back === null ? enter(progress, endOfBlock(progress.steps, progress.at), since) : jumpBack(progress, progress.back, since);
}

function nextInSequence(progress: Progress, step: RouteStep): Omit<Turn, "since"> | null {
  if (step.mode !== "sequence") return null;
  const last = progress.decided.findLast(({ step: id, round, added: beside }) => id === step.id && round === progress.round && beside === undefined)?.holder;
  const next = step.holders[last === undefined ? 0 : step.holders.indexOf(last) + 1];
  return next === undefined ? null : toTurn(progress, step, next);
}

function jumpBack(progress: Progress, back: string, since: Instant): Progress {
  const { steps } = progress;
  return enter({ ...progress, back: null }, startOfBlock(steps, steps.findIndex(({ id }) => id === back)), since);
}

// Steps that only inform, and those that have nobody, are entered and passed in one go: reading never blocks.
function enter(progress: Progress, index: number, since: Instant): Progress {
  const block = blockAt(progress.steps, index);
  if (block.length === 0) return { ...progress, at: index, outcome: "agreed" };
  const asked = block.flatMap((step) => askedIn(progress, step)).map((turn): Turn => ({ ...turn, since }));
  const entered = { ...progress, at: index, waiting: [...progress.waiting, ...asked] };
  return asked.every(isReading) ? enter(entered, endOfBlock(progress.steps, index), since) : entered;
}

function askedIn(progress: Progress, step: RouteStep): readonly Omit<Turn, "since">[] {
  const isAsked = (holder: Holder): boolean => step.kind === "read" && progress.waiting.some((turn) => turn.step === step.id && turn.holder === holder);
  const holders = step.mode === "sequence" && step.kind !== "read" ? step.holders.slice(0, 1) : step.holders;
  return holders.filter((holder) => !isAsked(holder)).map((holder) => toTurn(progress, step, holder));
}

const toTurn = ({ round }: Progress, { id, kind }: RouteStep, holder: Holder): Omit<Turn, "since"> => ({ id: turnId(round, id, holder), step: id, holder, kind });

// Whoever is to read by a step that will not be walked again goes on reading.
function comeBack(progress: Progress, turn: Turn, event: Signed<Extract<VerdictEvent, { type: "route.returned" }>>): Progress {
  const target = returnTarget(progress, event.to) ?? -1;
  const isPassed = ({ step }: Turn): boolean => event.resume === "back" || progress.steps.findIndex(({ id }) => id === step) < target;
  const cleared = { ...progress, waiting: progress.waiting.filter((each) => isReading(each) && (isCirculated(each) || isPassed(each))), back: event.resume === "back" ? turn.step : null };
  if (target < 0) return { ...cleared, at: -1 };
  return enter({ ...cleared, round: progress.round + 1 }, target, event.at);
}

/** The turns are as much older as they were when it was suspended. */
function resumed({ suspended, ...progress }: Progress, { at }: Signed<StopEvent>): Progress {
  const pause = Math.max(0, at - (suspended ?? at));
  return { ...progress, waiting: progress.waiting.map((turn) => ({ ...turn, since: turn.since + pause })) };
}

function takenBack({ before, ...progress }: Progress, { turn: id }: Signed<Extract<StopEvent, { type: "route.takenBack" }>>): Progress {
  const { waiting, at, back } = must(before, "a verdict that nobody acted on");
  const still = new Set(progress.waiting.map((turn) => turn.id));
  const taken = progress.decided.findLastIndex(({ turn }) => turn === id);
  const skips = progress.skipped?.filter(({ step, round }) => round < progress.round || progress.steps.findIndex((each) => each.id === step) <= at);
  return { ...progress, at, back, decided: progress.decided.filter((_, index) => index !== taken), waiting: [...progress.waiting.filter(isCirculated), ...waiting.filter((turn) => !isReading(turn) || still.has(turn.id))], ...(skips === undefined ? {} : { skipped: skips }) };
}

const noteSkip = (progress: Progress, step: string, why: "nobody" | "same"): Progress => ({ ...progress, skipped: [...(progress.skipped ?? []), { step, round: progress.round, why }] });
const repeated = (progress: Progress, step: string): Progress => noteSkip({ ...progress, waiting: without(progress.waiting, (turn) => turn.step === step && !isReading(turn)) }, step, "same");

/** The turn of the applicant whose record came back to him. */
export const applicantTurn = (progress: Progress, applicant: string, since: Instant): Turn => ({ id: turnId(progress.round, "start", personHolder(applicant)), step: "start", holder: personHolder(applicant), since, kind: "do" });
