import type { PlacedBox, SealBox, TextBox } from "./boxes.ts";
import { charactersOfLine, core, gap, pitch, seal as sealFigures, signature, square, step } from "./geometry.ts";
import { bodySetting, setParagraph, textAround, textAt, widthIn } from "./lines.ts";
import type { Signing } from "./model.ts";
import { printedWords } from "./strings.ts";

type Of<Kind> = Extract<Signing, { kind: Kind }>;

/**
 * A signing block: how far below the lower edge of the last line it reaches, seals included, and its last line of text; and where its boxes go
 * once that edge is known.
 */
export type Tail = { readonly height: number; readonly lines: number; readonly place: (bottom: number) => readonly PlacedBox[] };

/** 7.3.5, 7.3.6: the signing block and, on the line under its date, the note; null where there is neither. */
export function tailOf(signing: Signing | null, note: string | null): Tail | null {
  const rows = note === null ? [] : setParagraph([{ text: `${printedWords.open}${note}${printedWords.close}`, font: "fangsong" }], bodySetting("note", 2, 0));
  const end = Math.max(0, ...rows.flat().map(({ x, width }) => x + width));
  const signed = signing === null ? null : signingTail(signing, end);
  if (rows.length === 0) return signed;
  const { height, lines, place } = signed ?? { height: 0, lines: 0, place: () => [] };
  const first = Math.max(lines + gap, reaches(place(0), end) + clear);
  return { height: Math.max(height, first + toBottom(rows.length - 1) - gap), lines, place: (bottom) => [...place(bottom), ...rows.flatMap((row, index) => row.map((box) => ({ ...box, y: bottom + first + index * pitch })))] };
}

/** A note's first line stays so far below a seal that it would otherwise run into. */
const clear = 0.3;
/** How far down seals reach above a note that ends at `end`. */
const reaches = (boxes: readonly PlacedBox[], end: number): number => Math.max(0, ...boxes.flatMap((box) => (box.kind === "seal" && box.x < end ? [box.y + box.width] : [])));

function signingTail(signing: Signing, noteEnd: number): Tail {
  switch (signing.kind) {
    case "sealed": return signing.organs.length > 1 ? jointSealed(signing) : singleSealed(signing, noteEnd);
    case "unsealed": return unsealed(signing);
    case "signature": return signatures(signing);
  }
}

/**
 * Right indents of organ and date in characters. Sealed (7.3.5.1): date 4, organ in the middle of it. Unsealed (7.3.5.2): organ 2, date begins
 * two characters after it; where the date is the longer of the two, it takes the 2 and the organ gives way.
 */
export function indentsOf(kind: "sealed" | "unsealed", organ: number, date: number): { readonly organ: number; readonly date: number } {
  if (kind === "sealed") return { organ: Math.max(0, 4 + (date - organ) / 2), date: 4 };
  return date > organ ? { organ: 4 + date - organ, date: 2 } : { organ: 2, date: organ - date };
}

const line = (role: "organ" | "date" | "post", text: string, y: number, rightIndent: number): TextBox => textAt({ role, text, font: "fangsong", y }, core.left + (charactersOfLine - rightIndent - widthIn(text)) * step);
const centreOf = ({ x, width }: TextBox): number => x + width / 2;
/** Where the line after so many blank ones begins, below the lower edge of a line. */
const lineBelow = (bottom: number, blankLines: number): number => bottom + gap + blankLines * pitch;
const toBottom = (blankLines: number): number => gap + blankLines * pitch + square;

/**
 * Two blank lines, then organ and date under the seal, whose upper edge is within a line of the text. Where a long note would run into the seal, it
 * moves up as far as it may.
 */
function singleSealed({ organs, date, seal }: Of<"sealed">, noteEnd: number): Tail {
  const [organ = ""] = organs;
  const indents = indentsOf("sealed", widthIn(organ), widthIn(date));
  const lines = toBottom(sealFigures.blankLines + 1);
  const meets = noteEnd > core.right - (4 + widthIn(date) / 2) * step - seal / 2;
  const below = meets ? Math.max(0, Math.min(sealFigures.below, lines + gap - clear - seal)) : sealFigures.below;
  return {
    height: Math.max(below + seal, lines),
    lines,
    place: (bottom) => {
      const dated = line("date", date, lineBelow(bottom, sealFigures.blankLines + 1), indents.date);
      const named = line("organ", organ, lineBelow(bottom, sealFigures.blankLines), indents.organ);
      return [named, dated, sealAt(organ, centreOf(dated), bottom + below, seal)];
    },
  };
}

