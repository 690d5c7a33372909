/**
 * A sheet 单据 as data: written once, filled, read and printed from it. Millimetres on A4; box heights are minima, and what overflows
 * goes to a 续页. Labels come from the record type's `strings.fields` and `strings.facts`.
 */
export type Sheet<FieldName extends string = string, Fact extends string = string, Box extends string = string> = {
  /** The key of the title in `strings.sheets`. */
  readonly title: string;
  readonly landscape?: boolean;
  readonly blocks: readonly Block<FieldName, Fact, Box>[];
};

export type Block<FieldName extends string = string, Fact extends string = string, Box extends string = string> =
  | { readonly kind: "grid"; readonly columns: readonly number[]; readonly rows: readonly GridRow<FieldName, Fact, Box>[] }
  | { readonly kind: "lines"; readonly field: FieldName; readonly columns: readonly Column[]; readonly totals?: readonly string[]; readonly minimum?: number }
  | { readonly kind: "matrix"; readonly field: FieldName; readonly head: readonly string[]; readonly rowLabel: number; readonly cell: number; readonly height: number }
  | { readonly kind: "opinions" }
  | { readonly kind: "prose"; readonly field: FieldName };

/** One line of a grid: its least height and its cells, which share the block's columns: a label column and a value column in turn. */
export type GridRow<FieldName extends string, Fact extends string, Box extends string> = { readonly height: number; readonly cells: readonly Cell<FieldName, Fact, Box>[] };

export type Cell<FieldName extends string = string, Fact extends string = string, Box extends string = string> =
  /** A label and a box the applicant fills; `span` counts the columns that the box itself takes (1, or 3 for a whole line). */
  | { readonly kind: "field"; readonly name: FieldName; readonly span: number }
  /** A label and something the office knows: serial, applicant, the number of copies in fact stamped. */
  | { readonly kind: "fact"; readonly name: Fact; readonly span: number }
  /** A label, the opinions of the steps that sign in this box, and who signed when. */
  | { readonly kind: "opinion"; readonly box: Box; readonly span: number };

/** One printed column of repeating rows: its field and its width in millimetres. */
export type Column = { readonly name: string; readonly width: number; readonly align?: "start" | "end" | "center" };

export const field = <const Name extends string>(name: Name, span = 1) => ({ kind: "field", name, span }) as const;
export const fact = <const Name extends string>(name: Name, span = 1) => ({ kind: "fact", name, span }) as const;
export const opinion = <const Name extends string>(box: Name, span = 1) => ({ kind: "opinion", box, span }) as const;
