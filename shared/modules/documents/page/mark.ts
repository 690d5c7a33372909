import type { PlacedBox, TextBox } from "./boxes.ts";
import { inset, markHeight, markSize, markWidth, squareOf } from "./geometry.ts";
import { middle, textAround, widthIn } from "./lines.ts";
import type { Mark } from "./model.ts";
import { titleLines } from "./title.ts";

/** Boxes of the head of a page, and where their lower edge is. */
export type Placed = { readonly boxes: readonly PlacedBox[]; readonly bottom: number };

const perPoint = squareOf(1);
/** From one name to the next, and between the names and the word after them, in their own size. */
const row = 1.25;
const apart = 0.5;

/** The issuing organ's mark 发文机关标志, red, centred, its ink beginning at `top` (7.2.4). */
export function placeMark({ names, word }: Mark, top: number): Placed {
  return names.length > 1 ? placeJoint(names, word, top) : placeLines(linesOf(`${names.join("")}${word}`), top);
}

/** One line as large as its width lets it be; one that would become too small takes two. */
function linesOf(text: string): readonly string[] {
  const most = markWidth / (markSize.least * perPoint);
  return widthIn(text) <= most ? [text] : titleLines(text, Math.min(most, Math.ceil(widthIn(text) * 0.6)));
}

function placeLines(lines: readonly string[], top: number): Placed {
  const size = sizeOf(Math.max(...lines.map(widthIn)), lines.length);
  const boxes = lines.map((text, index) => textAround({ ...face(text, size), y: faceTop(top, size) + index * row * squareOf(size) }, middle));
  return { boxes, bottom: bottomOf(boxes) };
}

/** The names of a joint issue one below the other, the lead organ first, spread to one width; the word at their right, in the middle of their height. */
function placeJoint(names: readonly string[], word: string, top: number): Placed {
  const widest = Math.max(...names.map(widthIn));
  const after = word === "" ? 0 : apart + widthIn(word);
  const size = sizeOf(widest + after, names.length);
  const square = squareOf(size);
  const left = middle - ((widest + after) * square) / 2;
  const rows = names.map((text, index): TextBox => ({ ...textAround({ ...face(text, size), y: faceTop(top, size) + index * row * square }, 0), ...spread(text, widest, left, square) }));
  const x = left + (widest + apart) * square;
  const beside = word === "" ? [] : [{ ...textAround({ ...face(word, size), y: faceTop(top, size) + ((names.length - 1) * row * square) / 2 }, 0), x }];
  return { boxes: [...rows, ...beside], bottom: bottomOf(rows) };
}

/** A shorter name's characters stand further apart, so that its first and last stand under those of the longest. */
function spread(text: string, widest: number, left: number, square: number): { readonly x: number; readonly width: number } {
  const own = widthIn(text);
  if (own < 2) return { x: left + ((widest - own) * square) / 2, width: own * square };
  const share = ((widest - 1) / (own - 1)) * square;
  return { x: left - (share - square) / 2, width: own * share };
}

const face = (text: string, size: number) => ({ role: "mark", text, font: "headline", size, ink: "red" }) as const;
const faceTop = (top: number, size: number): number => top - inset * squareOf(size);
const bottomOf = (boxes: readonly TextBox[]): number => Math.max(...boxes.map(({ y, size }) => y + (1 - inset) * squareOf(size)));

function sizeOf(widest: number, rows: number): number {
  const fitting = Math.min(markWidth / widest, markHeight / (rows * row)) / perPoint;
  return Math.max(Math.min(markSize.most, fitting), 1);
}
