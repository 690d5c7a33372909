import { z } from "zod";
import type { AnyRecordType } from "#shared/engine/record.ts";

/** What a command asks before it goes: nothing, words as opinion, where to return to, a reason, the type's own boxes, whom to ask, or whether it is meant. `why` is a reason that must be given. */
export type MoveStep = "once" | "words" | "return" | "reason" | "why" | "people" | "form" | "sure" | "record";
const moveSteps: { readonly [command: string]: MoveStep } = {
  "route.agree": "once", "route.read": "once", "route.disagree": "words", "route.return": "return", "route.withdraw": "reason", "route.record": "record", "route.confirm": "once", "route.contest": "words",
  "route.number": "once", "route.takeBack": "reason", "route.pickUp": "once", "route.putBack": "once", "route.resume": "reason", "route.suspend": "why", "route.terminate": "why", "route.add": "people", "route.pass": "people", "route.circulate": "people",
};

export const wantsWords: ReadonlySet<MoveStep> = new Set<MoveStep>(["words", "return"]);
export const stepOf = (type: AnyRecordType, command: string): MoveStep => moveSteps[command] ?? (type.asks?.[command] === undefined ? "sure" : "form");

/** Whether a command carries a whole form, so that it is given on the sheet itself. */
export function needsSheet(type: AnyRecordType, command: string): boolean {
  const schema: unknown = (type.commands as { readonly [name: string]: unknown })[command];
  return command === "submit" || (schema instanceof z.ZodObject && "form" in schema.shape);
}

/** Given where those who are asked stand, or by itself when a sheet is opened. */
const givenElsewhere: ReadonlySet<string> = new Set(["route.reduce", "route.recall", "route.open"]);

/** A command that wants arguments and asks for none on the sheet is given elsewhere: an account's page, the settings. */
export function isAskedHere(type: AnyRecordType, command: string): boolean {
  if (givenElsewhere.has(command)) return false;
  const schema: unknown = (type.commands as { readonly [name: string]: unknown })[command];
  const wants = schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0;
  return !wants || needsSheet(type, command) || type.asks?.[command] !== undefined;
}

const order = ["route.agree", "route.number", "submit", "route.confirm", "", "route.resume", "route.record", "route.return", "route.disagree", "route.pickUp", "route.read", "route.contest", "route.takeBack", "route.withdraw"];

/** What is done now and then, behind one button more. */
const seldom = ["route.add", "route.pass", "route.circulate", "route.putBack", "route.suspend", "route.terminate"];
export const isSeldom = (move: string): boolean => seldom.includes(move);

/** Buttons in the order of an office: agree first, the type's own acts next, what undoes last. */
export const inOrder = (moves: readonly string[]): readonly string[] => [...moves].sort((left, right) => rank(left) - rank(right));
const rank = (move: string): number => order.indexOf(order.includes(move) ? move : "");

/** The commands that take the words of the opinion box with them. */
export const takesOpinion = (moves: readonly string[]): boolean => moves.some((move) => withOpinion.has(move));
const withOpinion: ReadonlySet<string> = new Set(["route.agree", "route.disagree", "route.return", "route.record", "route.contest", "route.read"]);
