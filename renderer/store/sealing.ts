import { fromHex, toUtf8 } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { deriveKey, openBytes, sealBytes } from "#shared/sync/sealing.ts";
import type { Table } from "./ports.ts";

/** Seals cache rows under the person's key, each bound to its table and id: a row moved elsewhere does not open. */
export type Sealer = {
  readonly seal: (table: Table, id: string, value: unknown) => Uint8Array;
  /** null where these are not the bytes that were sealed there: the disk did not keep them. */
  readonly open: <Value>(table: Table, id: string, sealed: Uint8Array | undefined) => Value | null;
  /** Documents of the person (drafts), as text for the host. */
  readonly sealDocument: (key: string, value: unknown) => string;
  readonly openDocument: <Value>(key: string, sealed: string) => Value;
};

const decoder = new TextDecoder();
const read = <Value>(key: Uint8Array, place: string, sealed: Uint8Array): Value => JSON.parse(decoder.decode(openBytes(key, place, sealed))) as Value;

function readOrNull<Value>(key: Uint8Array, place: string, sealed: Uint8Array): Value | null {
  try {
    return read<Value>(key, place, sealed);
  } catch {
    return null; // the seal is broken
  }
}

export function sealerOf(storeKey: string, random: Random): Sealer {
  const rows = deriveKey(fromHex(storeKey), "wenyi/rows");
  const documents = deriveKey(fromHex(storeKey), "wenyi/documents");
  return {
    seal: (table, id, value) => sealBytes(rows, `${table}/${id}`, toUtf8(JSON.stringify(value)), random),
    open: (table, id, sealed) => (sealed === undefined ? null : readOrNull(rows, `${table}/${id}`, sealed)),
    sealDocument: (key, value) => toBase64(sealBytes(documents, key, toUtf8(JSON.stringify(value)), random)),
    openDocument: (key, sealed) => read(documents, key, fromBase64(sealed)),
  };
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768) parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  return btoa(parts.join(""));
}
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);
