import { z } from "zod";
import { isDay } from "#shared/kernel/instant.ts";

/** How a box of a sheet is filled: what the kit draws, what every door accepts, what an import template asks for. */
export type Field<Value = unknown> = {
  readonly input: "text" | "longText" | "count" | "day" | "choice" | "choices" | "money" | "yesNo" | "reference" | "references" | "person" | "fileDigest" | "lines";
  readonly schema: z.ZodType<Value>;
  readonly blank: Value;
  readonly required: boolean;
  readonly options?: readonly string[];
  /** The record type that a `reference` or `references` names; the records are loaded before any decision. */
  readonly kind?: string;
  /** Only records whose card says so are offered. */
  readonly only?: Only;
  readonly max?: number;
  /** Not typed but taken from a register, where its person reads it, or kept out of sight; whoever decides verifies it. */
  readonly given?: "shown" | "hidden";
  /** The fields of one row of `lines`. */
  readonly columns?: Fields;
};
export type Only = { readonly fact: string; readonly is: string };
export type Fields = { readonly [name: string]: Field };
export type FormOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never };
export type Form = { readonly [name: string]: unknown };

// Control characters cannot be printed or seen; a line break is kept where a box has several lines. Marks that turn or hide text are
// let in and shown as marks: pasted names hold them without their writer knowing.
const printable = (text: string): boolean => Array.from(text).every((character) => character === "\n" || (character >= " " && character !== "\u007f"));
const plain = (max: number) => z.string().max(max, { error: "field.tooLong" }).refine(printable, { error: "field.unprintable" });

/** One line of text, at most `max` characters. */
export const text = (max = 60): Field<string> => needed({ input: "text", schema: plain(max).refine((value) => !value.includes("\n"), { error: "field.unprintable" }), max });
/** Several lines of text. */
export const longText = (max = 1000): Field<string> => needed({ input: "longText", schema: plain(max), max });

/** A whole number from `min` (1) to `max`. */
export const count = (max = 9999, min = 1): Field<number | null> => ({
  input: "count",
  schema: z.number({ error: "field.missing" }).int({ error: "field.notWhole" }).min(min, { error: "field.tooSmall" }).max(max, { error: "field.tooLarge" }),
  blank: null,
  required: true,
  max,
});

/** A date that exists, stored as `2026-11-24`. */
export const day = (): Field<string> => ({ input: "day", schema: z.string().min(1, { error: "field.missing" }).refine(isDay, { error: "field.noSuchDay" }), blank: "", required: true });

export const choice = <const Option extends string>(options: readonly Option[], blank: Option | "" = ""): Field<Option | ""> => ({
  input: "choice", schema: z.enum(options as readonly [Option, ...Option[]], { error: "field.missing" }), blank, required: true, options,
});

export const choices = <const Option extends string>(options: readonly Option[]): Field<readonly Option[]> => ({
  input: "choices",
  schema: z.array(z.enum(options as readonly [Option, ...Option[]])).min(1, { error: "field.missing" }).refine((chosen) => new Set(chosen).size === chosen.length),
  blank: [],
  required: true,
  options,
});

/** An amount in whole fen (0.01 yuan), at most 999,999,999,999.99 yuan. */
export const money = (): Field<number | null> => ({
  input: "money", schema: z.number({ error: "field.missing" }).int({ error: "field.notMoney" }).min(0, { error: "field.tooSmall" }).max(99_999_999_999_999, { error: "field.tooLarge" }), blank: null, required: true,
});

export const yesNo = (): Field<"yes" | "no" | ""> => choice(["yes", "no"], "no");

const recordId = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/, { error: "field.missing" });

/** The id of a record of another type; what its card says is kept with the submission. */
export const reference = (kind: string, only?: Only): Field<string> => ({ input: "reference", schema: recordId, blank: "", required: true, kind, ...(only === undefined ? {} : { only }) });

/** One or several records of another type, at most `max`, none of them twice. */
export const references = (kind: string, max = 8, only?: Only): Field<readonly string[]> => ({
  input: "references",
  schema: z.array(recordId).min(1, { error: "field.missing" }).max(max, { error: "field.tooLarge" }).refine((ids) => new Set(ids).size === ids.length),
  blank: [], required: true, kind, max, ...(only === undefined ? {} : { only }),
});

export const person = (): Field<string> => ({ ...reference("organisation.person"), input: "person" });

/** SHA-256 of a file at hand, in 64 hexadecimal digits: the file is looked at and stays where it is. */
export const fileDigest = (): Field<string> => ({ input: "fileDigest", schema: z.string().regex(/^[0-9a-f]{64}$/, { error: "field.missing" }), blank: "", required: true });

/** Repeating rows, at most `max` of them. */
export const lines = <F extends Fields>(columns: F, max = 200): Field<readonly FormOf<F>[]> => ({
  input: "lines", schema: z.array(schemaOf(columns)).max(max, { error: "field.tooLarge" }), blank: [], required: false, columns, max,
});

/** A box that is filled from a register. */
export const given = <Value>(field: Field<Value>, how: "shown" | "hidden" = "shown"): Field<Value> => ({ ...field, given: how });

/** A box that may stay empty. */
export const optional = <Value>(field: Field<Value>): Field<Value> => ({
  ...field,
  required: false,
  schema: z.union([z.literal(field.blank as string), unneeded(field).schema]) as unknown as z.ZodType<Value>,
});

export const blankOf = <F extends Fields>(fields: F): FormOf<F> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.blank])) as FormOf<F>;

const schemas = new WeakMap<Fields, z.ZodType>();

/** The strict schema of a form: every field, nothing else. Made once for each declaration. */
export function schemaOf<F extends Fields>(fields: F): z.ZodType<FormOf<F>> {
  const made = schemas.get(fields) ?? z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])));
  schemas.set(fields, made);
  return made as z.ZodType<FormOf<F>>;
}

/** What is wrong with a form: a code for each field that will not do, by its path (`purpose`, `lines.3.amount`). */
export function faultsOf(fields: Fields, form: unknown): { readonly [path: string]: string } {
  const parsed = schemaOf(fields).safeParse(form);
  if (parsed.success) return {};
  // The first fault of a box is the one to tell: an empty day is missing before it is no day.
  return Object.fromEntries([...parsed.error.issues].reverse().map((issue) => [issue.path.join("."), codeOf(issue)]));
}

function codeOf(issue: z.core.$ZodIssue): string {
  const [first] = issue.code === "invalid_union" ? (issue.errors.at(-1) ?? []) : [issue];
  return first?.message.startsWith("field.") ? first.message : "field.wrong";
}

type Plain = Omit<Field<string>, "blank" | "required">;
const needed = (field: Plain): Field<string> => ({ ...field, schema: field.schema.refine((value) => value.trim() !== "", { error: "field.missing" }), blank: "", required: true });
const unneeded = <Value>(field: Field<Value>): Field<Value> => field;
