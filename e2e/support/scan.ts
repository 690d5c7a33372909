import { execFileSync } from "node:child_process";
import jsqr from "jsqr";

// Node sees its CommonJS file as one object; its types speak of an ES module.
const read = (jsqr as unknown as { readonly default: typeof jsqr }).default;
const dots = 200;
export type Scanned = { readonly text: string; /** The side of the code without its quiet zone. */ readonly millimetres: number };

/** Reads the square code on the first page of a PDF, as a scanner at a counter sees its print; null where there is none. */
export function scan(file: string): Scanned | null {
  const { width, height, pixels } = pictureOf(execFileSync("pdftoppm", ["-r", String(dots), "-f", "1", "-l", "1", file], { maxBuffer: 1 << 28 }));
  const found = read(pixels, width, height);
  if (found === null) return null;
  const { topLeftCorner: left, topRightCorner: right } = found.location;
  return { text: found.data, millimetres: (Math.hypot(right.x - left.x, right.y - left.y) / dots) * 25.4 };
}

/** A portable pixmap (P6), as pdftoppm writes it, in the four bytes a dot that readers ask for. */
export function pictureOf(pixmap: Buffer): { readonly width: number; readonly height: number; readonly pixels: Uint8ClampedArray } {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(pixmap.subarray(0, 40).toString("latin1"));
  const [start = "", width = "0", height = "0"] = head ?? [];
  const colours = pixmap.subarray(start.length);
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
  for (let dot = 0; dot < pixels.length / 4; dot++) pixels.set(colours.subarray(dot * 3, dot * 3 + 3), dot * 4);
  return { width: Number(width), height: Number(height), pixels };
}
