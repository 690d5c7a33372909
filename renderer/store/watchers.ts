import type { ToPage } from "#shared/contracts/port.ts";

type Page = { readonly postMessage: (message: ToPage) => void };
type Watch = { readonly page: Page; readonly id: number; readonly read: () => Promise<unknown>; last: string | null };

/** What pages watch. After a change every watch is read again, one round at a time, and only what differs is told. */
export class Watchers {
  readonly #watches = new Map<string, Watch>();
  readonly #names = new Map<Page, number>();
  #running = false;
  #again = false;

  add(page: Page, id: number, read: () => Promise<unknown>): void {
    const watch: Watch = { page, id, read, last: null };
    this.#watches.set(this.#key(page, id), watch);
    void this.#tell(watch);
  }

  drop(page: Page, id: number): void {
    this.#watches.delete(this.#key(page, id));
  }

  changed(): void {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    void this.#run().finally(() => (this.#running = false));
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await new Promise((resolve) => setTimeout(resolve, 10));
      for (const watch of this.#watches.values()) await this.#tell(watch);
    }
  }

  async #tell(watch: Watch): Promise<void> {
    const output = await watch.read().catch(() => undefined);
    const text = JSON.stringify(output);
    if (text === watch.last || output === undefined) return;
    watch.last = text;
    watch.page.postMessage({ t: "seen", id: watch.id, output });
  }

  #key(page: Page, id: number): string {
    const name = this.#names.get(page) ?? this.#names.size + 1;
    this.#names.set(page, name);
    return `${name}/${id}`;
  }
}
