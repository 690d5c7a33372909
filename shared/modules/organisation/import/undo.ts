import type { PersonForm } from "../person/record.ts";
import type { UnitForm } from "../unit/record.ts";
import type { Step } from "./plan.ts";

/** A step that was applied, as it is kept to be taken back. */
export type Applied = Pick<Step, "kind" | "record" | "title" | "before" | "version">;
export type Opposite = { readonly kind: Step["kind"]; readonly record: string; readonly title: string; readonly type: "change" | "leave" | "close"; readonly args: { readonly form?: UnitForm | PersonForm } };

/** ORG-8: what takes an import back, last step first. */
export const oppositesOf = (applied: readonly Applied[]): readonly Opposite[] => [...applied].reverse().map(({ kind, record, title, before }) => ({ kind, record, title, ...opposite(kind, before) }));

const opposite = (kind: Step["kind"], before: Applied["before"]): Pick<Opposite, "type" | "args"> =>
  before === null ? { type: kind === "organisation.unit" ? "close" : "leave", args: {} } : { type: "change", args: { form: before } };

/** ORG-9: the records that something else has changed since; with one of them, nothing is taken back. */
export const changedSince = (applied: readonly Applied[], versionOf: (record: string) => number): readonly Applied[] => applied.filter(({ record, version }) => versionOf(record) > version);
