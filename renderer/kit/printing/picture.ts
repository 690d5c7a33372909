import { must } from "#shared/kernel/assert.ts";

/** About 250 dots an inch over the width of A4; more only makes the file heavy for an old printer. */
const longestSide = 2600;

/** A picture as it goes on paper: upright, no larger than paper needs, as a data address. Null where this browser cannot read it. */
export async function pictureForPaper(bytes: Uint8Array, type: string): Promise<string | null> {
  const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type })).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
  const pen = must(canvas.getContext("2d"), "a canvas to draw on");
  pen.fillStyle = "#fff"; // what is transparent on screen is paper
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", 0.88);
}