const sealAt = (organ: string, centre: number, top: number, width: number): SealBox => ({ kind: "seal", role: "seal", organ, x: centre - width / 2, y: top, width });

/** 7.3.5.1, joint: rows of names in their order, each in the middle of its seal, the date under the last; seals in straight rows that do not touch. */
function jointSealed({ organs, date, seal }: Of<"sealed">): Tail {
  const last = core.right - (4 + widthIn(date) / 2) * step;
  const column = columnOf(organs, seal);
  const most = Math.max(1, 1 + Math.floor((last - core.left - Math.max(seal, widthIn(organs[0] ?? "") * step) / 2) / column));
  const each = Math.ceil(organs.length / Math.ceil(organs.length / most));
  const rows = organs.flatMap((_, index) => (index % each === 0 ? [organs.slice(index, index + each)] : []));
  const rowHeight = seal + sealFigures.apart;
  // The first name stands where a single organ's would, and its seal around it; the rows below follow.
  const firstName = toBottom(sealFigures.blankLines) - square;
  const lastName = firstName + (rows.length - 1) * rowHeight;
  return {
    lines: lastName + pitch + square,
    height: lastName + Math.max(pitch + square, (square + seal) / 2),
    place: (bottom) => {
      const stamped = rows.flatMap((names, row) => names.flatMap((organ, index) => stampedName(organ, { centre: last - (rightmost(names, row, rows.length, each) - index) * column, y: bottom + firstName + row * rowHeight, seal })));
      return [...stamped, line("date", date, bottom + lastName + pitch, 4)];
    },
  };
}

/** How far apart the middles of neighbours are: seals do not touch, nor do names. */
function columnOf(organs: readonly string[], seal: number): number {
  const names = organs.slice(1).map((organ, index) => ((widthIn(organ) + widthIn(organs[index] ?? "")) / 2 + 0.5) * step);
  return Math.max(seal + sealFigures.apart, ...names);
}

type Stamped = { readonly centre: number; readonly y: number; readonly seal: number };
const stampedName = (organ: string, { centre, y, seal }: Stamped): readonly PlacedBox[] => [textAround({ role: "organ", text: organ, font: "fangsong", y }, centre), sealAt(organ, centre, y + (square - seal) / 2, seal)];

/** Rows begin at the left together; only the last one ends at the right, over the date. */
const rightmost = (names: readonly string[], row: number, rows: number, each: number): number => (row === rows - 1 ? names.length : each) - 1;

/** 7.3.5.2: one blank line, the organs below each other with the lead organ first, then the date. */
function unsealed({ organs, date }: Of<"unsealed">): Tail {
  const indents = indentsOf("unsealed", widthIn(organs[0] ?? ""), widthIn(date));
  const first = core.left + (charactersOfLine - indents.organ - widthIn(organs[0] ?? "")) * step;
  return {
    height: toBottom(organs.length + 1),
    lines: toBottom(organs.length + 1),
    place: (bottom) => [
      ...organs.map((organ, index) => (index === 0 ? textAt({ role: "organ", text: organ, font: "fangsong", y: lineBelow(bottom, 1) }, first) : line("organ", organ, lineBelow(bottom, 1 + index), indents.organ))),
      line("date", date, lineBelow(bottom, 1 + organs.length), indents.date),
    ],
  };
}

/** 7.3.5.3: two blank lines, the stamp four characters in, the post two characters before it in the middle of its height, one blank line, the date. */
function signatures({ signers, date }: Of<"signature">): Tail {
  const { width, height, blankLines } = signature;
  const row = Math.max(height + gap, pitch);
  const stampX = core.right - 4 * step - width;
  const below = (signers.length - 1) * row + height;
  const first = gap + blankLines * pitch;
  return {
    height: first + below + toBottom(1),
    lines: first + below + toBottom(1),
    place: (bottom) => [
      ...signers.flatMap(({ post, name }, index): readonly PlacedBox[] => {
        const y = bottom + first + index * row;
        return [
          textAt({ role: "post", text: post, font: "fangsong", y: y + (height - square) / 2 }, stampX - (2 + widthIn(post)) * step),
          { kind: "signature", role: "signature", name, x: stampX, y, width, height },
        ];
      }),
      line("date", date, lineBelow(bottom + first + below, 1), 4),
    ],
  };
}
