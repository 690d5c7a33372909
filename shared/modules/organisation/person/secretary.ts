import { z } from "zod";
import { day, optional, person, type Fields } from "#shared/engine/fields.ts";
import type { Context, Due, RecordState } from "#shared/engine/record.ts";
import { dayAfter, dayOf, isDay, startOfDay } from "#shared/kernel/instant.ts";
import { err, ok } from "#shared/kernel/result.ts";

const id = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);

/** 代录人: who may write down what a leader decides on paper or by word, for good or up to and with a day. */
export const secretaryCommands = { nameSecretary: z.strictObject({ secretary: id, until: z.union([z.literal(""), z.string().refine(isDay)]) }), dropSecretary: z.strictObject({ secretary: id }) };
export const secretaryAsks = { nameSecretary: (): Fields => ({ secretary: person(), until: optional(day()) }), dropSecretary: (): Fields => ({ secretary: person() }) };

export type SecretaryCommand = { readonly type: "nameSecretary"; readonly secretary: string; readonly until: string } | { readonly type: "dropSecretary"; readonly secretary: string };
export type Secretary = { readonly secretary: string; readonly name: string; readonly until: string };
export type SecretaryEvent = ({ readonly type: "organisation.secretaryNamed" } & Secretary) | { readonly type: "organisation.secretaryDropped"; readonly secretary: string };
export type SecretaryOwn = { readonly secretaries?: readonly Secretary[] };

export const secretariesOf = (state: RecordState): readonly Secretary[] => (state as SecretaryOwn).secretaries ?? [];

export function nameSecretary(state: RecordState, { secretary, until }: Extract<SecretaryCommand, { type: "nameSecretary" }>, { directory, at }: Context) {
  const found = directory.people.get(secretary);
  if (found?.active !== true || secretary === state.id) return err({ code: "person.noSuchSecretary" });
  if (until !== "" && until < dayOf(at)) return err({ code: "person.untilPast" });
  return ok({ events: [{ type: "organisation.secretaryNamed", secretary, name: found.name, until } as const] });
}

export function dropSecretary(state: RecordState, { secretary }: Extract<SecretaryCommand, { type: "dropSecretary" }>) {
  return secretariesOf(state).some((named) => named.secretary === secretary) ? ok({ events: [{ type: "organisation.secretaryDropped", secretary } as const] }) : err({ code: "person.noSuchSecretary" });
}

export function evolveSecretaries(before: RecordState, event: SecretaryEvent): SecretaryOwn {
  const others = secretariesOf(before).filter(({ secretary }) => secretary !== event.secretary);
  if (event.type === "organisation.secretaryDropped") return { secretaries: others };
  const { secretary, name, until } = event;
  return { secretaries: [...others, { secretary, name, until }] };
}

/** The clockwork ends what was given up to a day. */
export const dueSecretaries = (state: RecordState): readonly Due[] =>
  secretariesOf(state).filter(({ until }) => until !== "").map(({ secretary, until }) => ({ rule: `secretary/${secretary}`, at: startOfDay(dayAfter(until, 1)), command: { type: "dropSecretary", secretary } }));
