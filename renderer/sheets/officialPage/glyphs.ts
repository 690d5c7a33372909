import type { TextBox } from "#shared/modules/documents/page/boxes.ts";
import { shareOf, widthIn } from "#shared/modules/documents/page/lines.ts";

/**
 * Characters of a line drawn together, each text around the place of the same index; or a long number or a word of half-width characters fitted
 * into its width, because only an office's own fonts make each of them half a room wide. Letters are narrowed, digits only moved.
 */
export type Stretch = { readonly texts: readonly string[]; readonly centres: readonly number[] } | { readonly text: string; readonly x: number; readonly width: number; readonly narrowed: boolean };

// Characters outside the first plane go one by one, because places are counted in code units.
const parts = /[!-~]{2,}|[\u{10000}-\u{10ffff}]|(?:(?![!-~]{2,})[^\u{10000}-\u{10ffff}])+/gu;

/** Where the characters of a line stand: they share its width. */
export function stretchesOf({ text, x, width }: TextBox): readonly Stretch[] {
  const share = width / Math.max(widthIn(text), 0.5);
  let at = x;
  return (text.match(parts) ?? []).map((part): Stretch => {
    const start = at;
    at += widthIn(part) * share;
    if (isShortNumber(part)) return { texts: [part], centres: [(start + at) / 2] };
    if (/^[!-~]{2,}$/.test(part)) return { text: part, x: start, width: at - start, narrowed: /[A-Za-z]/.test(part) };
    return { texts: Array.from(part), centres: centresOf(part, start, share) };
  });
}

/** A number so short that its own width hardly differs from its room stands in the middle of it. */
const isShortNumber = (part: string): boolean => /^[!-@[-`{-~]{2,7}$/.test(part);

function centresOf(part: string, start: number, share: number): readonly number[] {
  let end = start;
  return Array.from(part, (character) => {
    const own = shareOf(character) * share;
    end += own;
    return end - own / 2;
  });
}
