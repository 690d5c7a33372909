import type { AnyCommand } from "./handle.ts";
import type { AnyEvent } from "./evolve.ts";
import type { AnyRecordType, RecordState } from "./record.ts";

/** Reads a command that was given under version `tv` of its type as one of the present version; arguments that are none stay what they are. `tv` below 1 is version 1. */
export function currentCommand(type: AnyRecordType, tv: number, given: { readonly type: string; readonly args: unknown }): { readonly type: string; readonly args: unknown } {
  const steps = stepsFrom(type, tv);
  if (steps.length === 0 || typeof given.args !== "object" || given.args === null || Array.isArray(given.args)) return given;
  const { type: name, ...args } = steps.reduce((command, { command: raise = same }) => raise(command) as AnyCommand, { ...given.args, type: given.type } as AnyCommand);
  return { type: name, args };
}

/** Reads an event that was stored under version `tv` of its type. */
export const currentEvent = (type: AnyRecordType, tv: number, event: AnyEvent): AnyEvent => stepsFrom(type, tv).reduce((given, { event: raise = same }) => raise(given) as AnyEvent, event);

/** Reads a state that was made by version `tv` of its type. */
export const currentState = (type: AnyRecordType, tv: number, state: RecordState): RecordState => stepsFrom(type, tv).reduce((given, { state: raise = same }) => raise(given) as RecordState, state);

const stepsFrom = ({ upcasters = [] }: AnyRecordType, tv: number) => upcasters.slice(Math.max(0, tv - 1));
const same = (value: unknown): unknown => value;

/** The name under which a PC keeps what a newer version of the type made: it knows no such type, so that the record is kept whole and read-only until the upgrade. */
export const newerKind = (kind: string, version: number): string => `${kind}@${version}`;
/** Whether a record is kept under such a name. */
export const isNewer = (kind: string): boolean => kind.includes("@");
