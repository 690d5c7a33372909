import { expect, test } from "vitest";
import { isPlain, keepInk, type Pixels } from "./ink.ts";
import { pictureFault, pictureType } from "./pictureFile.ts";

const png = (width: number, height: number, length = 33): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};
const jpeg = (width: number, height: number): Uint8Array => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);

test("a signature picture is a PNG or JPEG by its bytes, small, and neither tiny nor huge when unpacked", () => {
  expect([pictureType(png(400, 150)), pictureType(jpeg(400, 150)), pictureType(new TextEncoder().encode("<svg onload=x>"))]).toEqual(["image/png", "image/jpeg", null]);
  expect([pictureFault(png(400, 150)), pictureFault(jpeg(400, 150))]).toEqual([null, null]);
  expect(pictureFault(png(400, 150, 200 * 1024 + 1))).toBe("tooBig");
  expect(pictureFault(new TextEncoder().encode("MZ an .exe that is called signature.png"))).toBe("notPicture");
  expect(pictureFault(png(400, 150).subarray(0, 20))).toBe("notPicture");
  expect([pictureFault(png(20, 10)), pictureFault(png(30_000, 30_000)), pictureFault(jpeg(20, 8))]).toEqual(["tooSmall", "tooManyPixels", "tooSmall"]);
});

/** A picture drawn by letters: # is ink, . is white paper, a blank is nothing at all. */
function pixels(...rows: readonly string[]): Pixels {
  const colours: { readonly [letter: string]: readonly number[] } = { "#": [20, 20, 60, 255], ".": [240, 238, 230, 255], " ": [0, 0, 0, 0], "~": [120, 90, 60, 255] };
  return { data: new Uint8ClampedArray(rows.flatMap((row) => Array.from(row).flatMap((letter) => colours[letter] ?? []))), width: rows[0]?.length ?? 0, height: rows.length };
}

test("it stands on plain paper or on nothing, not on a desk", () => {
  expect([isPlain(pixels(".....", ".###.", ".....")), isPlain(pixels("     ", " ### ", "     ")), isPlain(pixels("~~~~~", "~###~", "~~~~~"))]).toEqual([true, true, false]);
});

test("paper goes, ink stays, and where the ink is is known; a blank sheet has none", () => {
  const drawn = pixels("......", ".##...", ".#....", "......");
  expect(keepInk(drawn)).toEqual({ x: 1, y: 1, width: 2, height: 2 });
  expect([drawn.data[3], drawn.data[4 * 7 + 3]]).toEqual([0, 255]);
  expect(keepInk(pixels("....", "....", "...."))).toBeNull();
});
