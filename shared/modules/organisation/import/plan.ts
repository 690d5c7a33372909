import { canonical } from "#shared/kernel/canonical.ts";
import type { PersonForm } from "../person/record.ts";
import type { UnitForm } from "../unit/record.ts";
import { planPeople, type PersonDraft } from "./planPeople.ts";
import { planUnits, type Held, type UnitDraft } from "./planUnits.ts";
import { faultAt, readTable, type Book, type Fault } from "./table.ts";

export type Present = { readonly units: readonly Held<UnitForm>[]; readonly people: readonly Held<PersonForm>[] };
type Kind = "organisation.unit" | "organisation.person";
/** A command to give, in its order. `before` is the form to go back to, null where there was nothing in use; `version` what the record will have. */
export type Step = { readonly kind: Kind; readonly record: string; readonly type: "register" | "change"; readonly title: string; readonly form: UnitForm | PersonForm; readonly before: UnitForm | PersonForm | null; readonly version: number };
/** What a workbook comes to: nothing is to be applied while there are faults. `same` counts what is so already. */
export type Plan = { readonly steps: readonly Step[]; readonly same: number; readonly faults: readonly Fault[] };

/** What is to be done so that the organisation is as the workbook says. Rules ORG-1…7. */
export function planImport(book: Book, present: Present): Plan {
  const [units, people] = [readTable("units", book.units), readTable("people", book.people)];
  const none = book.units === null && book.people === null;
  const above = planUnits(units.rows, present.units);
  const staff = planPeople(people.rows, above.find, present.people);
  const missing = none ? [faultAt("units", { row: 1 }, "code")("sheet.missing")] : [];
  const faults = [...missing, ...units.faults, ...people.faults, ...above.faults, ...staff.faults, ...withoutHead(above.drafts, staff.drafts, present)];
  const steps = [...above.drafts.flatMap((draft) => toStep("organisation.unit", draft, present.units)), ...staff.drafts.flatMap((draft) => toStep("organisation.person", draft, present.people))];
  return { steps, same: above.drafts.length + staff.drafts.length - steps.length, faults: [...faults].sort(byPlace) };
}

const byPlace = (left: Fault, right: Fault): number => weightOf(left) - weightOf(right) || (left.sheet === right.sheet ? left.row - right.row : left.sheet === "units" ? -1 : 1);
const weightOf = ({ weight }: Fault): number => (weight === "fault" ? 0 : 1);

/** ORG-7: what is so already needs no step. */
function toStep<Form extends UnitForm | PersonForm>(kind: Kind, { id, form }: { readonly id: string; readonly form: Form }, present: readonly Held<Form>[]): readonly Step[] {
  const known = present.find((held) => held.id === id);
  const base = { kind, record: id, title: form.name, form };
  if (known === undefined) return [{ ...base, type: "register", before: null, version: 1 }];
  const inUse = known.status === "active";
  if (inUse && canonical(known.form) === canonical(form)) return [];
  return [{ ...base, type: "change", before: inUse ? known.form : null, version: known.version + 1 }];
}

/** ORG-6: a unit that nobody heads, as it would be afterwards. */
function withoutHead(units: readonly UnitDraft[], people: readonly PersonDraft[], present: Present): readonly Fault[] {
  const redeclared = new Set(people.map(({ id }) => id));
  const staff = [...people, ...present.people.filter(({ id, status }) => status === "active" && !redeclared.has(id))];
  const headed = new Set(staff.flatMap(({ form }) => form.posts.filter(({ post }) => post === "head").map(({ unit }) => unit)));
  return units.filter(({ id }) => !headed.has(id)).map((unit) => faultAt("units", unit, "name")("unit.noHead", { value: unit.form.name }, "warning"));
}
