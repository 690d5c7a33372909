import { must } from "#shared/kernel/assert.ts";
import { digestOf } from "#shared/kernel/bytes.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { err, ok, type Coded, type Json, type Result } from "#shared/kernel/result.ts";
import { faultsOf, type Field, type Fields, type Form } from "./fields.ts";
import { resolveFlow, type FlowDefinition, type RouteStep } from "./flow.ts";
import type { AnyRecordType, Attachment, Context, Decision, EngineEvent, RecordState, SubmitCommand } from "./record.ts";

type Submitted = Omit<SubmitCommand, "type">;
type Refusal = Coded | null;

/**
 * Decides `submit`: a first time, or again after a return or withdrawal. Refusals: `not.now`, `not.allowed`, `form.faults` (a code by
 * field), `form.noSuchReference`, what the type's `admits` says, `route.nobody` (the step for which the office has no one).
 */
export function submit(type: AnyRecordType, state: RecordState | null, { form, attachments }: SubmitCommand, context: Context): Result<Decision<EngineEvent>, Coded> {
  const refused = mayStart(type, state, context) ?? formRefusal(type, form, context);
  if (refused !== null) return err(refused);
  const flow: FlowDefinition | undefined = type.flow?.(form, context.reads);
  return flow === undefined ? err({ code: "not.now" }) : routed(type, { form, attachments }, { flow, unit: unitOf(state, context) }, context);
}

const unitOf = (state: RecordState | null, { actor }: Context): string => state?.unit ?? actor.main?.unit ?? "";
const startable = new Set(["returned", "withdrawn"]);

function mayStart(type: AnyRecordType, state: RecordState | null, context: Context): Refusal {
  if (type.flow === null || (state !== null && !startable.has(state.status))) return { code: "not.now" };
  const own = state === null || state.applicant.person === context.actor.person;
  return own && type.policy["submit"]?.(state, context) === true ? null : { code: "not.allowed" };
}

function formRefusal(type: AnyRecordType, form: Form, context: Context): Refusal {
  const faults = formFaults(type, form);
  if (Object.keys(faults).length > 0) return { code: "form.faults", faults };
  const missing = referencesOf(type, form).find((id) => !context.reads.has(id));
  if (missing !== undefined) return { code: "form.noSuchReference", id: missing };
  return type.admits?.(form, context) ?? null;
}

/** What is wrong with a form, by field: its boxes first; the rules between boxes only where every box is right. */
export function formFaults(type: AnyRecordType, form: Form): { readonly [path: string]: string } {
  const faults = faultsOf(type.fields, form);
  return Object.keys(faults).length > 0 ? faults : (type.check?.(form) ?? {});
}

function routed(type: AnyRecordType, { form, attachments }: Submitted, { flow, unit }: { readonly flow: FlowDefinition; readonly unit: string }, context: Context): Result<Decision<EngineEvent>, Coded> {
  const places = { units: { unit, ...type.places?.(form, context.reads) }, form, applicant: context.actor.person };
  const resolved = resolveFlow(flow, places, context.directory);
  if ("nobody" in resolved) return err({ code: "route.nobody", step: resolved.nobody });
  const passed = resolved.steps.filter(({ holders }) => holders.length === 0).map(({ id }): EngineEvent => ({ type: "route.unmanned", step: id, opinion: "" }));
  return ok({ events: [submittedEvent(type, { form, attachments }, { flow, unit, steps: resolved.steps }, context), ...passed], claims: type.claims?.(form) ?? [] });
}

function submittedEvent(type: AnyRecordType, { form, attachments }: Submitted, { flow, unit, steps }: { readonly flow: FlowDefinition; readonly unit: string; readonly steps: readonly RouteStep[] }, { reads, directory }: Context): EngineEvent {
  const cards = Object.fromEntries(referencesOf(type, form).map((id) => [id, must(reads.get(id), id).card]));
  const unitName = directory.units.get(unit)?.name ?? "";
  return { type: "submitted", form, attachments, content: contentOf(form, attachments), cards, unit, unitName, flow: { id: flow.id, version: flow.version }, steps };
}

/** SHA-256 over the canonical form and the attachments' own digests. */
export const contentOf = (form: Form, attachments: readonly Attachment[]): string => digestOf(canonical({ form: form as Json, files: attachments.map(({ name, digest }) => ({ name, digest })) }));

/** The ids of the records that a form names, people and rows included: loaded before the command is decided. */
export const referencesOf = (type: AnyRecordType, form: Form): readonly string[] => [...new Set(namedIn(type.fields, form))].filter((id) => id !== "");

const naming = new Set<Field["input"]>(["reference", "references", "person"]);

function namedIn(fields: Fields, form: Form): readonly string[] {
  return Object.entries(fields).flatMap(([name, { input, columns }]) => {
    if (columns !== undefined && Array.isArray(form[name])) return form[name].flatMap((row: Form) => namedIn(columns, row));
    return naming.has(input) ? [form[name]].flat().map(textOf) : [];
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
