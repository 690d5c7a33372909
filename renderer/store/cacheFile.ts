import { digestOf, toHex, fromHex } from "#shared/kernel/bytes.ts";
import type { HostBoot } from "#shared/contracts/host.ts";
import type { blobsOf } from "./hostClient.ts";
import type { Rows, StoredRow, Table, Write } from "./ports.ts";

type Cache = HostBoot["caches"][number];
type Blobs = ReturnType<typeof blobsOf>;
type Kept = Omit<StoredRow, "sealed"> & { readonly sealed?: string };

/** Cursors first: what comes in while the rest is read is then asked for once more, and never missing. */
const tables: readonly Table[] = ["cursor", "meta", "turn", "record", "chunk"];
const rowsAFile = 20_000;

/** Writes a cache, sealed as it is, into files of this PC; null where one of them did not get there. */
export async function packCache(name: string, rows: Rows, blobs: Blobs): Promise<Cache | null> {
  const names: string[] = [];
  for (const table of tables) {
    const all = await rows.all(table);
    for (let at = 0; at < all.length; at += rowsAFile) {
      const packed = await squeeze(JSON.stringify({ table, rows: all.slice(at, at + rowsAFile).map(toKept) }));
      const digest = digestOf(packed);
      if (!(await blobs.put(digest, packed))) return null;
      names.push(digest);
    }
  }
  return { name, blobs: names };
}

/** Fills an empty cache with what came from the PC it was on before. What cannot be read is left out: the hub has it all. */
export async function fillCache(rows: Rows, cache: Cache, blobs: Blobs): Promise<void> {
  if ((await rows.ids("cursor")).length > 0) return;
  const writes: Write[] = [];
  for (const digest of cache.blobs) {
    const packed = await blobs.get(digest);
    if (packed === null) return;
    const { table, rows: kept } = JSON.parse(await unsqueeze(packed)) as { readonly table: Table; readonly rows: readonly Kept[] };
    for (const row of kept) writes.push({ table, put: toStored(row) });
  }
  await rows.commit(writes);
}

const toKept = ({ sealed, ...clear }: StoredRow): Kept => (sealed === undefined ? clear : { ...clear, sealed: toHex(sealed) });
const toStored = ({ sealed, ...clear }: Kept): StoredRow => (sealed === undefined ? clear : { ...clear, sealed: fromHex(sealed) });

const squeeze = async (text: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
const unsqueeze = (packed: Uint8Array<ArrayBuffer>): Promise<string> => new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
