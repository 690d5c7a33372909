import { execFileSync } from "node:child_process";
import { pictureOf } from "./scan.ts";

/** What is measured on a printed page, with poppler as the ruler: all in millimetres from its upper left corner. */
export type Measured = {
  /** Words with where they begin and end; a line without gaps is one word. */
  readonly words: readonly Word[];
  /** The stretches of ink along an axis within a region, one after the other. */
  readonly bands: (ink: Ink, axis: "x" | "y", region: Region) => readonly Band[];
};
export type Word = { readonly text: string; readonly left: number; readonly right: number };
export type Band = { readonly from: number; readonly to: number };
export type Ink = "red" | "black";
export type Region = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Ten dots a millimetre. */
const dots = 254;
const perMillimetre = dots / 25.4;
const perPoint = 25.4 / 72;

export function measure(file: string, page: number): Measured {
  const { width, height, pixels } = pictureOf(execFileSync("pdftoppm", ["-r", String(dots), "-f", String(page), "-l", String(page), file], { maxBuffer: 1 << 28 }));
  const has = { red: new Uint8Array(width * height), black: new Uint8Array(width * height) };
  for (let dot = 0; dot < width * height; dot++) {
    const [red = 255, green = 255] = [pixels[dot * 4], pixels[dot * 4 + 1]];
    if (green < 128) has[red < 128 ? "black" : "red"][dot] = 1;
  }
  return { words: wordsOn(file, page), bands: (ink, axis, region) => bandsOf(profile({ dots: has[ink], width, height }, axis, region), axis === "x" ? region.left : region.top) };
}

type Raster = { readonly dots: Uint8Array; readonly width: number; readonly height: number };

/** For each tenth of a millimetre along the axis whether there is ink beside it within the region. */
function profile({ dots, width, height }: Raster, axis: "x" | "y", { left, right, top, bottom }: Region): readonly boolean[] {
  const [x0, x1, y0, y1] = [left, Math.min(right, width / perMillimetre), top, Math.min(bottom, height / perMillimetre)].map((edge) => Math.round(edge * perMillimetre)) as [number, number, number, number];
  const found = Array.from({ length: axis === "x" ? x1 - x0 : y1 - y0 }, () => false);
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (dots[y * width + x] === 1) found[axis === "x" ? x - x0 : y - y0] = true;
  return found;
}

function bandsOf(found: readonly boolean[], start: number): readonly Band[] {
  const edges = found.flatMap((ink, index) => (ink === (found[index - 1] ?? false) ? [] : [start + index / perMillimetre]));
  const closed = edges.length % 2 === 0 ? edges : [...edges, start + found.length / perMillimetre];
  return closed.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: closed[index + 1] ?? from }] : []));
}

function wordsOn(file: string, page: number): readonly Word[] {
  const boxes = execFileSync("pdftotext", ["-bbox", "-f", String(page), "-l", String(page), file, "-"], { encoding: "utf8" });
  return Array.from(boxes.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g), ([, left, right, text]) => ({ text: text ?? "", left: Number(left) * perPoint, right: Number(right) * perPoint }));
}
