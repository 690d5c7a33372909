import type { Random } from "#shared/kernel/ids.ts";

// No character that is read as another one: 0 and O, 1 and I and L.
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const even = Math.floor(256 / alphabet.length) * alphabet.length;

/** A one-time code as it is written on a slip: four groups of four characters (79 bits). */
export function slipCode(random: Random): string {
  const letters: string[] = [];
  while (letters.length < 16) for (const byte of random(16 - letters.length)) if (byte < even) letters.push(alphabet[byte % alphabet.length] ?? "");
  return (letters.join("").match(/.{4}/g) ?? []).join("-");
}
