import { basename, dirname } from "node:path";
import type { Files, OpenFile } from "#electron/host/files.ts";
import { must } from "#shared/kernel/assert.ts";
import type { Chance } from "#shared/kernel/chance.ts";

/** `durable`: what a power cut leaves for certain; `now`: what is read. */
type Content = { durable: Uint8Array; now: Uint8Array };

const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });
// Eight megabytes of nothing, whose length is all that anybody asks.
const isReserve = (path: string): boolean => basename(path) === "reserve";

/** One PC's disk. A power cut takes or tears what was not made durable; it may be full, and its next sync or reading may fail. */
export class VirtualDisk {
  isFull = false;
  failsSync = false;
  failsRead = false;
  #mounted: { isAlive: boolean } = { isAlive: false };
  #names = new Map<string, Content>();
  #durableNames = new Map<string, Content>();

  constructor(private readonly chance: Chance) {}

  powerCut(): void {
    for (const [path, content] of this.#names) if (this.#durableNames.get(path) !== content && this.chance.happens(0.5)) this.#durableNames.set(path, content);
    this.#names = new Map(this.#durableNames);
    for (const content of this.#names.values()) this.#tear(content);
    this.failsSync = false;
  }

  // Some of what was on its way is there, up to any byte of it.
  #tear(content: Content): void {
    const { durable, now } = content;
    const kept = now.length > durable.length ? durable.length + this.chance.below(now.length - durable.length + 1) : durable.length;
    content.now = this.chance.happens(0.5) ? durable : now.slice(0, Math.min(kept, now.length));
    content.durable = content.now;
  }

  /** The disk as one process sees it; an earlier process is dead from here on, and nothing it still had in hand happens. */
  mount(): Files {
    this.#mounted.isAlive = false;
    const process = { isAlive: true };
    this.#mounted = process;
    const alive = <Value>(work: () => Value): Promise<Value> => (process.isAlive ? new Promise((resolve) => resolve(work())) : new Promise(() => undefined));
    return {
      open: (path) => alive(() => this.#opened(path, alive)),
      read: (path) => alive(() => this.#read(path)),
      list: (folder) => alive(() => [...this.#names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)).sort()),
      makeFolder: () => alive(() => undefined),
      rename: (from, to) => alive(() => this.#rename(from, to)),
      remove: (path) => alive(() => void this.#names.delete(path)),
      syncFolder: (folder) => alive(() => this.#syncNames(folder)),
    };
  }

  #opened(path: string, alive: <Value>(work: () => Value) => Promise<Value>): OpenFile {
    const content = this.#names.get(path) ?? this.#made(path);
    return {
      write: (bytes, at) => alive(() => this.#write(content, path, { bytes, at })),
      datasync: () => alive(() => this.#sync(content)),
      truncate: (size) => alive(() => void (content.now = content.now.slice(0, size))),
      close: () => alive(() => undefined),
    };
  }

  #read(path: string): Uint8Array | null {
    const isFailing = this.failsRead;
    this.failsRead = false;
    if (isFailing) throw failure("EIO");
    return this.#names.get(path)?.now ?? null;
  }

  #rename(from: string, to: string): void {
    this.#names.set(to, must(this.#names.get(from), from));
    this.#names.delete(from);
  }

  #syncNames(folder: string): void {
    for (const path of new Set([...this.#durableNames.keys(), ...this.#names.keys()])) {
      const content = this.#names.get(path);
      if (dirname(path) !== folder) continue;
      if (content === undefined) this.#durableNames.delete(path);
      else this.#durableNames.set(path, content);
    }
  }

  #made(path: string): Content {
    if (this.isFull) throw failure("ENOSPC");
    const content = { durable: new Uint8Array(), now: new Uint8Array() };
    this.#names.set(path, content);
    return content;
  }

  #write(content: Content, path: string, { bytes, at }: { readonly bytes: Uint8Array; readonly at: number }): void {
    const fits = this.isFull ? this.chance.below(bytes.length) : bytes.length;
    const grown = new Uint8Array(Math.max(content.now.length, at + fits));
    if (!isReserve(path)) {
      grown.set(content.now);
      grown.set(bytes.subarray(0, fits), at);
    }
    content.now = grown;
    if (this.isFull) throw failure("ENOSPC");
  }

  #sync(content: Content): void {
    if (this.failsSync) {
      // What the kernel could not write it forgets: a second sync would answer well (PostgreSQL's “fsyncgate” of 2018).
      content.now = content.durable;
      this.failsSync = false;
      throw failure("EIO");
    }
    content.durable = content.now;
  }
}
