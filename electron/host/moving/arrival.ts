/** 搬来 — takes a desk out of its file into a PC that has none: first all of it beside, checked; then in its place, in steps that a restart goes on with. */
import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diskFiles, isDiskFull, replaceFile } from "../files.ts";
import { contents, isThere, parsed, readContents, type Contents, type DeskFault, type Pieces } from "./deskFile.ts";

const stage = (folder: string): string => join(folder, "arriving-desk");
const listName = "contents.json";
const cachesName = "caches.json";

/** Lays a file's contents beside what is here. Nothing of it counts before every length and digest is as listed. */
export async function stageDesk(folder: string, pieces: Pieces, code: string): Promise<Contents | DeskFault | { readonly code: "diskFull" }> {
  const listed = await readContents(pieces, code);
  if ("code" in listed) return listed;
  try {
    await rm(stage(folder), { recursive: true, force: true });
    for (const file of listed.files) if (!(await receive(join(stage(folder), file.path), file, pieces))) return { code: "incomplete" };
    if ((await pieces.some(1)).length > 0) return { code: "incomplete" };
    await mkdir(stage(folder), { recursive: true, mode: 0o700 });
    await replaceFile(diskFiles, join(stage(folder), listName), JSON.stringify(listed));
    return listed;
  } catch (failure) {
    if (isDiskFull(failure)) return { code: "diskFull" };
    throw failure;
  }
}

async function receive(path: string, { size, sha256 }: Contents["files"][number], pieces: Pieces): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  try {
    for (let missing = size; missing > 0; ) {
      const piece = await pieces.some(missing);
      if (piece.length === 0) return false;
      hash.update(piece);
      await file.writeFile(piece);
      missing -= piece.length;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return hash.digest("hex") === sha256;
}

/**
 * Puts what was staged in its place; run at every start, it goes on wherever it was interrupted. What lies there from before is moved
 * aside, never deleted. `adopt` makes this PC the desk's device; answers what arrived, null where nothing did.
 */
export async function finishArrival(folder: string, adopt: (desk: Contents) => Promise<void>): Promise<Contents | null> {
  const list = join(stage(folder), listName);
  if (!(await isThere(list))) return null;
  const listed = contents.parse(JSON.parse(await readFile(list, "utf8")));
  for (const name of (await readdir(stage(folder))).filter((each) => each !== listName)) {
    if (await isThere(join(folder, name))) await setBeside(folder, name);
    await rename(join(stage(folder), name), join(folder, name));
  }
  await diskFiles.syncFolder(folder);
  await adopt(listed);
  await writeFile(join(folder, cachesName), JSON.stringify(listed.caches), { mode: 0o600 });
  await rm(stage(folder), { recursive: true });
  return listed;
}

async function setBeside(folder: string, name: string): Promise<void> {
  for (let number = 1; ; number++) {
    const beside = join(folder, `before-${number}`);
    if (await isThere(join(beside, name))) continue;
    await mkdir(beside, { recursive: true, mode: 0o700 });
    return rename(join(folder, name), join(beside, name));
  }
}

/** The caches that came with the desk, each in files of this PC; they only save asking the hub again. */
export async function cachesIn(folder: string): Promise<Contents["caches"]> {
  const text = await readFile(join(folder, cachesName), "utf8").catch(() => "[]");
  const kept = contents.shape.caches.safeParse(parsed(text));
  return kept.success ? kept.data : [];
}
