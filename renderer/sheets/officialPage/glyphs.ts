import type { TextBox } from "#shared/modules/documents/page/boxes.ts";
import { shareOf, widthIn } from "#shared/modules/documents/page/lines.ts";

/**
 * Characters of a line drawn together: each text around the place of the same index, as Chinese characters and the number of a paragraph stand; or
 * half-width characters and dashes that have to fill their width, because only an office's own fonts make each of them half a room wide. What is
 * `fitted` is narrowed or widened for it; the characters of a short number with a mark in it only move apart.
 */
export type Stretch = { readonly texts: readonly string[]; readonly centres: readonly number[] } | { readonly text: string; readonly x: number; readonly width: number; readonly fitted: boolean };

// Characters outside the first plane go one by one, because places are counted in code units. Dashes fill their room in any font.
const parts = /[!-~][ -~]*[!-~]|\u2014+|[\u{10000}-\u{10ffff}]|(?:(?![!-~][ -~]*[!-~])[^\u2014\u{10000}-\u{10ffff}])+/gu;

/** Where the characters of a line stand: they share its width. */
export function stretchesOf({ text, x, width }: TextBox): readonly Stretch[] {
  const share = width / Math.max(widthIn(text), 0.5);
  let at = x;
  return (text.match(parts) ?? []).map((part): Stretch => {
    const start = at;
    at += widthIn(part) * share;
    if (/^\d{1,3}\.$/.test(part)) return { texts: [part], centres: [(start + at) / 2] };
    if (/^(?:[!-~][ -~]*[!-~]|\u2014+)$/.test(part)) return { text: part, x: start, width: at - start, fitted: !/^\d+[.,:]\d{1,2}$/.test(part) };
    return { texts: Array.from(part), centres: centresOf(part, start, share) };
  });
}

function centresOf(part: string, start: number, share: number): readonly number[] {
  let end = start;
  return Array.from(part, (character) => {
    const own = shareOf(character) * share;
    end += own;
    return end - own / 2;
  });
}
