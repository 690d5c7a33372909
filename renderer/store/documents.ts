import type { HostApi } from "#shared/contracts/host.ts";
import type { Coded, Result } from "#shared/kernel/result.ts";
import { err, ok } from "#shared/kernel/result.ts";
import type { Sealer } from "./sealing.ts";

/** A person's own documents on this PC: drafts, phrases, what was put away. Sealed here, durable in the host; the last writing of a key stands. */
export class Documents {
  readonly #known = new Map<string, unknown>();
  unreadable = 0;

  constructor(readonly host: HostApi, readonly person: string, readonly sealer: Sealer) {}

  async load(): Promise<void> {
    const listed = await this.host.documentList({ person: this.person });
    if (!listed.ok) throw new Error(`documents: ${listed.error.code}`);
    for (const { key, sealed } of listed.value.documents) this.#take(key, sealed);
  }

  // After a forgotten password the keys are others: what the old ones sealed stays where it is and opens no more.
  #take(key: string, sealed: string): void {
    try {
      this.#known.set(key, this.sealer.openDocument(key, sealed));
    } catch {
      this.unreadable += 1;
    }
  }

  get<Value>(key: string): Value | null {
    return (this.#known.get(key) as Value | undefined) ?? null;
  }

  keys(prefix: string): readonly string[] {
    return [...this.#known.keys()].filter((key) => key.startsWith(prefix));
  }

  async put(key: string, value: unknown): Promise<Result<null, Coded>> {
    const put = await this.host.documentPut({ person: this.person, key, sealed: this.sealer.sealDocument(key, value) });
    if (!put.ok) return err({ code: put.error.code === "diskFull" ? "disk.full" : "unavailable" });
    this.#known.set(key, value);
    return ok(null);
  }

  async drop(key: string): Promise<void> {
    if (!this.#known.delete(key)) return;
    await this.host.documentPut({ person: this.person, key, sealed: null });
  }
}
