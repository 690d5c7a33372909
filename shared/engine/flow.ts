import type { Directory } from "./directory.ts";
import { headOffice, peopleOf, unitsAbove } from "./directory.ts";
import { personHolder, postHolder, type Holder } from "./holder.ts";

/** A flow 流程 as data: versioned, and pinned by value to the record when it is submitted. */
export type FlowDefinition = { readonly id: string; readonly version: number; readonly steps: readonly FlowStep[] };

export type FlowStep = {
  readonly id: string;
  /** The key of the step's name in `strings.steps`, or the name itself where an office made the step. */
  readonly name: string;
  /** `approve` takes a verdict, `do` is completed by the named own command, `read` never blocks, `number` waits for a number to be given. */
  readonly kind: "approve" | "do" | "read" | "number";
  /** 依次 one holder after another · 会签 all of them · 或签 any one of them. */
  readonly mode: "sequence" | "all" | "any";
  readonly who: readonly Who[];
  /** The opinion box of the sheet in which the step signs; without one it prints on the 续页. */
  readonly box: string | null;
  readonly command?: string;
  /** 时限: how long whoever is asked has for it. */
  readonly limit?: Limit;
  /** The step is left out unless the form says so. */
  readonly when?: When;
  /** It begins together with the step before it; what follows waits for both. */
  readonly beside?: true;
  /** 会签 by a share: as many in a hundred of those asked have to agree. */
  readonly pass?: number;
  /** Where the office has nobody for it: it is passed and the history says so, or somebody else is asked; without it nothing can be submitted. */
  readonly empty?: "skip" | Who;
  /** It is passed, and the history says so, where the one person asked has agreed already: at any step before (`once`), or at the step just before (`next`). */
  readonly same?: "once" | "next";
};

export type When = { readonly field: string } & ({ readonly is: string } | { readonly oneOf: readonly string[] } | { readonly atLeast: number });

/** So many working days after the day on which a turn begins. */
export type Limit = { readonly workingDays: number };

/** Whom a step asks: a post at a place (`unit` the applicant's, `office` the head office, or a reference field of the form), the person a field names, or one person. */
export type Who = { readonly post: string; readonly at: string } | { readonly field: string } | { readonly person: string };

export type RouteStep = { readonly id: string; readonly name: string; readonly kind: FlowStep["kind"]; readonly mode: FlowStep["mode"]; readonly box: string | null; readonly command: string | null; readonly limit?: Limit; readonly holders: readonly Holder[] } & Pick<FlowStep, "beside" | "pass" | "same">;

/** Where the places of a flow lie for one submission: unit ids by place name, and the form whose fields may name people. */
export type Places = { readonly units: { readonly [place: string]: string }; readonly form: { readonly [field: string]: unknown }; readonly applicant: string };

/** The steps of a flow with their holders resolved, or the first step for which the office has nobody. */
export function resolveFlow(flow: FlowDefinition, places: Places, directory: Directory): { readonly steps: readonly RouteStep[] } | { readonly nobody: string } {
  const wanted = flow.steps.filter(({ when }) => when === undefined || isSo(when, places.form));
  const steps = wanted.map((step) => toRouteStep(step, places, directory)).map((step) => (step.beside === true && !wanted.some(({ id }) => besideOf(flow, step.id).has(id)) ? alone(step) : step));
  const nobody = steps.find(({ id, holders }) => holders.length === 0 && flow.steps.find((step) => step.id === id)?.empty !== "skip");
  return nobody === undefined ? { steps } : { nobody: nobody.name };
}

/** Whether a form says so. Amounts are compared as numbers. */
function isSo(when: When, form: Places["form"]): boolean {
  const value = form[when.field];
  if ("is" in when) return value === when.is;
  return "oneOf" in when ? when.oneOf.includes(String(value)) : Number(value ?? 0) >= when.atLeast;
}

/** The steps before this one that it begins together with. Where all of them are left out, it begins by itself. */
function besideOf({ steps }: FlowDefinition, step: string): ReadonlySet<string> {
  const index = steps.findIndex(({ id }) => id === step);
  const first = steps.findLastIndex(({ beside }, at) => at <= index && beside === undefined);
  return new Set(steps.slice(Math.max(0, first), index).map(({ id }) => id));
}

function alone(step: RouteStep): RouteStep {
  const { beside: _, ...rest } = step;
  return rest;
}

function toRouteStep(step: FlowStep, places: Places, directory: Directory): RouteStep {
  const found = holdersOf(step, step.who, places, directory);
  const holders = found.length === 0 && typeof step.empty === "object" ? holdersOf(step, [step.empty], places, directory) : found;
  const { id, name, kind, mode, box, command = null, limit, beside, pass, same } = step;
  return { id, name, kind, mode, box, command, ...(limit === undefined ? {} : { limit }), holders, ...(beside === undefined ? {} : { beside }), ...(pass === undefined ? {} : { pass }), ...(same === undefined ? {} : { same }) };
}

function holdersOf(step: FlowStep, who: readonly Who[], places: Places, directory: Directory): readonly Holder[] {
  const found = who.map((each) => holderFor(each, step, places, directory));
  const holders = [...new Set(found.filter((holder) => holder !== null))];
  return found.every((holder) => holder !== null) || step.mode === "any" ? holders : [];
}

function holderFor(who: Who, step: FlowStep, places: Places, directory: Directory): Holder | null {
  if ("person" in who) return namedHolder(who.person, directory);
  if ("field" in who) return namedHolder(String(places.form[who.field]), directory);
  const unit = who.at === "office" ? headOffice(directory)?.id : places.units[who.at];
  if (unit === undefined) return null;
  // Nobody approves his own request: where the post is the applicant's alone, the same post of the unit above is asked.
  const above = step.kind === "approve" ? unitsAbove(directory, unit) : unitsAbove(directory, unit).slice(0, 1);
  const asked = above.find(({ id }) => peopleOf(directory, postHolder(who.post, id)).some((person) => step.kind !== "approve" || person.id !== places.applicant));
  return asked === undefined ? null : postHolder(who.post, asked.id);
}

const namedHolder = (person: string, directory: Directory): Holder | null => (directory.people.get(person)?.active === true ? personHolder(person) : null);
