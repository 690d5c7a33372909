import { closeSync, constants, fsyncSync, openSync } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** An open file that is written at stated places and made durable on request. */
export type OpenFile = {
  write(bytes: Uint8Array, at: number): Promise<void>;
  datasync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
};

/** The file system as the journal, documents and settings see it; a port, so that a full or failing disk can be tried. */
export type Files = {
  open(path: string): Promise<OpenFile>;
  /** The whole file; null only when it does not exist, every other trouble is thrown. */
  read(path: string): Promise<Uint8Array | null>;
  list(folder: string): Promise<string[]>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
};

export const diskFiles: Files = {
  open: openForWriting,
  read: (path) => absentAs(null, readFile(path)),
  list: async (folder) => (await absentAs<string[]>([], readdir(folder))).sort(),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (path) => syncFolder(path),
};

async function openForWriting(path: string): Promise<OpenFile> {
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  return {
    async write(bytes, at) {
      for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    },
    datasync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    close: () => handle.close(),
  };
}

/** A new name in a folder survives a power cut only after the folder itself is synced; Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

let written = 0;

/** Replaces a whole file so that a reader, also after a power cut, finds the old content or the new, never a part. */
export async function replaceFile(files: Files, path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${process.pid}-${++written}.tmp`;
  try {
    await writeFile(files, draft, typeof content === "string" ? Buffer.from(content) : content);
    await files.rename(draft, path);
  } catch (failure) {
    await files.remove(draft).catch(() => undefined);
    throw failure;
  }
  await files.syncFolder(dirname(path));
}

/** Writes a file that nobody reads yet; durable, but for its name in the folder. */
export async function writeFile(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path);
  try {
    await file.write(bytes, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Renames a file that cannot be used to the first free `name.damaged-N.ext`, so that nothing is ever deleted; answers the new name. */
export async function setAside(files: Files, folder: string, name: string): Promise<string> {
  const taken = new Set(await files.list(folder));
  const [stem, extension] = [name.replace(/\.[^.]*$/, ""), /\.[^.]*$/.exec(name)?.[0] ?? ""];
  let number = 1;
  while (taken.has(`${stem}.damaged-${number}${extension}`)) number++;
  const kept = `${stem}.damaged-${number}${extension}`;
  await files.rename(join(folder, name), join(folder, kept));
  await files.syncFolder(folder);
  return kept;
}

/** Only the person who owns the profile may read what is in it. */
export const keepPrivate = (path: string): Promise<void> => chmod(path, 0o600);

export const isDiskFull = (failure: unknown): boolean => ["ENOSPC", "EDQUOT"].includes(codeOf(failure));

export const codeOf = (failure: unknown): string =>
  typeof failure === "object" && failure !== null && "code" in failure && typeof failure.code === "string" ? failure.code : "";

const absentAs = <Value>(absent: Value, reading: Promise<Value>): Promise<Value> =>
  reading.catch((failure: unknown) => {
    if (codeOf(failure) === "ENOENT") return absent;
    throw failure;
  });
