import { mayBreakAfter } from "#shared/engine/measure.ts";
import type { FontClass, Ink, Role, TextBox } from "./boxes.ts";
import { charactersOfLine, core, hair, sizes, squareOf, step } from "./geometry.ts";

/** A stretch of a paragraph in one class of type. */
export type Span = { readonly text: string; readonly font: FontClass };
/** How a paragraph stands: indents of its first and its further lines in characters, and how many characters its lines end after. */
export type Setting = { readonly role: Role; readonly first: number; readonly rest: number; readonly end: number; readonly size: number; /** Room a character takes, in millimetres. */ readonly step: number; /** Where alone a line may end, if not after any word. */ readonly after?: RegExp };
/** One line; its boxes are `y` 0, whoever places it moves them. */
export type SetLine = readonly TextBox[];

const attached = /\p{M}|[\u200b-\u200d\u2060]/u;

/** How much of a character's room a character takes: half-width digits, letters and marks half, all others the whole (5.2.3). */
export function shareOf(character: string): number {
  if (attached.test(character)) return 0;
  return character <= "~" ? 0.5 : 1;
}

/** The characters a text takes in a line, half-width ones counted half. */
export const widthIn = (text: string): number => Array.from(text).reduce((sum, character) => sum + shareOf(character), 0);

/** Text as the body has it: 28 characters to a line. */
export const bodySetting = (role: Role, first: number, rest: number): Setting => ({ role, first, rest, end: charactersOfLine, size: sizes.text, step });

/**
 * Breaks a paragraph into lines. No line begins with a closing mark or ends with an opening one, no number or word is torn unless it is longer
 * than a line. Lines that go on are spread to the right edge; the last one is not.
 */
export function setParagraph(spans: readonly Span[], setting: Setting): readonly SetLine[] {
  const glyphs = spans.flatMap(({ text, font }) => Array.from(text, (character) => ({ character, font })));
  const characters = glyphs.map(({ character }) => character);
  const lines: SetLine[] = [];
  let start = 0;
  while (start < glyphs.length) {
    const indent = lines.length === 0 ? setting.first : setting.rest;
    const end = lineEnd(characters, start, setting.end - indent, setting.after);
    lines.push(setLine(glyphs.slice(start, end), indent, setting, end < glyphs.length));
    start = end;
  }
  return lines;
}

/** Where the line that begins at `start` ends: the last allowed break that fits, else the last character that fits. */
function lineEnd(characters: readonly string[], start: number, room: number, after: RegExp | undefined): number {
  let used = 0;
  let allowed = start;
  for (let index = start; index < characters.length; index++) {
    used += shareOf(characters[index] ?? "");
    if (used > room + hair && index > start) return allowed > start ? allowed : index;
    if (mayEnd(characters, index, after)) allowed = index + 1;
  }
  return characters.length;
}

const mayEnd = (characters: readonly string[], index: number, after: RegExp | undefined): boolean => mayBreakAfter(characters, index) && (after === undefined || after.test(characters[index] ?? ""));

type Glyph = { readonly character: string; readonly font: FontClass };
/** More than this many free characters and a line is left as it is: spread, it would have holes. */
const mostSpread = 4;

function setLine(glyphs: readonly Glyph[], indent: number, setting: Setting, goesOn: boolean): SetLine {
  const used = widthIn(glyphs.map(({ character }) => character).join(""));
  const room = setting.end - indent;
  const share = goesOn && used > 0 && room - used <= mostSpread ? (room / used) * setting.step : setting.step;
  let x = core.left + indent * setting.step;
  return stretches(glyphs).map(({ text, font }) => {
    const width = widthIn(text) * share;
    x += width;
    return { kind: "text", role: setting.role, text, font, size: setting.size, x: x - width, y: 0, width, ink: "black" };
  });
}

function stretches(glyphs: readonly Glyph[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { character, font } of glyphs) {
    const last = spans.at(-1);
    if (last?.font === font) spans[spans.length - 1] = { text: last.text + character, font };
    else spans.push({ text: character, font });
  }
  return spans;
}

type Single = { readonly role: Role; readonly text: string; readonly font: FontClass; readonly y: number; readonly size?: number; readonly ink?: Ink };

/** One short text that begins at `x`. */
export function textAt({ role, text, font, y, size = sizes.text, ink = "black" }: Single, x: number): TextBox {
  return { kind: "text", role, text, font, size, x, y, width: widthIn(text) * advanceOf(size), ink };
}

/** One short text that ends at `right`. */
export function textEnding(single: Single, right: number): TextBox {
  const box = textAt(single, 0);
  return { ...box, x: right - box.width };
}

/** One short text in the middle of `centre`. */
export function textAround(single: Single, centre: number): TextBox {
  const box = textAt(single, 0);
  return { ...box, x: centre - box.width / 2 };
}

/** The room of a character: of text 156 ÷ 28 (5.2.3), in other sizes its square. */
export const advanceOf = (size: number): number => (size === sizes.text ? step : squareOf(size));
export const middle = core.left + core.width / 2;
