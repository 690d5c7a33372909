import type { FontClass, PlacedBox, TextBox } from "./boxes.ts";
import { core, pitch, redRule, sizes, square, squareOf, step, title as titleFigures } from "./geometry.ts";
import { middle, setParagraph, bodySetting, textAround, textAt, textEnding, widthIn, type SetLine } from "./lines.ts";
import type { Placed } from "./mark.ts";
import type { OfficialPage } from "./model.ts";
import { endings, printedWords } from "./strings.ts";
import { titleLines } from "./title.ts";

type Marked = Pick<OfficialPage, "copyNumber" | "secrecy" | "urgency">;

/** 7.2.1–7.2.3: number of the copy, secrecy and urgency, one below the other, flush left; what is missing leaves no gap. */
export function markings({ copyNumber, secrecy, urgency }: Marked, top: number): readonly TextBox[] {
  const present = ([["copyNumber", copyNumber, "fangsong"], ["secrecy", secrecy, "hei"], ["urgency", urgency, "hei"]] as const).flatMap(([role, text, font]) => (text === null ? [] : [{ role, text, font }]));
  return present.map((marking, index) => textAt({ ...marking, y: top + index * pitch }, core.left));
}

/** How far below an edge a text begins after so many blank lines; a mark and a rule are no lines of text. */
export const belowEdge = (edge: number, blankLines: number): number => edge + blankLines * pitch;
/** How far below a line of text, whose lower edge is given, the next begins after so many blank lines. */
export const belowText = (bottom: number, blankLines: number): number => bottom + pitch - square + blankLines * pitch;

/** 7.2.5, 7.2.6: the number two blank lines below the mark, centred; or flush left beside who signed. */
export function placeNumber(number: string, signers: readonly string[], markBottom: number): Placed {
  const y = belowEdge(markBottom, 2);
  if (signers.length === 0) return { boxes: [textAround({ role: "number", text: number, font: "fangsong", y }, middle)], bottom: y + square };
  const rows = signerRows(number, signers);
  const last = y + (rows.length - 1) * pitch;
  const boxes = [textAt({ role: "number", text: number, font: "fangsong", y: last }, core.left + step), ...placeSigners(rows, y)];
  return { boxes, bottom: last + square };
}

/** Two names a line, from left to right and downwards; one where the number leaves no room for two. */
function signerRows(number: string, signers: readonly string[]): readonly (readonly string[])[] {
  const widest = Math.max(...signers.map(widthIn));
  const two = widthIn(number) + 3 + widthIn(printedWords.signers) + 2 * widest + 1 <= core.width / step;
  const each = two ? 2 : 1;
  return signers.flatMap((_, index) => (index % each === 0 ? [signers.slice(index, index + each)] : []));
}

/** They end one character from the right edge; further lines begin under the first name. */
function placeSigners(rows: readonly (readonly string[])[], y: number): readonly TextBox[] {
  const widest = Math.max(...rows.flat().map(widthIn));
  const columns = rows[0]?.length ?? 1;
  const left = core.right - step * (1 + columns * widest + columns - 1);
  const label = textEnding({ role: "signerLabel", text: printedWords.signers, font: "fangsong", y }, left);
  return [label, ...rows.flatMap((names, row) => names.map((text, column) => ({ ...textAt({ role: "signer", text, font: "kai", y: y + row * pitch }, left + column * (widest + 1) * step), ...evenly(text, widest, left + column * (widest + 1) * step) })))];
}

/** A name of two characters is spread over the room of three where others have three, so that they end under each other. */
function evenly(text: string, widest: number, x: number): { readonly x: number; readonly width: number } {
  const own = widthIn(text);
  return own === 2 && widest > 2 ? { x: x - step / 2, width: 4 * step } : { x, width: own * step };
}

/** 7.2.7 */
export function placeRedRule(bottom: number): Placed {
  const y = bottom + redRule.below;
  return { boxes: [{ kind: "rule", role: "redRule", x: core.left, y, width: core.width, height: redRule.thickness, ink: "red" }], bottom: y + redRule.thickness };
}

/** 7.3.1, 7.3.7: a title, centred; its first line begins at `y`. */
export function placeTitle(text: string, y: number, role: "title" | "annexTitle" = "title"): Placed & { readonly lines: number } {
  const lines = titleLines(text, titleFigures.characters);
  const boxes = lines.map((line, index) => textAround({ role, text: line, font: "headline", size: sizes.title, y: y + index * titleFigures.pitch }, middle));
  return { boxes, lines: lines.length, bottom: y + (lines.length - 1) * titleFigures.pitch + squareOf(sizes.title) };
}

/** 7.3.2: to whom it goes, flush left on every line, with a colon at its end. */
export const addresseeLines = (addressees: string): readonly SetLine[] => setParagraph([{ text: `${addressees.replace(endings.addressees, "")}${printedWords.colon}`, font: "fangsong" satisfies FontClass }], bodySetting("addressees", 0, 0));

/** A line of boxes moved to where it stands. */
export const movedTo = (line: SetLine, y: number): readonly PlacedBox[] => line.map((box) => ({ ...box, y }));
