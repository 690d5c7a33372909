import type { Row } from "#shared/engine/register.ts";
import type { Sealer } from "./sealing.ts";
import type { Rows, Write } from "./ports.ts";

const chunkSize = 1000;
type Entry = { readonly record: string; rows: readonly Row[] };
type Chunk = { readonly entries: Entry[]; dirty: boolean };

/**
 * A register's rows in memory, kept in sealed chunks of 1,000 records on disk. Filters, sorts and totals run over what is in memory.
 * A record keeps its place in its chunk; one without rows stays as an empty entry until the chunk is written anew.
 */
export class Columns {
  readonly #chunks: Chunk[] = [];
  readonly #chunkOf = new Map<string, number>();
  readonly #entryOf = new Map<string, Entry>();
  revision = 0;

  constructor(readonly name: string) {}

  put(record: string, rows: readonly Row[]): void {
    const known = this.#entryOf.get(record);
    if (known === undefined && rows.length === 0) return;
    this.revision += 1;
    if (known !== undefined) {
      known.rows = rows;
      this.#mark(this.#chunkOf.get(record));
      return;
    }
    const last = this.#chunks.at(-1);
    const index = last !== undefined && last.entries.length < chunkSize ? this.#chunks.length - 1 : this.#chunks.push({ entries: [], dirty: true }) - 1;
    const entry = { record, rows };
    this.#chunks[index]?.entries.push(entry);
    this.#chunkOf.set(record, index);
    this.#entryOf.set(record, entry);
    this.#mark(index);
  }

  rowsOf(record: string): readonly Row[] {
    return this.#entryOf.get(record)?.rows ?? [];
  }

  *entries(): IterableIterator<Entry> {
    for (let index = this.#chunks.length - 1; index >= 0; index -= 1) yield* this.#chunks[index]?.entries ?? [];
  }

  /** The chunks that changed since they were last written. They count as written: commit them with what changed them. */
  takeWrites(sealer: Sealer): readonly Write[] {
    return this.#chunks.flatMap((chunk, index): Write[] => {
      if (!chunk.dirty) return [];
      chunk.dirty = false;
      const id = `${this.name}/${index}`;
      return [{ table: "chunk", put: { id, sealed: sealer.seal("chunk", id, chunk.entries) } }];
    });
  }

  load(index: number, entries: readonly Entry[]): void {
    this.#chunks[index] = { entries: [...entries], dirty: false };
    for (const entry of this.#chunks[index]?.entries ?? []) {
      this.#chunkOf.set(entry.record, index);
      this.#entryOf.set(entry.record, entry);
    }
    this.revision += 1;
  }

  #mark(index: number | undefined): void {
    const chunk = index === undefined ? undefined : this.#chunks[index];
    if (chunk !== undefined) chunk.dirty = true;
  }
}

/** Every register found in the stored chunks, newest chunk first; each is read by itself, so that others get their turn in between. */
export async function loadColumns(rows: Rows, sealer: Sealer): Promise<Map<string, Columns>> {
  const found = new Map<string, Columns>();
  const places = (await rows.ids("chunk")).map(placeOf).sort((left, right) => right.index - left.index);
  for (const { id, name, index } of places) {
    const [row] = await rows.get("chunk", [id]);
    const columns = found.get(name) ?? new Columns(name);
    found.set(name, columns);
    if (row?.sealed !== undefined) columns.load(index, sealer.open<Entry[]>("chunk", id, row.sealed));
  }
  return found;
}

function placeOf(id: string): { readonly id: string; readonly name: string; readonly index: number } {
  const at = id.lastIndexOf("/");
  return { id, name: id.slice(0, at), index: Number(id.slice(at + 1)) };
}
