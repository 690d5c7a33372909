import { argon2id } from "hash-wasm";
import { z } from "zod";
import { digestOf, fromHex, toHex } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { deriveKey, openText, sealText } from "./sealing.ts";

/** Costs of argon2id (RFC 9106): memory in KiB, passes. The proof's are the same on every PC; a ring keeps its own beside it. */
const proofCost = { memory: 19_456, passes: 2 };
const ringCost = { memory: 65_536, passes: 3 };

async function stretch(password: string, salt: Uint8Array, cost: { readonly memory: number; readonly passes: number }): Promise<Uint8Array> {
  return argon2id({ password: password.normalize("NFC"), salt, iterations: cost.passes, memorySize: cost.memory, parallelism: 1, hashLength: 32, outputType: "binary" });
}

/** What the hub is shown instead of a password, 64 hexadecimal digits: it proves the password and opens nothing. */
export async function loginProof(password: string, org: string, login: string): Promise<string> {
  const salt = fromHex(digestOf(`wenyi/login/${org}/${login}`)).subarray(0, 16);
  return toHex(deriveKey(await stretch(password, salt, proofCost), "wenyi/proof"));
}

/** What a person's ring holds: who and where, the PC for which the hub knows its key, the signing key (Ed25519 seed) and the key of everything stored for that person on this PC. */
const ringContent = z.strictObject({ person: z.string(), name: z.string(), login: z.string(), org: z.string(), office: z.string(), hub: z.string(), hubKey: z.string(), device: z.string(), signKey: z.string(), storeKey: z.string() });
export type Ring = z.output<typeof ringContent>;
export const parseRing = (text: string): Ring => ringContent.parse(JSON.parse(text));

const wrapped = z.strictObject({ v: z.literal(1), salt: z.string(), memory: z.int(), passes: z.int(), sealed: z.string() });

/** Wraps a ring by the password and this PC's share: neither opens it alone. */
export async function wrapRing(ring: Ring, password: string, share: string, random: Random): Promise<string> {
  const salt = random(16);
  const key = await ringKey(password, share, salt, ringCost);
  return JSON.stringify({ v: 1, salt: toHex(salt), ...ringCost, sealed: sealText(key, `ring/${ring.person}`, JSON.stringify(ring), random) });
}

/** Opens a wrapped ring; null where the password or the PC is another. Throws where the text is no ring. */
export async function openRing(text: string, person: string, password: string, share: string): Promise<Ring | null> {
  const { salt, sealed, memory, passes } = wrapped.parse(JSON.parse(text));
  const key = await ringKey(password, share, fromHex(salt), { memory, passes });
  return openOrNull(key, `ring/${person}`, sealed, parseRing);
}

export type ByCode = { readonly code: string; readonly salt: Uint8Array; readonly place: "enrolment" | "desk" };

/** Seals a file's content by the one-time code of a slip; `openByCode` answers null for another code, or a file of another kind. */
export const sealByCode = async (text: string, { code, salt, place }: ByCode, random: Random): Promise<string> => sealText(await codeKey(code, salt), place, text, random);
export const openByCode = async (sealed: string, { code, salt, place }: ByCode): Promise<string | null> => openOrNull(await codeKey(code, salt), place, sealed, (text) => text);

// Codes are printed in groups and typed by hand: spaces, dashes and case do not count.
const codeKey = (code: string, salt: Uint8Array): Promise<Uint8Array> => stretch(code.replace(/[\s-]/g, "").toUpperCase(), salt, ringCost);

const ringKey = async (password: string, share: string, salt: Uint8Array, cost: typeof ringCost): Promise<Uint8Array> => {
  const stretched = await stretch(password, salt, cost);
  const both = new Uint8Array(64);
  both.set(stretched);
  both.set(fromHex(share).subarray(0, 32), 32);
  return deriveKey(both, "wenyi/ring");
};

function openOrNull<Value>(key: Uint8Array, place: string, sealed: string, parse: (text: string) => Value): Value | null {
  let text: string;
  try {
    text = openText(key, place, sealed);
  } catch {
    return null; // another key, or bytes that were changed: both mean that this key does not open it
  }
  return parse(text);
}
