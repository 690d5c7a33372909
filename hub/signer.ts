import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from "node:crypto";
import { canonical } from "#shared/kernel/canonical.ts";
import type { Json } from "#shared/kernel/result.ts";
import type { Signer } from "./admit/world.ts";

/**
 * Ed25519 by the platform, some twenty times quicker than in JavaScript; bytes and domains are those of shared/sync/envelope.ts, and a test
 * holds the two together.
 */
const commandDomain = "wenyi/command/1\n";
const receiptDomain = "wenyi/receipt/1\n";

export type HubSigner = Signer & {
  /** Signs a text of one of the hub's other purposes; the purpose keeps signatures from being used elsewhere. */
  readonly signText: (purpose: string, text: string) => string;
  /** Whether this hub signed this text for this purpose. */
  readonly isText: (purpose: string, text: string, signature: string) => boolean;
};

export const newSeed = (): string => randomBytes(32).toString("hex");

export function signerFrom(seed: string): HubSigner {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.from(seed, "hex")]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spki.length).toString("hex");
  const signed = (text: string): string => sign(null, Buffer.from(text), key).toString("hex");
  return {
    publicKey,
    sign: (body) => {
      const text = canonical(body);
      return signed(commandDomain + text) + text;
    },
    signReceipt: (receipt) => ({ receipt, signature: signed(receiptDomain + canonical(receipt as unknown as Json)) }),
    isReceipt: ({ receipt, signature }) => isSignature(signature, receiptDomain + canonical(receipt as unknown as Json), publicKey),
    hash: (message) => createHash("sha256").update(message).digest("hex"),
    isSignedBy: (message, publicKey) => isSignature(message.slice(0, 128), commandDomain + message.slice(128), publicKey),
    signText: (purpose, text) => signed(purposeText(purpose, text)),
    isText: (purpose, text, signature) => isSignature(signature, purposeText(purpose, text), publicKey),
  };
}

const purposeText = (purpose: string, text: string): string => `wenyi/${purpose}/1\n${text}`;

/** Whether this key signed this text; false for anything that is no signature or no key. */
export function isSignature(signature: string, text: string, publicKey: string): boolean {
  try {
    return /^[0-9a-f]{128}$/.test(signature) && verify(null, Buffer.from(text), publicKeyFrom(publicKey), Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");
const imported = new Map<string, KeyObject>();

function publicKeyFrom(hex: string): KeyObject {
  const held = imported.get(hex);
  if (held !== undefined) return held;
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error("not a public key");
  if (imported.size > 10_000) imported.clear();
  const key = createPublicKey({ key: Buffer.concat([spki, Buffer.from(hex, "hex")]), format: "der", type: "spki" });
  imported.set(hex, key);
  return key;
}
