import type { Draft } from "#shared/contracts/port.ts";
import type { Fields } from "#shared/engine/fields.ts";
import type { AnyRecordType } from "#shared/engine/record.ts";
import type { Language } from "#shared/engine/words.ts";
import { fillIn, sheetTitle, valueText, wordsOf } from "#renderer/sheets/values.ts";
import { kitStrings } from "./strings.ts";

/** What somebody typed, as plain text: a line for every box that is not empty, as it is read on paper. What a box refers to is not in it. */
export function typedText(type: AnyRecordType, { form, opinion }: Pick<Draft, "form" | "opinion">, language: Language): string {
  const { opinion: verdict, typedLine } = kitStrings[language];
  const labels = wordsOf(type, "fields", language);
  const options = wordsOf(type, "options", language);
  const lines = Object.entries(type.fields as Fields).map(([name, field]) => [labels[name] ?? name, valueText(field, form[name], { cards: {}, options, language })] as const);
  const written = [...lines, [verdict, opinion] as const].filter(([, text]) => text.trim() !== "");
  return [sheetTitle(type, language), ...written.map(([box, text]) => fillIn(typedLine, { box, text }))].join("\r\n");
}
