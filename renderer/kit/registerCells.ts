import type { AnyRecordType } from "#shared/engine/record.ts";
import type { CellValue, Register, RegisterColumn } from "#shared/engine/register.ts";
import type { Language } from "#shared/engine/words.ts";
import { clockOf, dayOf } from "#shared/kernel/instant.ts";
import { figures, visible, wordOf, wordsOf } from "#renderer/sheets/values.ts";

/** A register and the record type whose rows it lists. */
export type Of = { readonly register: Register; readonly type: AnyRecordType };

/** One cell of a register as it is read, on screen and on paper. */
export function cellText({ kind }: RegisterColumn, value: CellValue, type: AnyRecordType, language: Language): string {
  if (value === null || value === "") return "";
  switch (kind) {
    case "money": return figures(Number(value));
    case "moment": return `${dayOf(Number(value))} ${clockOf(Number(value))}`;
    case "code": return codeText(String(value), type, language);
    default: return visible(String(value));
  }
}

export function codeText(code: string, type: AnyRecordType, language: Language): string {
  const status = wordOf(type, "statuses", code, language);
  return status === code ? (wordsOf(type, "options", language)[code] ?? code) : status;
}

export const isFigure = ({ kind }: RegisterColumn): boolean => kind === "count" || kind === "money";
export const columnLabel = ({ name }: RegisterColumn, type: AnyRecordType, language: Language): string => wordsOf(type, "columns", language)[name] ?? name;

/** How the columns of a list are called and their cells read: those of a record type's register, or of a list of its own. */
export type Cells = { readonly label: (column: RegisterColumn) => string; readonly text: (column: RegisterColumn, value: CellValue) => string };
export const cellsOf = (type: AnyRecordType, language: Language): Cells => ({ label: (column) => columnLabel(column, type, language), text: (column, value) => cellText(column, value, type, language) });
