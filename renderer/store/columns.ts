import type { Row } from "#shared/engine/register.ts";
import type { Rows, Write } from "./ports.ts";
import type { Sealer } from "./sealing.ts";

const chunkSize = 1000;
export type Entry = { readonly record: string; rows: readonly Row[] };

/** A thousand records' rows. What was computed from them is kept until one of them changes. */
export class Chunk {
  readonly entries: Entry[];
  dirty = false;
  #computed = new Map<string, unknown>();

  constructor(entries: readonly Entry[]) {
    this.entries = [...entries];
  }

  /** The most that is kept of one chunk: a few filters, and the text for search. */
  computed<Value>(key: string, compute: (entries: readonly Entry[]) => Value): Value {
    if (!this.#computed.has(key)) {
      if (this.#computed.size > 8) this.#computed.clear();
      this.#computed.set(key, compute(this.entries));
    }
    return this.#computed.get(key) as Value;
  }

  changed(): void {
    this.dirty = true;
    this.#computed.clear();
  }
}

/**
 * A register's rows in memory, kept in sealed chunks of 1,000 records on disk. Filters, sorts and totals run over what is in memory.
 * A record keeps its place in its chunk; one without rows stays as an empty entry until the chunk is written anew.
 */
export class Columns {
  readonly chunks: Chunk[] = [];
  readonly #chunkOf = new Map<string, Chunk>();
  readonly #entryOf = new Map<string, Entry>();
  revision = 0;
  /** Some of it did not open and lacks its rows: it is to be made anew from the records. */
  isDamaged = false;

  constructor(readonly name: string) {}

  put(record: string, rows: readonly Row[]): void {
    const known = this.#entryOf.get(record);
    if (known === undefined && rows.length === 0) return;
    this.revision += 1;
    if (known === undefined) this.#add({ record, rows });
    else known.rows = rows;
    this.#chunkOf.get(record)?.changed();
  }

  rowsOf(record: string): readonly Row[] {
    return this.#entryOf.get(record)?.rows ?? [];
  }

  /** The chunk that holds a record, if any does. */
  chunkOf(record: string): Chunk | undefined {
    return this.#chunkOf.get(record);
  }

  /** The chunks that changed since they were last written. They count as written: commit them with what changed them. */
  takeWrites(sealer: Sealer): readonly Write[] {
    return this.chunks.flatMap((chunk, index): Write[] => {
      if (!chunk.dirty) return [];
      chunk.dirty = false;
      const id = `${this.name}/${index}`;
      return [{ table: "chunk", put: { id, sealed: sealer.seal("chunk", id, chunk.entries) } }];
    });
  }

  load(index: number, entries: readonly Entry[]): void {
    const chunk = new Chunk(entries);
    this.chunks[index] = chunk;
    for (const entry of chunk.entries) {
      this.#chunkOf.set(entry.record, chunk);
      this.#entryOf.set(entry.record, entry);
    }
    this.revision += 1;
  }

  /** A chunk that did not open: its place is kept, and written anew with what changed it. */
  lose(index: number): void {
    this.load(index, []);
    this.chunks[index]?.changed();
    this.isDamaged = true;
  }

  #add(entry: Entry): void {
    const last = this.chunks.at(-1);
    const chunk = last !== undefined && last.entries.length < chunkSize ? last : new Chunk([]);
    if (chunk !== last) this.chunks.push(chunk);
    chunk.entries.push(entry);
    this.#chunkOf.set(entry.record, chunk);
    this.#entryOf.set(entry.record, entry);
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
    const entries = sealer.open<Entry[]>("chunk", id, row?.sealed);
    if (entries === null) columns.lose(index);
    else columns.load(index, entries);
  }
  return found;
}

function placeOf(id: string): { readonly id: string; readonly name: string; readonly index: number } {
  const at = id.lastIndexOf("/");
  return { id, name: id.slice(0, at), index: Number(id.slice(at + 1)) };
}
