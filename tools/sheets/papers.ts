import type { Module } from "#shared/engine/module.ts";
import type { PaperContent } from "#shared/engine/pageModel.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { totalsOf, type Register, type Row } from "#shared/engine/register.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { fillIn, momentText, wordsOf } from "#renderer/sheets/values.ts";
import { cellsOf } from "#renderer/kit/registerCells.ts";
import { registerPaper } from "#renderer/kit/registerPaper.ts";
import { kitStrings } from "#renderer/kit/strings.ts";
import { pictures } from "./signature.fixtures.ts";
import { blankForm } from "#renderer/sheets/blankForm.ts";
import { toPaperContent } from "#renderer/sheets/content.ts";

export type Paper = { readonly module: string; readonly record: string; readonly form: string; readonly kind: "sheet" | "register" | "blank"; readonly file: string; readonly content: PaperContent };
export type Held = { readonly kind: string; readonly name: string; readonly state: RecordState };

const language = "zh";
const printedAt = Date.UTC(2026, 10, 25, 1);

/** Every paper of the modules: each record's sheet, a blank form of each type, and each register over what the hub holds. */
export function papersOf(modules: readonly Module[], shown: readonly Held[], all: readonly Held[]): readonly Paper[] {
  return modules.flatMap((module) => module.records.flatMap((type) => [
    ...shown.filter(({ kind }) => kind === type.name).map((held) => sheetOf(module, type, held)),
    blankFormOf(module, type),
    ...type.registers.map((register) => registerOf(module, type, register, all.filter(({ kind }) => kind === type.name).map(({ state }) => state))),
  ]));
}

const sheetOf = ({ name: module }: Module, type: AnyRecordType, { name, state }: Held): Paper => ({
  module, record: type.name, form: type.sheet.title, kind: "sheet", file: `${type.name}-${name}.pdf`, content: toPaperContent({ type, state, language, withTrail: true, number: type.card(state).number, pictures }),
});

function blankFormOf({ name: module }: Module, type: AnyRecordType): Paper {
  return { module, record: type.name, form: type.sheet.title, kind: "blank", file: `${type.name}-blank.pdf`, content: blankForm(type, language) };
}

function registerOf({ name: module }: Module, type: AnyRecordType, register: Register, states: readonly RecordState[]): Paper {
  const rows = states.flatMap((state) => register.lines(state)).toSorted((left, right) => inOrder(right, register.order) - inOrder(left, register.order) || (String(left[register.order]) < String(right[register.order]) ? 1 : -1));
  const title = wordsOf(type, "registers", language)[register.name] ?? register.name;
  const view = { ready: true, rows: rows.map((row) => ({ ...row, $record: "", $saved: "reported" as const })), count: rows.length, totals: totalsOf(register.columns, rows), choices: {} };
  return { module, record: type.name, form: register.name, kind: "register", file: `register-${register.name}.pdf`, content: registerPaper({ title, cells: cellsOf(type, language), columns: register.columns, view, language, left: demonstration.name, right: fillIn(kitStrings[language].printed, { moment: momentText(printedAt, language) }) }) };
}

const inOrder = (row: Row, column: string): number => (typeof row[column] === "number" ? row[column] : 0);
