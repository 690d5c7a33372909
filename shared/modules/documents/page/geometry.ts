import { point } from "#shared/engine/measure.ts";

/** The figures of GB/T 9704—2012 in millimetres, each with its clause; type sizes in points. */

/** 5.2.1: type area 156 × 225, upper margin 37, binding margin 28; the other two follow. */
export const paper = { width: 210, height: 297 } as const;
export const core = { left: 28, top: 37, width: 156, height: 225, right: 184, bottom: 262 } as const;
/** 5.2.1: printed on both sides, the binding margin of an even page is at its right: everything moves by 28 − 26. */
export const mirror = 2;

/** 5.2.3: 22 lines a page, 28 characters a line, and they fill the type area. */
export const linesOfPage = 22;
export const charactersOfLine = 28;

/** 5.2.2: sizes by number 三号, 二号, 四号. */
export const sizes = { text: 16, title: 22, small: 14 } as const;
export const squareOf = (size: number): number => size * point;

/** The square of a character of text, and the room from one character to the next: 156 ÷ 28. */
export const square = squareOf(sizes.text);
export const step = core.width / charactersOfLine;
/**
 * 3.2, 5.2.3: a line is the height of a character and 7/8 of that of a 三号 one, and 22 of them fill the type area: the first begins at its upper
 * edge, the last ends at its lower one. 22 × 5.57 + 21 × 7/8 × 5.57 is 225.
 */
export const pitch = (core.height - square) / (linesOfPage - 1);
/** 3.2: what is free between two lines. */
export const gap = pitch - square;
/** 10.1: 7/8 of the height of a 三号 character, between the double rules of a letter and the text. */
export const sevenEighths = (square * 7) / 8;

/** 7.2.4, 10.2, 10.3: upper edge of the mark, below the type area's; 10.1: from the edge of the paper. */
export const markTop = { general: core.top + 35, minutes: core.top + 35, order: core.top + 20, letter: 30 } as const;
/** 7.2.4: the size of the mark is free. Practice: 26 to 62 points, and no wider than 0.96 of the type area. */
export const markSize = { least: 26, most: 62 } as const;
export const markWidth = core.width * 0.96;
/** A mark of several names leaves the first page room for its text. */
export const markHeight = 66;
/** The tallest characters of a face stay about 0.03 of the square away from its edge; what is measured at a large size is the ink. */
export const inset = 0.03;

/** 7.2.7: a red rule as wide as the type area, 4 below the number; its thickness is free (practice: 1 to 2 points). */
export const redRule = { below: 4, thickness: 1.5 * point } as const;
/** 10.1: double rules of 170, centred: 4 below the mark, thick above thin, and 20 above the edge of the paper, thin above thick; thickness is free. */
export const doubleRule = { x: 20, width: 170, below: 4, fromEdge: 20, thick: 2.25 * point, thin: 0.75 * point, apart: point } as const;

/** 7.3.1: titles in lines of at most 20 characters; practice: 33 points from line to line. */
export const title = { characters: 20, pitch: 33 * point } as const;

/** 7.3.5: practice for a seal of 42: its upper edge 6 below the text, its centre 27. Neighbours stay 3 apart. */
export const seal = { below: 6, apart: 3, blankLines: 2 } as const;
/** 7.3.5.3: the room that a signature stamp takes. */
export const signature = { width: 36, height: 14, blankLines: 2 } as const;

/** 7.4.1: first and last rule 0.35, those between 0.25; practice: 9 from line to line. */
export const imprint = { outer: 0.35, inner: 0.25, pitch: 9 } as const;
/** 7.5: the dashes beside the number of a page stand 7 below the type area. */
export const pageNumberBelow = 7;

/** How far lines may be moved together or apart so that a signing block keeps a line of text (7.3.5.5), as a share of their pitch. */
export const elastic = { least: 0.9, most: 1.12 } as const;

/** Rounding of sums of millimetres. */
export const hair = 1e-6;
