/** Text on paper, measured without a font: widths are never below what the office's fonts need, so that what fits here fits on the page. */

/** Millimetres of one typographic point. */
export const point = 25.4 / 72;
/** The height of a line, as a share of its type size. */
export const leading = 1.45;

export const lineHeight = (size: number): number => size * point * leading;

/** How many millimetres a text takes at a type size in points. */
export const widthOf = (text: string, size: number): number => Array.from(text).reduce((sum, character) => sum + emOf(character), 0) * size * point;

const narrow = /[ ,.:;'`!|iljI()[\]{}]/;
const wide = /[MWmw@%&]/;
const attached = /\p{M}|[\u200b-\u200c\u2060]|\u200d/u;

// Em shares of the widest of the fonts in print.css; everything outside ASCII is taken for full width.
function emOf(character: string): number {
  if (attached.test(character)) return 0;
  if (character > "~") return 1;
  if (narrow.test(character)) return 0.42;
  if (wide.test(character)) return 1;
  return /[A-Z#$+<=>~^]/.test(character) ? 0.78 : 0.64;
}

// GB/T 9704 and JIS X 4051: closing marks never begin a line, opening marks never end one.
const neverFirst = /[，。、；：？！）》」』】〕〉”’％‰℃…—,.;:?!)\]}%·ー々]/;
const neverLast = /[（《「『【〔〈“‘([{￥¥$]/;
const ofWord = /[A-Za-z0-9_@#&+\-/.:]/;

/** The lines a text breaks into within a width; nothing is lost but the line breaks that were typed. An empty text is one empty line. */
export const wrap = (text: string, width: number, size: number): readonly string[] => text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, width, size));

function wrapParagraph(paragraph: string, width: number, size: number): string[] {
  const characters = Array.from(paragraph);
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    const end = lineEnd(characters, start, width / (size * point));
    lines.push(characters.slice(start, end).join(""));
    start = end;
  }
  return lines.length === 0 ? [""] : lines;
}

/** Where the line that begins at `start` ends: the last allowed break that fits, else the last character that fits. */
function lineEnd(characters: readonly string[], start: number, ems: number): number {
  let used = 0;
  let allowed = start;
  for (let index = start; index < characters.length; index++) {
    used += emOf(characters[index] ?? "");
    if (used > ems + 1e-9 && index > start) return allowed > start ? allowed : hardEnd(characters, start, index);
    if (mayBreakAfter(characters, index)) allowed = index + 1;
  }
  return characters.length;
}

// A mark that joins the character before it stays with it even where a word has to be cut.
function hardEnd(characters: readonly string[], start: number, index: number): number {
  let end = index;
  while (end > start + 1 && attached.test(characters[end] ?? "")) end--;
  return attached.test(characters[end] ?? "") ? index : end;
}

/** Whether a line may end after a character: neither would a closing mark begin the next one, nor an opening one end this, nor a word be torn. */
export function mayBreakAfter(characters: readonly string[], index: number): boolean {
  const here = characters[index] ?? "";
  const next = characters[index + 1];
  if (next === undefined) return true;
  if (neverFirst.test(next) || next === " " || attached.test(next) || neverLast.test(here)) return false;
  return !(ofWord.test(here) && ofWord.test(next));
}
