/** 本机记录的格式 — one record is length (u32) ‖ CRC-32C (u32) ‖ sealed bytes; a segment is records and nothing else. */
import { z } from "zod";
import type { Random } from "#shared/kernel/ids.ts";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { crc32c } from "./crc32c.ts";
import { seal, shortestSeal, unseal } from "./seals.ts";

/** What stands at one place of a segment: an entry, or a hole where a record was damaged (`rotten`) or sealed by another key. */
type Place = { readonly entry: JournalEntry | null; readonly start: number; readonly rotten: boolean };

/** A segment as read: `end` is where sound places stop, `hurt` counts the records that were damaged, readable or not. */
export type Scan = { readonly places: readonly Place[]; readonly end: number; readonly hurt: number };

const frame = 8;
const entry = z.object({ kind: z.enum(["command", "receipt", "epoch", "enrolment", "device", "undo", "key"]), id: z.string(), text: z.string(), dseq: z.int(), prev: z.string() });

export type Sealer = { readonly key: Uint8Array; readonly random: Random };

const placeOf = (segment: string, index: number): string => `${segment}:${index}`;

/** The bytes of one entry as they stand at that place of that segment, and at no other. */
export function encodeRecord({ key, random }: Sealer, segment: string, index: number, entry: JournalEntry): Uint8Array {
  const sealed = seal(key, random, placeOf(segment, index), Buffer.from(JSON.stringify(entry)));
  const record = Buffer.alloc(frame + sealed.length);
  record.writeUInt32LE(sealed.length, 0);
  record.writeUInt32LE(crc32c(sealed), 4);
  record.set(sealed, frame);
  return record;
}

/** Reads every record that can be read. A damaged one leaves a hole; where a length makes no sense the rest is out of reach. */
export function scanSegment(key: Uint8Array, segment: string, content: Uint8Array): Scan {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const places: Place[] = [];
  let [at, hurt] = [0, 0];
  for (;;) {
    const record = recordAt(bytes, at, (sealed) => openEntry(key, placeOf(segment, places.length), sealed));
    if (!record) break;
    places.push({ entry: record.entry, start: at, rotten: record.entry === null && record.hurt });
    if (record.hurt) hurt++;
    at = record.end;
  }
  while (places.at(-1)?.rotten) at = places.pop()!.start;
  return { places, end: at, hurt };
}

type Reading = { entry: JournalEntry | null; end: number; hurt: boolean };

function recordAt(bytes: Buffer, at: number, open: (sealed: Buffer) => JournalEntry | null): Reading | null {
  if (at + frame > bytes.length) return null;
  const sealed = sealedAt(bytes, at, bytes.readUInt32LE(at));
  if (!sealed) return withLengthMended(bytes, at, open);
  const end = at + frame + sealed.length;
  const reading = { entry: open(sealed), end, hurt: crc32c(sealed) !== bytes.readUInt32LE(at + 4) };
  const isCertain = reading.entry !== null || !reading.hurt;
  return isCertain ? reading : (withLengthMended(bytes, at, open) ?? reading);
}

/** A flipped bit in a length would cost everything behind it, so each single flip is tried; the seal says which one was right. */
function withLengthMended(bytes: Buffer, at: number, open: (sealed: Buffer) => JournalEntry | null): Reading | null {
  for (let bit = 0; bit < 32; bit++) {
    const length = (bytes.readUInt32LE(at) ^ (1 << bit)) >>> 0;
    const sealed = sealedAt(bytes, at, length);
    const entry = sealed && crc32c(sealed) === bytes.readUInt32LE(at + 4) ? open(sealed) : null;
    if (entry) return { entry, end: at + frame + length, hurt: true };
  }
  return null;
}

const sealedAt = (bytes: Buffer, at: number, length: number): Buffer | null =>
  length >= shortestSeal && at + frame + length <= bytes.length ? bytes.subarray(at + frame, at + frame + length) : null;

function openEntry(key: Uint8Array, place: string, sealed: Uint8Array): JournalEntry | null {
  const content = unseal(key, place, sealed);
  return content && entry.parse(JSON.parse(Buffer.from(content).toString()));
}
