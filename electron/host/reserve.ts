import { join } from "node:path";
import type { Files } from "./files.ts";

/** Room set aside for the day the disk is full: given back then, so that receipts, drafts and sign-out can still be written. */
export type Reserve = { readonly hold: () => Promise<boolean>; readonly release: () => Promise<void> };

const size = 8 * 1024 * 1024;
const step = 1024 * 1024;

/** The reserve of a folder. It is written out in full, because a sparse file reserves nothing. */
export function createReserve(files: Files, folder: string): Reserve {
  const path = join(folder, "reserve");
  let held = false;
  return { hold, release };

  /** Whether the room is there, taken now if it was not. */
  async function hold(): Promise<boolean> {
    if (!held) held = ((await files.read(path))?.length ?? 0) >= size || (await fill().then(() => true, giveUp));
    return held;
  }

  async function fill(): Promise<void> {
    const file = await files.open(path);
    try {
      for (let at = 0; at < size; at += step) await file.write(new Uint8Array(step), at);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async function giveUp(): Promise<false> {
    await release();
    return false;
  }

  async function release(): Promise<void> {
    held = false;
    await files.remove(path).catch(() => undefined);
  }
}
