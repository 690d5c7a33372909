import { join } from "node:path";
import type { JournalEntry } from "#shared/contracts/host.ts";
import { writeFile, type Files } from "./files.ts";
import { scanSegment, type Scan } from "./journalRecords.ts";
import type { Repair } from "./repairs.ts";

/** An entry with its lasting position: damage before it does not move it. */
export type Held = { readonly position: number; readonly entry: JournalEntry };

/** What opening found: the entries in order, the last segment to write on, and whether nothing at all opened with this key. */
export type Opening = { readonly held: readonly Held[]; readonly last: Segment | null; readonly isForeign: boolean; readonly repairs: readonly Repair[] };
type Segment = { readonly number: number; readonly count: number; readonly size: number };

export const segmentName = (number: number): string => `${String(number).padStart(6, "0")}.wyj`;
export const positionOf = (segment: number, index: number): number => segment * 1_048_576 + index;

/** Reads all segments; a torn end of the last one is kept aside and cut off, other damage is left where it is and reported. */
export async function readSegments(files: Files, folder: string, key: Uint8Array): Promise<Opening> {
  const numbers = (await files.list(folder)).filter((name) => /^\d{6}\.wyj$/.test(name)).map((name) => Number.parseInt(name, 10));
  const held: Held[] = [];
  const repairs: Repair[] = [];
  let [last, foreign]: [Segment | null, number] = [null, 0];
  for (const number of numbers) {
    const content = (await files.read(join(folder, segmentName(number)))) ?? new Uint8Array();
    const scan = scanSegment(key, segmentName(number), content);
    scan.places.forEach(({ entry }, index) => entry && held.push({ position: positionOf(number, index), entry }));
    foreign += scan.places.filter(({ entry, rotten }) => !entry && !rotten).length;
    repairs.push(...damageIn(number, scan));
    if (number === numbers.at(-1)) repairs.push(...(await cutTorn(files, folder, number, { content, end: scan.end })));
    else if (scan.end < content.length) repairs.push({ code: "journalLost", file: segmentName(number), count: content.length - scan.end });
    last = { number, count: scan.places.length, size: scan.end };
  }
  const isForeign = held.length === 0 && foreign > 0;
  return { held, last, isForeign, repairs: isForeign ? [{ code: "journalForeign" }] : repairs };
}

function damageIn(number: number, { places, hurt }: Scan): Repair[] {
  const lost = places.filter(({ entry }) => !entry).length;
  return hurt + lost === 0 ? [] : [{ code: "journalDamaged", file: segmentName(number), count: Math.max(hurt, lost), lost }];
}

async function cutTorn(files: Files, folder: string, number: number, { content, end }: { content: Uint8Array; end: number }): Promise<Repair[]> {
  if (end === content.length) return [];
  const kept = await freeName(files, folder, number);
  await writeFile(files, join(folder, kept), content.subarray(end));
  await files.syncFolder(folder);
  await shorten(files, join(folder, segmentName(number)), end);
  return [{ code: "journalTorn", file: segmentName(number), kept, count: content.length - end }];
}

async function shorten(files: Files, path: string, size: number): Promise<void> {
  const file = await files.open(path);
  try {
    await file.truncate(size);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function freeName(files: Files, folder: string, number: number): Promise<string> {
  const taken = new Set(await files.list(folder));
  for (let count = 1; ; count++) {
    const name = `${segmentName(number)}-${count}.torn`;
    if (!taken.has(name)) return name;
  }
}
