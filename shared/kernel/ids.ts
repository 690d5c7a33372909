import { toHex } from "./bytes.ts";

/** Draws the given number of unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array;

/** A 128-bit id (UUID version 7, RFC 9562 §5.7) without dashes: the instant in front, so that ids made later sort later. */
export function newId(now: number, random: Random): string {
  const tail = random(10);
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70;
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80;
  return Math.max(0, now).toString(16).padStart(12, "0").slice(-12) + toHex(tail);
}

export const idPattern = /^[0-9a-f]{32}$/;
