import { create } from "qrcode";

const quiet = 4;

/** A square code with its quiet zone, drawn as one path: a printer gets edges and no dots. It repeats the 识别码, so a screen reader passes it by. */
export function QrCode({ text }: { readonly text: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data).flatMap((module, index) => (module === 0 ? [] : [`M${quiet + (index % size)} ${quiet + Math.floor(index / size)}h1v1h-1z`]));
  const side = size + 2 * quiet;
  return <svg viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" aria-hidden><path d={dark.join("")} /></svg>;
}
