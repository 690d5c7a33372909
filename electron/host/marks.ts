/** 本机标记 — what a data folder remembers of the PC and the place it lies in, so that a copy is noticed when it is started elsewhere. */
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import { z } from "zod";

export const marks = z.object({ machine: z.string(), cards: z.array(z.string()), disks: z.array(z.string()), folder: z.string(), place: z.string() });
/** `machine`: the system's own id and the PC's name; `cards`: its network cards; `disks`: their serial numbers where the system tells; `place`: the folder itself, not its name. */
export type Marks = z.output<typeof marks>;

export async function marksOf(folder: string): Promise<Marks> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return { machine: `${await machineId()} ${hostname()}`, cards: cards(), disks: await disks(), folder: await realpath(folder), place: `${dev}:${ino}` };
}

/**
 * Whether a folder that remembers `kept` is a copy: it lies elsewhere while the original is still there, or in another PC; or, where a whole
 * disk was cloned and the folder looks the same, cards and disks are others. One changed part alone is a repair, not another PC.
 */
export function isCopy(kept: Marks, now: Marks, isOriginalThere: boolean): boolean {
  const otherCards = areStrangers(kept.cards, now.cards);
  const otherPlace = kept.place !== now.place;
  if (otherPlace && isOriginalThere) return true;
  return otherCards && (areStrangers(kept.disks, now.disks) || (otherPlace && kept.machine !== now.machine));
}

/** Both are known, and have nothing in common. */
const areStrangers = (kept: readonly string[], now: readonly string[]): boolean => kept.length > 0 && now.length > 0 && !kept.some((mark) => now.includes(mark));

const machineId = async (): Promise<string> => (await readFile("/etc/machine-id", "utf8").catch(() => "")).trim();

function cards(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return [...new Set(all.filter(({ internal, mac }) => !internal && mac !== "00:00:00:00:00:00").map(({ mac }) => mac))].sort();
}

// Sticks come and go; partitions repeat their disk.
const disks = async (): Promise<string[]> => (await readdir("/dev/disk/by-id").catch((): string[] => [])).filter((name) => !/^usb-|-part\d+$|^(lvm|dm)-/.test(name)).sort();
