import { mayBreakAfter } from "#shared/engine/measure.ts";
import { widthIn } from "./lines.ts";
import { titleBreaks } from "./strings.ts";

/**
 * The lines of a title (7.3.1): as few as hold it, broken between words, in the shape of a trapezoid or a rhombus. Where whoever wrote it
 * broke it, it is broken there and nowhere else.
 */
export function titleLines(title: string, most: number): readonly string[] {
  if (title.includes("\n")) return title.split("\n").filter((line) => line !== "");
  const words = wordsOf(title);
  const least = Math.max(1, Math.ceil(widthIn(title) / most));
  const fitting = [least, least + 1, least + 2].map((lines) => best(words, lines, most)).find((found) => found !== null);
  return fitting ?? cut(Array.from(title), most);
}

/** The words of a title, each with the marks that belong to it: what one of them holds stays on one line. */
function wordsOf(title: string): readonly string[] {
  const segments = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(title), ({ segment }) => segment);
  const words: string[] = [];
  for (const segment of segments) {
    const last = words.at(-1);
    if (last !== undefined && !mayPart(last, segment)) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
}

function mayPart(left: string, right: string): boolean {
  const characters = Array.from(left);
  return mayBreakAfter([...characters, ...Array.from(right)], characters.length - 1) && !titleBreaks.notBefore.test(right) && !titleBreaks.notAfter.test(left);
}

type Shape = { readonly lines: readonly string[]; readonly cost: number };

function best(words: readonly string[], lines: number, most: number): readonly string[] | null {
  const shapes = shapesOf(words, lines, most).map((shape): Shape => ({ lines: shape, cost: costOf(shape) }));
  return shapes.reduce<Shape | null>((least, shape) => (least === null || shape.cost < least.cost ? shape : least), null)?.lines ?? null;
}

/** Every way to put the words on so many lines, none wider than it may be, and none so short that the others cannot hold the rest. */
function shapesOf(words: readonly string[], lines: number, most: number): readonly (readonly string[])[] {
  const whole = widthIn(words.join(""));
  if (lines === 1) return whole <= most ? [[words.join("")]] : [];
  return words.slice(0, -1).flatMap((_, index) => {
    const first = words.slice(0, index + 1).join("");
    const width = widthIn(first);
    if (width > most || whole - width > most * (lines - 1)) return [];
    return shapesOf(words.slice(index + 1), lines - 1, most).map((rest) => [first, ...rest]);
  });
}

/** The smaller, the better a title looks: like a trapezoid or a rhombus, never a block or an hourglass, never a last line of one word. */
function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthIn);
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  const shape = sum(steps.map((step) => Math.abs(Math.abs(step) - 3) + (Math.abs(step) < 1 ? 6 : 0)));
  const hourglass = steps.some((step, index) => step < 0 && steps.slice(index + 1).some((later) => later > 0)) ? 30 : 0;
  const last = (widths.at(-1) ?? 0) < 4 ? 20 : 0;
  return shape + hourglass + last - 6 * lines.slice(1).filter((line) => titleBreaks.before.test(line)).length;
}

/** A title of one word too long for a line is cut where the line ends. */
function cut(characters: readonly string[], most: number): readonly string[] {
  const end = characters.findIndex((_, index) => widthIn(characters.slice(0, index + 1).join("")) > most);
  return end <= 0 ? [characters.join("")] : [characters.slice(0, end).join(""), ...cut(characters.slice(end), most)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
