import type { Picture } from "#shared/engine/pageModel.ts";
import { must } from "#shared/kernel/assert.ts";
import { isPlain, keepInk, type Bounds } from "./ink.ts";
import { pictureType } from "./pictureFile.ts";

/** A signature is some 40 mm wide on paper: 600 dots are more than a printer shows. */
const longestSide = 600;
type Fault = "notPicture" | "notPlain" | "blank";

/** A signature picture as it goes on paper: its ink alone, cut to where it is. A fault where it cannot be read, is not on plain paper, or is empty. */
export async function readPicture(bytes: Uint8Array): Promise<Picture | Fault> {
  const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: pictureType(bytes) ?? "" })).catch(() => null);
  if (picture === null) return "notPicture";
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = canvasOf(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const pen = penOf(canvas);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  if (!isPlain(pixels)) return "notPlain";
  const bounds = keepInk(pixels);
  return bounds === null ? "blank" : cut(pixels, bounds);
}

function cut(pixels: ImageData, { x, y, width, height }: Bounds): Picture {
  const canvas = canvasOf(width, height);
  penOf(canvas).putImageData(pixels, -x, -y);
  return { source: canvas.toDataURL("image/png"), ratio: width / height };
}

const canvasOf = (width: number, height: number): HTMLCanvasElement => Object.assign(document.createElement("canvas"), { width, height });
const penOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => must(canvas.getContext("2d"), "a canvas to draw on");
