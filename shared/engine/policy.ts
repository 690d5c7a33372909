import type { Context, RecordState } from "./record.ts";

/** One sentence of a policy: whether this actor may do it to this state (null: nothing there yet). */
export type Rule<State> = (state: State | null, context: Context) => boolean;
export type Policy<State, Command extends string> = { readonly [Type in Command]?: Rule<State> };

export const allOf = <State>(...rules: readonly Rule<State>[]): Rule<State> => (state, context) => rules.every((rule) => rule(state, context));
export const anyOf = <State>(...rules: readonly Rule<State>[]): Rule<State> => (state, context) => rules.some((rule) => rule(state, context));
export const not = <State>(rule: Rule<State>): Rule<State> => (state, context) => !rule(state, context);

/** Anyone who is in the office's directory and active. */
export const isStaff: Rule<RecordState> = (_, { actor }) => actor.main !== null;
export const isApplicant: Rule<RecordState> = (state, { actor }) => state !== null && state.applicant.person === actor.person;
export const isSystem: Rule<RecordState> = (_, { actor }) => actor.person === "system";
/** Asked by an event of a record of this kind, never by a person: the right to it is the right to that record. */
export const inConsequenceOf = (...kinds: readonly string[]): Rule<RecordState> => (_, { cause }) => cause !== null && kinds.includes(cause);
/** Holds this post anywhere. */
export const hasPost = (post: string): Rule<RecordState> => (_, { actor }) => actor.posts.some((key) => key.startsWith(`${post}@`));
/** Gave a verdict on this record in any round, or recorded one for another: both took part. */
export const tookPart: Rule<RecordState> = (state, { actor }) => state?.route?.decided.some(({ by, recorded }) => by.person === actor.person || recorded?.by.person === actor.person) ?? false;
