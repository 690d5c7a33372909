import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { toUtf8 } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";

const nonceLength = 24;
/** A nonce, a tag and at least the two braces of an empty object. */
export const shortestSeal = nonceLength + 16 + 2;

/** A key of its own for each use, so that none of them tells the device secret or another key. */
export const deriveKey = (secret: Uint8Array, use: string): Uint8Array => hkdf(sha256, secret, undefined, toUtf8(use), 32);

/** XChaCha20-Poly1305 with the nonce in front; `place` is bound in, so a record moved elsewhere does not open. */
export function seal(key: Uint8Array, random: Random, place: string, content: Uint8Array): Uint8Array {
  const nonce = random(nonceLength);
  return Buffer.concat([nonce, xchacha20poly1305(key, nonce, toUtf8(place)).encrypt(content)]);
}

/** The content, or null when it was sealed with another key, for another place, or has changed since. */
export function unseal(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array | null {
  try {
    return xchacha20poly1305(key, sealed.subarray(0, nonceLength), toUtf8(place)).decrypt(sealed.subarray(nonceLength));
  } catch {
    return null;
  }
}
