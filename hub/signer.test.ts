import { ed25519 } from "@noble/curves/ed25519.js";
import { expect, test } from "vitest";
import { digestOf, fromHex, toHex } from "#shared/kernel/bytes.ts";
import { hashOf, isReceiptOf, isSignedBy, signCommand, signReceipt, type CommandBody, type Receipt } from "#shared/sync/envelope.ts";
import { isSignature, signerFrom } from "./signer.ts";

const seed = digestOf("a seed");
const body: CommandBody = { v: 1, org: "o", cid: "a".repeat(32), dev: "pc", dseq: 1, prev: "", actor: "a", kind: "k", record: "r", type: "t", tv: 1, args: { text: "用印" }, base: 0, after: "", at: 1 };
const receipt: Receipt = { cid: "a", dev: "pc", dseq: 1, actor: "a", record: "r", epoch: "e", received: 1, outcome: "refused", version: 0, numbers: {}, refusal: { code: "not.found" } };

test("SIGN-1 the platform's signatures are those of the shared envelope, byte for byte", () => {
  const signer = signerFrom(seed);
  expect(signer.publicKey).toBe(toHex(ed25519.getPublicKey(fromHex(seed))));
  expect(signer.sign(body)).toBe(signCommand(body, fromHex(seed)));
  expect(signer.signReceipt(receipt)).toEqual(signReceipt(receipt, fromHex(seed)));
  expect(signer.hash(signer.sign(body))).toBe(hashOf(signer.sign(body)));
});

test("SIGN-2 both accept what the other signed, and neither what was changed", () => {
  const signer = signerFrom(seed);
  const message = signCommand(body, fromHex(seed));
  expect([signer.isSignedBy(message, signer.publicKey), isSignedBy(signer.sign(body), signer.publicKey), isReceiptOf(signer.signReceipt(receipt), signer.publicKey)]).toEqual([true, true, true]);
  const changed = message.replace('"dseq":1', '"dseq":2');
  const other = signerFrom(digestOf("another")).publicKey;
  expect([signer.isSignedBy(changed, signer.publicKey), signer.isSignedBy(message, other), signer.isSignedBy(message, "no key"), isSignature("no signature", "x", signer.publicKey)]).toEqual([false, false, false, false]);
});
