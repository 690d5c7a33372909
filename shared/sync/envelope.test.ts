import { ed25519 } from "@noble/curves/ed25519.js";
import { expect, test } from "vitest";
import { toHex } from "#shared/kernel/bytes.ts";
import { hashOf, isReceiptOf, isSignedBy, openMessage, signCommand, signReceipt, type CommandBody } from "./envelope.ts";
import { openText, sealText } from "./sealing.ts";
import { loginProof, openRing, wrapRing, type Ring } from "./secret.ts";

const secret = new Uint8Array(32).fill(7);
const key = toHex(ed25519.getPublicKey(secret));
const body: CommandBody = { v: 1, org: "o", cid: "0".repeat(32), dev: "d", dseq: 1, prev: "", actor: "chen", kind: "seal.request", record: "r", type: "submit", tv: 1, args: { form: { document: "函" } }, base: 0, after: "", at: 5 };
let drawn = 0;
const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => (drawn = (drawn * 31 + 17) % 256));

test("a message opens to what was signed, and to nobody else's name", () => {
  const message = signCommand(body, secret);
  expect(openMessage(message)).toEqual({ ok: true, value: body });
  expect(isSignedBy(message, key)).toBe(true);
  expect(isSignedBy(message.replace("chen", "chan"), key)).toBe(false);
  expect(isSignedBy(message, toHex(ed25519.getPublicKey(new Uint8Array(32).fill(8))))).toBe(false);
});

test("what is not canonical, has more members or no signature is malformed", () => {
  const message = signCommand(body, secret);
  const spaced = message.slice(0, 128) + message.slice(128).replace(",", ", ");
  const more = signCommand({ ...body, more: 1 } as never, secret);
  for (const wrong of [spaced, more, "", message.slice(1), `${message}x`]) expect(openMessage(wrong)).toEqual({ ok: false, error: { code: "malformed" } });
  expect(isSignedBy("no", key)).toBe(false);
});

test("the format is final: this message has this hash", () => {
  expect(hashOf(signCommand(body, secret))).toBe("599dc34ee1c1215e1ca45ae2a38abb47aaa214bdba59c4014d0aacdbe2d6730c");
});

test("a receipt is the hub's, whole", () => {
  const signed = signReceipt({ cid: "c", dev: "d", dseq: 1, actor: "a", record: "r", epoch: "e", received: 1, outcome: "accepted", version: 1, numbers: { number: "柳河印〔2026〕0001号" }, refusal: null }, secret);
  expect(isReceiptOf(signed, key)).toBe(true);
  expect(isReceiptOf({ ...signed, receipt: { ...signed.receipt, version: 2 } }, key)).toBe(false);
});

test("sealed text opens only with its key and in its place", () => {
  const sealed = sealText(secret, "turn/1", "不妥", random);
  expect(openText(secret, "turn/1", sealed)).toBe("不妥");
  expect(() => openText(secret, "turn/2", sealed)).toThrow();
});

test("a ring opens with the password on this PC, with nothing else", async () => {
  const ring: Ring = { person: "chen", name: "陈秀兰", login: "chenxl", org: "o", office: "局", hub: "h", hubKey: key, device: "d", signKey: "00", storeKey: "11" };
  const [here, elsewhere] = ["ab".repeat(32), "cd".repeat(32)];
  const wrapped = await wrapRing(ring, "口令 password ", here, random);
  expect(await openRing(wrapped, "chen", "口令 password ", here)).toEqual(ring);
  expect([await openRing(wrapped, "chen", "口令 password", here), await openRing(wrapped, "chen", "口令 password ", elsewhere)]).toEqual([null, null]);
  expect(await loginProof("a", "o", "x")).not.toBe(await loginProof("a", "o", "y"));
});
