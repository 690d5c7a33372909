import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Random } from "#shared/kernel/ids.ts";
import { fromHex, toHex, toUtf8 } from "#shared/kernel/bytes.ts";

const nonceLength = 24;

/** Seals bytes with XChaCha20-Poly1305 under a key of 32 bytes, bound to `place` (table and key): moved elsewhere they do not open. Nonce first. */
export function sealBytes(key: Uint8Array, place: string, plain: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const nonce = random(nonceLength);
  const sealed = xchacha20poly1305(key, nonce, toUtf8(place)).encrypt(plain);
  const out = new Uint8Array(nonceLength + sealed.length);
  out.set(nonce);
  out.set(sealed, nonceLength);
  return out;
}

/** Opens what `sealBytes` sealed; throws where key, place or bytes are not the same. */
export const openBytes = (key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(xchacha20poly1305(key, sealed.subarray(0, nonceLength), toUtf8(place)).decrypt(sealed.subarray(nonceLength)));

export const sealText = (key: Uint8Array, place: string, text: string, random: Random): string => toHex(sealBytes(key, place, toUtf8(text), random));
export const openText = (key: Uint8Array, place: string, sealed: string): string => utf8.decode(openBytes(key, place, fromHex(sealed)));

/** A key of 32 bytes for one use, derived from another by HKDF-SHA-256 (RFC 5869). */
export const deriveKey = (secret: Uint8Array, use: string): Uint8Array => hkdf(sha256, secret, undefined, toUtf8(use), 32);

// `shared` has no DOM and no Node types; the decoder exists in every place it runs.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
const utf8 = new TextDecoder();
