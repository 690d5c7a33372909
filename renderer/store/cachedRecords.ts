import { yearOf } from "#shared/kernel/instant.ts";
import type { Held } from "./fold.ts";
import type { Rows, StoredRow, Write } from "./ports.ts";
import type { Sealer } from "./sealing.ts";
import type { TypeVersions } from "./typeVersions.ts";

type Records = ReadonlyMap<string, Held>;

/** Records as the cache keeps them: sealed on their way in, opened on their way out. One whose row does not open counts as not there, and is asked for anew. */
export class CachedRecords {
  /** A row was met that did not open. */
  isDamaged = false;

  constructor(readonly rows: Rows, readonly sealer: Sealer, readonly types: TypeVersions) {}

  async get(ids: readonly string[]): Promise<Records> {
    return this.#opened(ids.length === 0 ? [] : await this.rows.get("record", ids));
  }

  async ofKind(kind: string): Promise<Records> {
    return this.#opened(await this.rows.ofKind(kind));
  }

  async all(): Promise<Records> {
    return this.#opened(await this.rows.all("record"));
  }

  put(id: string, held: Held): Write {
    return { table: "record", put: { id, kind: held.kind, status: held.state.status, year: yearOf(held.state.created), sealed: this.sealer.seal("record", id, this.types.noted(held)) } };
  }

  #opened(rows: readonly (StoredRow | undefined)[]): Records {
    const found = new Map<string, Held>();
    for (const row of rows) {
      const held = row === undefined ? undefined : this.#open(row);
      if (row !== undefined && held !== undefined) found.set(row.id, held);
    }
    return found;
  }

  #open({ id, sealed }: StoredRow): Held | undefined {
    const held = this.sealer.open<Held>("record", id, sealed);
    this.isDamaged ||= held === null;
    return held === null ? undefined : this.types.current(held);
  }
}
