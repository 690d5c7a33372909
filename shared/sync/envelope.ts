import { ed25519 } from "@noble/curves/ed25519.js";
import { z } from "zod";
import { digestOf, fromHex, toHex, toUtf8 } from "#shared/kernel/bytes.ts";
import { canonical } from "#shared/kernel/canonical.ts";
import { err, ok, type Json, type Result } from "#shared/kernel/result.ts";

const id = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/);
const json: z.ZodType<Json> = z.json();

/**
 * What a person signs (version 1; the format is final). `cid` names the command, `dev`+`dseq` its place in the queue of one PC, `prev` the
 * message before it, `base` the confirmed version of the record that was on screen, `after` the pending command it builds on ("" for none),
 * `at` the PC's clock in milliseconds.
 */
export const commandBody = z.strictObject({
  v: z.literal(1), org: id, cid: z.string().regex(/^[0-9a-f]{32}$/), dev: id, dseq: z.int().min(1), prev: z.string().regex(/^([0-9a-f]{64})?$/), actor: id,
  kind: z.string().max(80), record: id, type: z.string().max(80), tv: z.int().min(1), args: json, base: z.int().min(0), after: z.string().regex(/^([0-9a-f]{32})?$/), at: z.int(),
});
export type CommandBody = z.output<typeof commandBody>;

/** A signed command as stored and sent: 128 hexadecimal digits of Ed25519 signature (RFC 8032), then the canonical text that was signed. */
export type Message = string;

const domain = "wenyi/command/1\n";
const signatureLength = 128;

export function signCommand(body: CommandBody, secretKey: Uint8Array): Message {
  const text = canonical(body);
  return toHex(ed25519.sign(toUtf8(domain + text), secretKey)) + text;
}

/** Reads a message without trusting it. `malformed`: not canonical, or not of this shape; nothing of it may be used. */
export function openMessage(message: Message): Result<CommandBody, { code: "malformed" }> {
  const text = message.slice(signatureLength);
  const parsed = commandBody.safeParse(parseJson(text));
  if (!parsed.success || canonical(parsed.data) !== text) return err({ code: "malformed" });
  return ok(parsed.data);
}

/** Whether this public key's person signed exactly these bytes. */
export function isSignedBy(message: Message, publicKey: string): boolean {
  try {
    return ed25519.verify(fromHex(message.slice(0, signatureLength)), toUtf8(domain + message.slice(signatureLength)), fromHex(publicKey));
  } catch {
    return false; // not hexadecimal, or not a point of the curve: no signature
  }
}

/** The hash that the next message of the same PC names as `prev`. */
export const hashOf = (message: Message): string => digestOf(message);

const undoArgs = z.strictObject({ replaces: z.string().regex(/^[0-9a-f]{64}$/) });
const undoType = "undo";

/**
 * What goes in place of a command that its person took back before it left this PC: the same id and place in the queue, and the hash of the
 * message it stands for, which what follows goes on naming as `prev`. What was taken back is never sent.
 */
export const undoOf = (body: CommandBody, message: Message): CommandBody => ({ ...body, type: undoType, args: { replaces: hashOf(message) } });

/** The hash that a message has in its queue: of what it stands for where it undoes, else its own. `malformed` where it undoes without saying what. */
export function placeHash(body: CommandBody, own: string): Result<{ readonly hash: string; readonly undoes: boolean }, { code: "malformed" }> {
  if (body.type !== undoType) return ok({ hash: own, undoes: false });
  const args = undoArgs.safeParse(body.args);
  return args.success ? ok({ hash: args.data.replaces, undoes: true }) : err({ code: "malformed" });
}

/** The hub's answer to one command, the same however often it is asked. `version` is the record's after it; `numbers` what was given. */
export const receiptBody = z.strictObject({
  cid: z.string(), dev: z.string(), dseq: z.int(), actor: z.string(), record: z.string(), epoch: z.string(), received: z.int(),
  outcome: z.enum(["accepted", "refused", "parked"]), version: z.int(), numbers: z.record(z.string(), z.string()), refusal: z.looseObject({ code: z.string() }).nullable(),
});
export type Receipt = z.output<typeof receiptBody>;
export const signedReceipt = z.strictObject({ receipt: receiptBody, signature: z.string().length(signatureLength) });
export type SignedReceipt = z.output<typeof signedReceipt>;

const receiptDomain = "wenyi/receipt/1\n";
export const signReceipt = (receipt: Receipt, secretKey: Uint8Array): SignedReceipt => ({ receipt, signature: toHex(ed25519.sign(toUtf8(receiptDomain + canonical(receipt as unknown as Json)), secretKey)) });

export function isReceiptOf({ receipt, signature }: SignedReceipt, hubKey: string): boolean {
  try {
    return ed25519.verify(fromHex(signature), toUtf8(receiptDomain + canonical(receipt as unknown as Json)), fromHex(hubKey));
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
