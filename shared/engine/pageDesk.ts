import { lineHeight } from "./measure.ts";
import type { Align, BoxRole, PageBox, Picture, Placed, Run } from "./pageModel.ts";

/** Type sizes in points. Nothing on paper is ever smaller than `least`. */
export const sizes = { normal: 10.5, title: 18, least: 9 } as const;
export const margin = 20;
const headHeight = 18;
export const padding = { x: 1.5, y: 1.2 } as const;

/** Where the next box goes. Placing functions fill `boxes` and call `turn` for a new page. */
export type Desk = {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly paper: { readonly width: number; readonly height: number };
  y: number;
  boxes: PageBox[];
  /** Prose brings its own margins, so its pages carry no title block. */
  bare: boolean;
  readonly turn: (bare?: boolean) => void;
};

export function newDesk(paper: Desk["paper"], pages: { boxes: PageBox[]; bare: boolean }[]): Desk {
  const top = margin + headHeight;
  const desk: Desk = {
    left: margin, width: paper.width - 2 * margin, top, bottom: paper.height - margin, paper, y: top, boxes: [], bare: false,
    turn: (bare = false) => {
      if (desk.boxes.length > 0) pages.push({ boxes: desk.boxes, bare: desk.bare });
      Object.assign(desk, { boxes: [], bare, y: top });
    },
  };
  return desk;
}

/** The height of a box that holds so many lines. */
export const heightOf = (lines: number, size: number = sizes.normal): number => lines * lineHeight(size) + 2 * padding.y;

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A line of a box; one with a picture is followed by empty ones that leave it room. */
export type Line = { readonly text: string; readonly align: Align; readonly picture?: Picture };

/** How many lines a picture is high. */
export const pictureLines = 2;
const widest = 45;

/** How lines stand in a box: centred in its height or from the top, at which type size. */
export type Setting = { readonly middle: boolean; readonly size: number };

/** A framed box with its lines. Where text and signature share a box, the signature sits at the bottom. */
export function boxOf(role: BoxRole, at: Rectangle, lines: readonly Line[], { middle, size }: Setting): PageBox {
  const free = at.height - heightOf(lines.length, size);
  const start = at.y + padding.y + (middle ? free / 2 : 0);
  const signed = middle ? 0 : lines.findLastIndex(({ align }) => align !== "end") + 1;
  const runs = lines.map(({ text, align, picture }, index): Run => ({
    text, align, bold: false, size, ...(picture === undefined ? {} : { picture: placed(picture, size, Math.min(widest, at.width - 2 * padding.x)) }), x: at.x + padding.x, width: at.width - 2 * padding.x, y: start + index * lineHeight(size) + (signed > 0 && index >= signed ? free : 0),
  }));
  return { role, ...at, frame: true, runs };
}

/** As large as its lines and the box let it be, in its own proportions. */
function placed({ source, ratio }: Picture, size: number, width: number): Placed {
  const height = Math.min(pictureLines * lineHeight(size), width / ratio);
  return { source, height, width: height * ratio };
}
