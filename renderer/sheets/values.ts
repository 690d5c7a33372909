import type { Field } from "#shared/engine/fields.ts";
import type { AnyRecordType, RecordState } from "#shared/engine/record.ts";
import { engineStrings } from "#shared/engine/strings.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDate, chineseMoment } from "#shared/kernel/instant.ts";
import { capitalAmount } from "./capitalAmount.ts";
import { sheetStrings } from "./strings.ts";

/** Puts facts into the {places} of a sentence. */
export const fillIn = (sentence: string, facts: { readonly [name: string]: unknown }): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => (facts[name] === undefined ? place : plainText(facts[name])));

type Words = { readonly [key: string]: string };
export const wordsOf = (type: AnyRecordType, group: "fields" | "facts" | "commands" | "events" | "statuses" | "refusals" | "options" | "steps" | "boxes" | "sheets" | "columns" | "registers" | "notes", language: Language): Words =>
  (type.strings[language] as { readonly [name: string]: unknown })[group] as Words;

/** What stands at the head of a type's sheet: 用印审批单. */
export const sheetTitle = (type: AnyRecordType, language: Language): string => wordsOf(type, "sheets", language)[type.sheet.title] ?? type.strings[language].title;

/** The clauses that govern boxes of a sheet, by box; a type need not name any. */
export const clausesOf = (type: AnyRecordType, language: Language): Words => (type.strings[language] as { readonly clauses?: Words }).clauses ?? {};

type Shared = "commands" | "events" | "statuses" | "steps" | "refusals";
/** A word of a record type, else the engine's, else the code itself. */
export function wordOf(type: AnyRecordType | undefined, group: Shared, code: string, language: Language): string {
  const own = type === undefined ? undefined : wordsOf(type, group, language)[code];
  const general: Words = engineStrings[language][group];
  return own ?? general[code] ?? code;
}

/** `1,680.32` of 168032 fen. */
export function figures(fen: number): string {
  const [yuan = "0", rest = ""] = (Math.abs(fen) / 100).toFixed(2).split(".");
  return `${fen < 0 ? "-" : ""}${yuan.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",")}.${rest}`;
}

// Signs that turn or hide what stands around them (U+202E, zero-width space …) are no words; shown as they are, a name could look like another.
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** A text with a visible mark wherever something invisible stands in it. */
export const visible = (text: string): string => text.replaceAll(unseen, "\ufffd");

type Showing = { readonly cards: RecordState["cards"]; readonly options: Words; readonly language: Language };

/** A value of a form as it is read on paper. */
export function valueText(field: Field, value: unknown, showing: Showing): string {
  if (value === null || value === undefined || value === "") return "";
  return (writers[field.input] ?? plainText)(value, showing, field);
}

type Writer = (value: unknown, showing: Showing, field: Field) => string;
const named: Writer = (value, { cards, language }) => cards[plainText(value)]?.title ?? sheetStrings[language].unknownReference;
const option: Writer = (value, { options }) => options[plainText(value)] ?? plainText(value);
const writers: { readonly [input in Field["input"]]?: Writer } = {
  day: (value) => chineseDate(plainText(value)),
  money: (value, { language }) => moneyText(Number(value), language),
  choice: option,
  yesNo: option,
  choices: (value, { options }, field) => ticks(field.options ?? [], value as readonly string[], options),
  reference: named,
  references: (value, showing, field) => (value as readonly string[]).map((id) => named(id, showing, field)).join("\n"),
  person: named,
};

/** A text or number as it is; nothing for what cannot be said in one line. */
export function plainText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const moneyText = (fen: number, language: Language): string => `${sheetStrings[language].yuan}${figures(fen)}${language === "zh" ? `  ${capitalAmount(fen)}` : ""}`;
const ticks = (options: readonly string[], chosen: readonly string[], words: Words): string => options.map((option) => `${chosen.includes(option) ? "☑" : "☐"}${words[option] ?? option}`).join("  ");

/** `2026年11月24日 09:05`, or the same moment for an English reader. */
export const momentText = (at: number, language: Language): string => (language === "zh" ? chineseMoment(at) : new Date(at + 28_800_000).toISOString().slice(0, 16).replace("T", " "));
