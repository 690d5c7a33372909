import { bodySetting, setParagraph, widthIn, type SetLine, type Span } from "./lines.ts";
import type { Attendees } from "./model.ts";
import { endings, headingEnd, levels, printedWords } from "./strings.ts";

/** A line of the running text: `body` lines keep a signing block company, `other` ones do not, `blank` ones are dropped at the head of a page, `keep` stays with the next. */
export type Row = { readonly boxes: SetLine; readonly kind: "body" | "other" | "blank"; readonly keep: boolean };

const blankRow: Row = { boxes: [], kind: "blank", keep: false };

/** 7.3.3: paragraphs, their first lines two characters in; headings in the type of their level, also where the text goes on after them. */
export const bodyRows = (paragraphs: readonly string[]): readonly Row[] => paragraphs.flatMap((paragraph) => {
  const spans = spansOf(paragraph);
  const lines = setParagraph(spans, bodySetting("body", 2, 0));
  const isHeading = spans.length === 1 && spans[0]?.font !== "fangsong";
  return lines.map((boxes): Row => ({ boxes, kind: "body", keep: isHeading }));
});

/** The heading, to its full stop, in the type of its level; what follows in 仿宋. */
function spansOf(paragraph: string): readonly Span[] {
  const level = levels.find(({ begins }) => begins.test(paragraph));
  if (level === undefined) return [{ text: paragraph, font: "fangsong" }];
  const end = paragraph.indexOf(headingEnd);
  if (end < 0 || end === paragraph.length - 1) return [{ text: paragraph, font: level.font }];
  return [{ text: paragraph.slice(0, end + 1), font: level.font }, { text: paragraph.slice(end + 1), font: "fangsong" }];
}

/** 7.3.4: one blank line below the text, two characters in; numbers under each other, and what is wrapped under the first character of its name. */
export function attachmentRows(names: readonly string[]): readonly Row[] {
  if (names.length === 0) return [];
  const label = widthIn(printedWords.attachments);
  const numbers = names.length === 1 ? [""] : names.map((_, index) => `${index + 1}.`);
  const indent = 2 + label + Math.max(...numbers.map(widthIn)) + (names.length === 1 ? 0 : 0.5);
  return [blankRow, ...names.flatMap((name, index) => attachment(name, numbers[index] ?? "", index === 0, indent))];
}

function attachment(name: string, number: string, isFirst: boolean, indent: number): readonly Row[] {
  const label = isFirst ? printedWords.attachments : "";
  const before = setParagraph([{ text: `${label}${number}`, font: "fangsong" }], bodySetting("attachment", isFirst ? 2 : 2 + widthIn(printedWords.attachments), 0))[0] ?? [];
  const lines = setParagraph([{ text: name.replace(endings.attachment, ""), font: "fangsong" }], bodySetting("attachment", indent, indent));
  return lines.map((boxes, index): Row => ({ boxes: index === 0 ? [...before, ...boxes] : boxes, kind: "other", keep: false }));
}

/** 10.3.2: who was there, one blank line below the text, two characters in; what is wrapped stands under the first character after the colon, and no name is torn. */
export const attendeeRows = (attendees: readonly Attendees[]): readonly Row[] => attendees.length === 0 ? [] : [blankRow, ...attendees.flatMap(({ label, names }) => {
  const indent = 2 + widthIn(label) + 1;
  return setParagraph([{ text: `${label}${printedWords.colon}`, font: "hei" }, { text: names, font: "fangsong" }], { ...bodySetting("attendees", 2, indent), after: endings.name }).map((boxes): Row => ({ boxes, kind: "other", keep: false }));
})];
