import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What can befall the files of IndexedDB while nobody looks; each is done to the folder of one origin. */
export type Damage = { readonly name: string; readonly short: boolean; readonly to: (folder: string) => Promise<void> };

const filesIn = async (folder: string, wanted: RegExp): Promise<readonly string[]> => (await readdir(folder)).filter((name) => wanted.test(name)).map((name) => join(folder, name));
const each = async (folder: string, wanted: RegExp, work: (path: string) => Promise<void>): Promise<void> => void (await Promise.all((await filesIn(folder, wanted)).map(work)));

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  for (let at = 0; at < 20 && bytes.length > 0; at += 1) {
    const place = Math.floor(((at + 1) * bytes.length) / 21);
    bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  }
  await writeFile(path, bytes);
}

async function halve(path: string): Promise<void> {
  await truncate(path, Math.floor((await readFile(path)).length / 2));
}

const data = /\.(log|ldb|db|sqlite)$|^[0-9]+$|MANIFEST/;

export const damages: readonly Damage[] = [
  { name: "the folder is gone", short: true, to: (folder) => rm(folder, { recursive: true, force: true }) },
  { name: "CURRENT is gone", short: false, to: (folder) => each(folder, /^CURRENT$/, (path) => rm(path, { force: true })) },
  { name: "CURRENT is nonsense", short: false, to: (folder) => each(folder, /^CURRENT$/, (path) => writeFile(path, "MANIFEST-nonsense\n")) },
  { name: "MANIFEST is empty", short: true, to: (folder) => each(folder, /^MANIFEST/, (path) => truncate(path, 0)) },
  { name: "MANIFEST is half", short: false, to: (folder) => each(folder, /^MANIFEST/, halve) },
  { name: "data are half", short: false, to: (folder) => each(folder, data, halve) },
  { name: "bytes are turned in twenty places", short: true, to: (folder) => each(folder, data, flip) },
  { name: "data are gone", short: false, to: (folder) => each(folder, /\.(log|ldb|db|sqlite)$/, (path) => rm(path, { force: true })) },
  { name: "everything is empty", short: true, to: (folder) => each(folder, /./, (path) => truncate(path, 0)) },
  {
    name: "a folder stands where a file was", short: false,
    to: (folder) => each(folder, /\.log$/, async (path) => {
      await rm(path, { force: true });
      await mkdir(path);
    }),
  },
];
