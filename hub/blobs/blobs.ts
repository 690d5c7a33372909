import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { Database } from "../db/database.ts";

/** Sealing adds a little to the 50 MB that a file may have. */
export const largestBlob = 50 * 1_048_576 + 65_536;
const chunkSize = 1_048_576;
const abandonedAfter = 24 * 3_600_000;

export type Kept = "kept" | "tooLarge" | "wrongDigest";
/** A piece of a file: where it begins, and how long the whole is. */
export type Piece = { readonly digest: string; readonly dev: string; readonly at: number; readonly size: number; readonly bytes: Buffer };
const uploadOf = ({ digest, dev }: { readonly digest: string; readonly dev: string }): string => `${digest}.${dev}`;

/** Files in the database, in chunks of 1 MiB. Chunks arrive under the upload's own name and count only once the whole has the promised digest. */
export class Blobs {
  constructor(private readonly database: Database, private readonly clock: () => number) {}

  async put(file: { readonly digest: string; readonly dev: string }, body: Readable): Promise<Kept> {
    const upload = randomBytes(16).toString("hex");
    const stored = await this.store(upload, body).catch(async (fault: unknown) => {
      await this.drop(upload);
      throw fault;
    });
    if (stored?.digest === file.digest) await this.keep(file, upload, stored.size);
    else await this.drop(upload);
    if (stored === null) return "tooLarge";
    return stored.digest === file.digest ? "kept" : "wrongDigest";
  }

  /** How much of a file this PC has sent so far; all of it counts only when the whole has the promised digest. */
  async heldOf(file: { readonly digest: string; readonly dev: string }): Promise<number> {
    const [row] = await this.database.sql<{ held: number }>("select coalesce(sum(length(bytes)), 0)::bigint as held from blob_chunk where org = $1 and upload = $2", [this.database.org, uploadOf(file)]);
    return row?.held ?? 0;
  }

  /** Takes the next piece; answers from where to go on. A piece that begins elsewhere changes nothing. */
  async putPiece(piece: Piece): Promise<Kept | { readonly at: number }> {
    const { at, size, bytes } = piece;
    if (size > largestBlob || at + bytes.length > size) return "tooLarge";
    const held = await this.heldOf(piece);
    if (at !== held) return { at: held };
    const { org, sql } = this.database;
    await sql("insert into blob_chunk (org, upload, n, bytes, made) select $1, $2, count(*), $3, $4 from blob_chunk where org = $1 and upload = $2 on conflict do nothing", [org, uploadOf(piece), bytes, this.clock()]);
    const now = await this.heldOf(piece);
    return now < size ? { at: now } : this.finish(piece);
  }

  private async finish(piece: Piece): Promise<Kept> {
    const hash = createHash("sha256");
    for await (const bytes of this.chunksOf({ size: piece.size, upload: uploadOf(piece) })) hash.update(bytes);
    const isWhole = hash.digest("hex") === piece.digest;
    if (isWhole) await this.keep(piece, uploadOf(piece), piece.size);
    else await this.drop(uploadOf(piece));
    return isWhole ? "kept" : "wrongDigest";
  }

  /** Whether this PC has sent the file before: the only thing it may learn of one. */
  async sentBy(digest: string, dev: string): Promise<boolean> {
    return (await this.database.sql("select 1 from blob_sent where org = $1 and digest = $2 and dev = $3", [this.database.org, digest, dev])).length > 0;
  }

  /** A file and how to read it, from one of its bytes on. */
  async open(digest: string): Promise<{ readonly size: number; readonly from: (at: number) => Readable } | null> {
    const [blob] = await this.database.sql<{ size: number; upload: string }>("select size, upload from blob where org = $1 and digest = $2", [this.database.org, digest]);
    return blob === undefined ? null : { size: blob.size, from: (at) => Readable.from(this.chunksOf(blob, at)) };
  }

  private async store(upload: string, body: Readable): Promise<{ readonly size: number; readonly digest: string } | null> {
    const hash = createHash("sha256");
    let size = 0;
    let n = 0;
    for await (const bytes of inChunks(body)) {
      size += bytes.length;
      if (size > largestBlob) return null;
      hash.update(bytes);
      await this.database.sql("insert into blob_chunk (org, upload, n, bytes, made) values ($1, $2, $3, $4, $5)", [this.database.org, upload, n++, bytes, this.clock()]);
    }
    return { size, digest: hash.digest("hex") };
  }

  private async keep({ digest, dev }: { readonly digest: string; readonly dev: string }, upload: string, size: number): Promise<void> {
    const { org, sql } = this.database;
    const made = await sql("insert into blob (org, digest, size, upload) values ($1, $2, $3, $4) on conflict do nothing returning digest", [org, digest, size, upload]);
    if (made.length === 0) await this.drop(upload);
    await sql("insert into blob_sent (org, digest, dev) values ($1, $2, $3) on conflict do nothing", [org, digest, dev]);
  }

  private drop(upload: string): Promise<unknown> {
    return this.database.sql("delete from blob_chunk where org = $1 and upload = $2", [this.database.org, upload]);
  }

  /** Chunks of uploads that were cut off a day ago and belong to no file. */
  dropAbandoned(): Promise<unknown> {
    const abandoned = "made < $2 and not exists (select 1 from blob where blob.org = blob_chunk.org and blob.upload = blob_chunk.upload)";
    return this.database.sql(`delete from blob_chunk where org = $1 and ${abandoned}`, [this.database.org, this.clock() - abandonedAfter]);
  }

  private async *chunksOf({ size, upload }: { readonly size: number; readonly upload: string }, from = 0): AsyncGenerator<Buffer> {
    let { n, told } = from === 0 ? { n: 0, told: 0 } : await this.placeOf(upload, from);
    for (; told < size; n++) {
      const [row] = await this.database.sql<{ bytes: Buffer }>("select bytes from blob_chunk where org = $1 and upload = $2 and n = $3", [this.database.org, upload, n]);
      if (row === undefined) throw new Error("a file has lost a chunk");
      if (told + row.bytes.length > from) yield row.bytes.subarray(Math.max(0, from - told));
      told += row.bytes.length;
    }
  }

  /** The chunk in which a byte lies, and how many bytes come before it. */
  private async placeOf(upload: string, at: number): Promise<{ n: number; told: number }> {
    const chunks = await this.database.sql<{ n: number; length: number }>("select n, length(bytes) as length from blob_chunk where org = $1 and upload = $2 order by n", [this.database.org, upload]);
    let told = 0;
    for (const { n, length } of chunks) {
      if (told + length > at) return { n, told };
      told += length;
    }
    return { n: chunks.length, told };
  }
}

async function* inChunks(body: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  // A body that is given up half-way must not take its connection with it before the answer is out.
  for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    held.push(piece);
    size += piece.length;
    while (size >= chunkSize) {
      const whole = Buffer.concat(held);
      yield whole.subarray(0, chunkSize);
      held = [whole.subarray(chunkSize)];
      size -= chunkSize;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
