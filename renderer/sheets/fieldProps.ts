import type { ReactNode } from "react";
import type { Field } from "#shared/engine/fields.ts";
import type { Language } from "#shared/engine/words.ts";

/** What any input of a box is given. `id` is the input's own, `describedBy` the sentence that says what is wrong with it. */
export type InputProps = {
  readonly id: string;
  readonly label: string;
  readonly field: Field;
  readonly value: unknown;
  readonly options: { readonly [code: string]: string };
  readonly language: Language;
  readonly fault: string | undefined;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
  readonly pick: (props: InputProps) => ReactNode;
};

/** The attributes by which an input says what it is, whether it must be filled and what is wrong with it. */
export const described = ({ id, field, fault, describedBy }: InputProps) => ({
  id, "aria-required": field.required, "aria-invalid": fault !== undefined, "aria-describedby": describedBy,
});
