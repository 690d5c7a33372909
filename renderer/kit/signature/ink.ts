/** Pixels as a canvas gives them: red, green, blue, opacity, row by row. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

// As light as this is paper, as dark as that is ink; between them the edge of a stroke.
const [paper, ink] = [190, 140];

/** How much of a pixel is ink, from 0 to 1. */
function inkAt(data: Uint8ClampedArray, at: number): number {
  const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(at, at + 4);
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return Math.min(1, Math.max(0, (paper - light) / (paper - ink))) * (opacity / 255);
}

/** Whether the picture stands on plain paper or on nothing: hardly any ink along its four edges. */
export function isPlain({ data, width, height }: Pixels): boolean {
  let [edge, marked] = [0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1)) {
      edge += 1;
      if (inkAt(data, 4 * (y * width + x)) > 0.2) marked += 1;
    }
  return marked <= edge * 0.05;
}

/** Leaves the ink and takes the paper away, so that a form's lines go through under it; answers where the ink is, null where there is none. */
export function keepInk({ data, width, height }: Pixels): Bounds | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const share = inkAt(data, 4 * pixel);
    data[4 * pixel + 3] = Math.round(share * 255);
    if (share < 0.5) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < left ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
