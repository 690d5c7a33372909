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
  readonly when?: { readonly field: string; readonly is: string };
};

/** So many working days after the day on which a turn begins. */
export type Limit = { readonly workingDays: number };

/** Whom a step asks: a post at a place (`unit` the applicant's, `office` the head office, or a reference field of the form), or the person a field names. */
export type Who = { readonly post: string; readonly at: string } | { readonly field: string };

export type RouteStep = { readonly id: string; readonly name: string; readonly kind: FlowStep["kind"]; readonly mode: FlowStep["mode"]; readonly box: string | null; readonly command: string | null; readonly limit?: Limit; readonly holders: readonly Holder[] };

/** Where the places of a flow lie for one submission: unit ids by place name, and the form whose fields may name people. */
export type Places = { readonly units: { readonly [place: string]: string }; readonly form: { readonly [field: string]: unknown }; readonly applicant: string };

/** The steps of a flow with their holders resolved, or the first step for which the office has nobody. */
export function resolveFlow(flow: FlowDefinition, places: Places, directory: Directory): { readonly steps: readonly RouteStep[] } | { readonly nobody: string } {
  const wanted = flow.steps.filter(({ when }) => when === undefined || places.form[when.field] === when.is);
  const steps = wanted.map((step) => toRouteStep(step, places, directory));
  const empty = steps.find(({ holders }) => holders.length === 0);
  return empty === undefined ? { steps } : { nobody: empty.name };
}

function toRouteStep(step: FlowStep, places: Places, directory: Directory): RouteStep {
  const found = step.who.map((who) => holderFor(who, step, places, directory));
  const holders = [...new Set(found.filter((holder) => holder !== null))];
  return { id: step.id, name: step.name, kind: step.kind, mode: step.mode, box: step.box, command: step.command ?? null, ...(step.limit === undefined ? {} : { limit: step.limit }), holders: holders.length === step.who.length || step.mode === "any" ? holders : [] };
}

function holderFor(who: Who, step: FlowStep, places: Places, directory: Directory): Holder | null {
  if ("field" in who) return namedHolder(String(places.form[who.field]), directory);
  const unit = who.at === "office" ? headOffice(directory)?.id : places.units[who.at];
  if (unit === undefined) return null;
  // Nobody approves his own request: where the post is the applicant's alone, the same post of the unit above is asked.
  const above = step.kind === "approve" ? unitsAbove(directory, unit) : unitsAbove(directory, unit).slice(0, 1);
  const asked = above.find(({ id }) => peopleOf(directory, postHolder(who.post, id)).some((person) => step.kind !== "approve" || person.id !== places.applicant));
  return asked === undefined ? null : postHolder(who.post, asked.id);
}

const namedHolder = (person: string, directory: Directory): Holder | null => (directory.people.get(person)?.active === true ? personHolder(person) : null);
