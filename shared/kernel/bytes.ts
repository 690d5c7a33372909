import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** Bytes as lower-case hexadecimal, the only text form of keys, hashes and signatures here. */
export const toHex = bytesToHex;
export const fromHex = hexToBytes;
export const toUtf8 = utf8ToBytes;

/** SHA-256 (FIPS 180-4) of a text's UTF-8 or of bytes, as 64 hexadecimal digits. */
export const digestOf = (content: string | Uint8Array): string =>
  bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
