import { z } from "zod";
import { err, ok, type Coded, type Result } from "#shared/kernel/result.ts";
import type { Claim } from "./claims.ts";
import type { AnyEvent } from "./evolve.ts";
import { schemaOf } from "./fields.ts";
import { attachmentSchema } from "./files.ts";
import { holds } from "./holder.ts";
import type { AnyRecordType, Context, Decision, EngineEvent, OwnEvent, RecordState, SubmitCommand } from "./record.ts";
import { decideRoute, type RouteMoveCommand } from "./routeDecide.ts";
import { giveNumber, type NumberCommand } from "./routeNumber.ts";
import { routeCommands, type RouteCommand } from "./routeCommands.ts";
import { probe } from "./routeProbe.ts";
import { urge, type UrgeCommand } from "./routeUrge.ts";
import { signedBy } from "./signer.ts";
import { submit } from "./submit.ts";

export type AnyCommand = { readonly type: string; readonly [argument: string]: unknown };
export type Handled = { readonly events: readonly AnyEvent[]; readonly claims: readonly Claim[] };

/** The schema of a command's arguments: the engine's for `submit` and `route.*`, the type's own otherwise; undefined where there is none. */
export function commandSchema(type: AnyRecordType, command: string): z.ZodType | undefined {
  if (command === "submit") return type.flow === null ? undefined : submitSchema(type);
  if (Object.hasOwn(routeCommands, command)) return routeCommands[command as keyof typeof routeCommands];
  return Object.hasOwn(type.commands, command) ? type.commands[command] : undefined;
}

const submitSchemas = new WeakMap<AnyRecordType, z.ZodType>();

function submitSchema(type: AnyRecordType): z.ZodType {
  const made = submitSchemas.get(type) ?? z.strictObject({ form: schemaOf(type.fields), attachments: z.array(attachmentSchema).max(50) });
  submitSchemas.set(type, made);
  return made;
}

/**
 * Decides a command: policy first, then where the record stands. The same on page, worker and hub, whose answer is final.
 * Arguments are parsed by `commandSchema` before. Refusals are `not.allowed`, `not.now` or those the type and the engine declare.
 */
export function handle(type: AnyRecordType, state: RecordState | null, command: AnyCommand, context: Context): Result<Handled, Coded> {
  const decided = decide(type, state, command, context);
  if (!decided.ok) return decided;
  return ok({ events: decided.value.events.map((event) => signedBy(event, context)), claims: decided.value.claims ?? [] });
}

function decide(type: AnyRecordType, state: RecordState | null, command: AnyCommand, context: Context): Result<Decision<EngineEvent | OwnEvent>, Coded> {
  if (command.type === "submit") return submit(type, state, command as unknown as SubmitCommand, context);
  if (command.type === "route.urge") return state === null ? err({ code: "not.now" }) : urge({ type, state }, command as unknown as UrgeCommand, context);
  if (command.type === "route.number") return state === null ? err({ code: "not.now" }) : giveNumber({ type, state }, command as unknown as NumberCommand, context);
  if (command.type.startsWith("route.")) return state === null ? err({ code: "not.now" }) : decideRoute(state, command as unknown as RouteMoveCommand, context);
  return own(type, state, command, context);
}

function own(type: AnyRecordType, state: RecordState | null, command: AnyCommand, context: Context): Result<Decision<EngineEvent | OwnEvent>, Coded> {
  if (type.policy[command.type]?.(state, context) !== true) return err({ code: "not.allowed" });
  const row = type.lifecycle[state === null ? "none" : state.status];
  const done = row?.[command.type]?.(state, command, context) ?? err({ code: "not.now" });
  return done.ok ? ok({ ...done.value, events: [...done.value.events, ...doneStep(state, command.type, context)] }) : done;
}

/** An own command that a `do` step of the route names also completes that step. */
function doneStep(state: RecordState | null, command: string, { actor }: Context): readonly EngineEvent[] {
  const route = state?.route ?? null;
  const named = route?.steps.filter((step) => step.command === command).map(({ id }) => id) ?? [];
  const turn = route?.waiting.find(({ step, kind, holder }) => kind === "do" && named.includes(step) && holds(actor, holder));
  return turn === undefined ? [] : [{ type: "route.done", turn: turn.id, opinion: "" }];
}

/** What a PC can know before it asks: whether this actor may give a `route.*` command now. */
export const mayGive = (command: RouteCommand["type"], { type, state }: { readonly type: AnyRecordType; readonly state: RecordState }, context: Context): boolean => decide(type, state, probe(command, state, context), context).ok;

/** What a PC can know before it asks: the commands that this actor may give now. Drives every button but those that name another's turn (`urgeable`). */
export function movesOf(type: AnyRecordType, state: RecordState, context: Context): readonly string[] {
  const own = Object.keys(type.lifecycle[state.status] ?? {}).filter((command) => type.policy[command]?.(state, context) === true);
  const routed = (Object.keys(routeCommands) as RouteCommand["type"][]).filter((command) => mayGive(command, { type, state }, context));
  const again = (state.status === "returned" || state.status === "withdrawn") && state.applicant.person === context.actor.person ? ["submit"] : [];
  return [...routed, ...own, ...again];
}
