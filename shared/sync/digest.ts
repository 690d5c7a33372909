import { digestOf as sha256 } from "#shared/kernel/bytes.ts";

/** A record that a feed holds, at its version: all that is compared. */
export type Holding = { readonly record: string; readonly version: number };

const [perRange, most] = [64, 256];
const length = 16;

/** Into how many ranges so many records are divided: what differs is told by range, so a range is small. */
export const rangesFor = (records: number): number => Math.min(most, Math.max(1, Math.ceil(records / perRange)));

/** The range that a record falls into (FNV-1a of its id): the same everywhere, and near enough to even. */
export function rangeOf(record: string, ranges: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < record.length; at++) hash = Math.imul(hash ^ record.charCodeAt(at), 0x01000193) >>> 0;
  return hash % ranges;
}

/** What a feed holds, divided into ranges, each sorted by record. */
export function inRanges(holdings: readonly Holding[], ranges: number): readonly (readonly Holding[])[] {
  const divided: Holding[][] = Array.from({ length: ranges }, () => []);
  for (const holding of holdings) divided[rangeOf(holding.record, ranges)]?.push(holding);
  return divided.map((range) => range.sort((left, right) => (left.record < right.record ? -1 : 1)));
}

/** The digest of a range: two that hold the same records at the same versions have the same one. It is compared and never kept. */
export const rangeDigest = (range: readonly Holding[]): string => sha256(range.map(({ record, version }) => `${record} ${version}\n`).join("")).slice(0, length);
