import { toHex } from "#shared/kernel/bytes.ts";

export type PictureFault = "tooBig" | "notPicture" | "tooSmall" | "tooManyPixels";
type Size = { readonly width: number; readonly height: number };

const largest = 200 * 1024;
const fewest = 40;
/** A small file may unpack to more than an old PC can hold. */
const mostPixels = 16_000_000;

/** PNG or JPEG by what the bytes say, whatever the file is called; null where they are neither. */
export function pictureType(bytes: Uint8Array): "image/png" | "image/jpeg" | null {
  const begins = toHex(bytes.subarray(0, 8));
  if (begins === "89504e470d0a1a0a") return "image/png";
  return begins.startsWith("ffd8ff") ? "image/jpeg" : null;
}

/** Why a file will not do as a signature picture, told before anything is unpacked; null where it may. */
export function pictureFault(bytes: Uint8Array): PictureFault | null {
  if (bytes.length > largest) return "tooBig";
  const size = sizeIn(bytes);
  if (size === null) return "notPicture";
  if (size.width * size.height > mostPixels) return "tooManyPixels";
  return size.width < fewest || size.height < fewest / 2 ? "tooSmall" : null;
}

function sizeIn(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (pictureType(bytes)) {
    case "image/png": return bytes.length < 33 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
    case "image/jpeg": return jpegSize(view, 2);
    default: return null;
  }
}

/** Walks the segments of a JPEG up to the frame's head (SOF0 … SOF15 but for DHT, JPG and DAC). */
function jpegSize(view: DataView, start: number): Size | null {
  for (let at = start; at + 9 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}
