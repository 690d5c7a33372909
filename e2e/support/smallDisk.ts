import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";

/** A small file system of its own at a folder (Linux, as root), which can be filled to the last byte and freed again. */
export class SmallDisk {
  #fillers = 0;
  private constructor(readonly folder: string) {}

  static mount(folder: string, megabytes: number): SmallDisk {
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "tmpfs", folder]);
    return new SmallDisk(folder);
  }

  /** Takes what room there is now. */
  async fill(): Promise<void> {
    this.#fillers += 1;
    const file = await open(join(this.folder, `filler-${this.#fillers}`), "w");
    try {
      for (let size = 1 << 20; size >= 1; size = size === 1 ? 0 : Math.floor(size / 2)) await fillWith(file, size);
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    for (; this.#fillers > 0; this.#fillers -= 1) await rm(join(this.folder, `filler-${this.#fillers}`), { force: true });
  }

  unmount(): void {
    execFileSync("umount", ["--lazy", this.folder]);
  }
}

async function fillWith(file: Awaited<ReturnType<typeof open>>, size: number): Promise<void> {
  const block = Buffer.alloc(size);
  for (;;) {
    try {
      await file.appendFile(block);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === "ENOSPC") return;
      throw fault;
    }
  }
}
