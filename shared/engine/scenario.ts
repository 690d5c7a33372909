import { postsOf, type Directory } from "./directory.ts";
import { evolve } from "./evolve.ts";
import { commandSchema, handle, type AnyCommand, type Handled } from "./handle.ts";
import type { Actor, AnyRecordType, Context, Reads, RecordState } from "./record.ts";
import { whoseTurn } from "./route.ts";
import { turnsOf } from "./turns.ts";
import { holds } from "./holder.ts";
import type { Coded, Result } from "#shared/kernel/result.ts";
import { must } from "#shared/kernel/assert.ts";

/** A command, or how to word it for the state it meets (a verdict names its turn and the content). */
export type Line = AnyCommand | ((state: RecordState, actor: Actor) => AnyCommand);
export type Act = readonly [Line, string];
export type World = { readonly directory: Directory; readonly reads: Reads; readonly now?: number };

/** Tells a rule as a story: given what was done and by whom, when somebody does something, then it is refused or this is so. */
export function scenario(type: AnyRecordType, world: World) {
  return {
    given: (...acts: readonly Act[]) => story(type, world, acts),
    /** Goes on from what another telling, at another time, made of the record. */
    from: (state: RecordState) => ({ when: (line: Line, person: string) => outcome(type, state, attempt(type, world, state, [line, person])) }),
  };
}

function story(type: AnyRecordType, world: World, acts: readonly Act[]) {
  let state: RecordState | null = null;
  for (const [line, person] of acts) {
    const done = attempt(type, world, state, [line, person]);
    if (!done.ok) throw new Error(`${person} was refused: ${JSON.stringify(done.error)}`);
    state = applied(type, state, done.value);
  }
  return { state: state, when: (line: Line, person: string) => outcome(type, state, attempt(type, world, state, [line, person])) };
}

function outcome(type: AnyRecordType, before: RecordState | null, result: Result<Handled, Coded>) {
  return {
    result,
    refusal: result.ok ? null : result.error,
    events: result.ok ? result.value.events.map((event) => event.type) : [],
    claims: result.ok ? result.value.claims : [],
    state: result.ok ? applied(type, before, result.value) : before,
  };
}

function attempt(type: AnyRecordType, world: World, state: RecordState | null, [line, person]: Act): Result<Handled, Coded> {
  const context = contextOf(world, person);
  const command = typeof line === "function" ? line(must(state, "a state to answer"), context.actor) : line;
  const parsed = must(commandSchema(type, command.type), `command ${command.type}`).safeParse(argumentsOf(command));
  if (!parsed.success && command.type !== "submit") return { ok: false, error: { code: "args.wrong" } };
  return handle(type, state, command, context);
}

const applied = (type: AnyRecordType, state: RecordState | null, { events }: Handled): RecordState | null => events.reduce((before: RecordState | null, event) => evolve(type, "story", before, event), state);
const argumentsOf = (command: AnyCommand): object => Object.fromEntries(Object.entries(command).filter(([name]) => name !== "type"));

export function contextOf({ directory, reads, now = 1_795_500_000_000 }: World, person: string): Context {
  const found = must(directory.people.get(person), person);
  const actor: Actor = { person, name: found.name, posts: postsOf(found), main: found.posts[0] ?? null };
  return { actor, now, at: now, grade: "plain", directory, reads, cause: null };
}

const verdict = (type: string, more: object) => (state: RecordState, actor: Actor): AnyCommand => {
  const turn = (state.route === null ? [] : whoseTurn(state.route)).find(({ holder, kind }) => kind === "approve" && holds(actor, holder));
  return { type, turn: turn?.id ?? "0/none/p:nobody", content: state.content, opinion: "", ...more };
};
export const agree = (opinion = "") => verdict("route.agree", { opinion });
export const disagree = (opinion = "不妥") => verdict("route.disagree", { opinion });
export const sendBack = (to = "start", resume: "again" | "back" = "again", opinion = "请补正") => verdict("route.return", { to, resume, opinion });
export const withdraw = (reason = ""): AnyCommand => ({ type: "route.withdraw", reason });
/** The same verdict again, for a turn that is over. */
export const onTurn = (line: Line, turn: string): Line => (state, actor) => ({ ...(typeof line === "function" ? line(state, actor) : line), turn });
export const holdersNow = (type: AnyRecordType, state: RecordState | null): readonly string[] => (state === null ? [] : turnsOf(type, state).map(({ holder }) => holder));
