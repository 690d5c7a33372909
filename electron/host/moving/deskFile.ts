/** 搬家文件 — everything a desk is, in one file for a stick: a sealed list of its contents, then the files as they lie on the disk, where they are sealed already. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { fromHex, toHex } from "#shared/kernel/bytes.ts";
import type { Random } from "#shared/kernel/ids.ts";
import { openByCode, sealByCode } from "#shared/sync/secret.ts";
import { codeOf } from "../files.ts";

/** Where a file of a desk may lie, and what it may be called; nothing else is packed, or taken out of a file. */
const inside = /^(journal\/\d{6}\.wyj(-\d+\.torn)?|documents\/[\w-]{1,64}\/[0-9a-f]{64}\.json|rings\/[\w-]{1,64}\.json|blobs\/[0-9a-f]{2}\/[0-9a-f]{64}|passwords\.json|settings\.json|hub\.json)$/;
const hex = z.string().regex(/^[0-9a-f]+$/);
const cache = z.strictObject({ name: z.string().max(200), blobs: z.array(hex) });

/** The list of contents. `secret`: what opens them, hexadecimal; `head`: the last command of the desk; `unsent`: how many the hub has not answered. */
export const contents = z.strictObject({
  v: z.literal(1), device: hex, former: z.array(hex), secret: hex, at: z.int(), head: z.strictObject({ dseq: z.int(), hash: z.string() }), unsent: z.int(), people: z.array(z.string()), documents: z.int(),
  caches: z.array(cache), files: z.array(z.strictObject({ path: z.string().regex(inside), size: z.int(), sha256: hex })),
});
export type Contents = z.output<typeof contents>;
export type Cache = z.output<typeof cache>;

const magic = "WYDESK1\n";
const head = z.strictObject({ salt: hex, sealed: hex });
const longestHead = 64 * 1024 * 1024;

/** The files of a desk, with their lengths and digests. */
export async function filesOf(folder: string): Promise<Contents["files"]> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll("\\", "/")).filter((name) => inside.test(name)).sort();
  return Promise.all(names.map(async (path) => ({ path, size: (await stat(join(folder, path))).size, sha256: await digestOfFile(join(folder, path)) })));
}

/** The file, chunk by chunk: eight characters, the length of the list (4 bytes, big-endian), the list sealed by the code (argon2id, XChaCha20-Poly1305), then each file in its order. */
export async function* packDesk(folder: string, listed: Contents, { code, random }: { readonly code: string; readonly random: Random }): AsyncGenerator<Uint8Array> {
  const salt = random(16);
  const sealed = Buffer.from(JSON.stringify({ salt: toHex(salt), sealed: await sealByCode(JSON.stringify(listed), { code, salt, place: "desk" }, random) }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  yield Buffer.concat([Buffer.from(magic), length, sealed]);
  for (const { path } of listed.files) yield* createReadStream(join(folder, path));
}

export type DeskFault = { readonly code: "notADesk" | "wrongCode" | "incomplete" };

/** Reads a stream of bytes in pieces of the length asked for; less only at its end. */
export class Pieces {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** At most `length` bytes, as they come; empty only at the end. */
  async some(length: number): Promise<Uint8Array> {
    if (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return new Uint8Array();
      this.#held = next.value;
      if (this.#held.length === 0) return this.some(length);
    }
    const piece = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  async all(length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      const piece = await this.some(missing);
      if (piece.length === 0) break;
      pieces.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(pieces);
  }
}

/** The list of contents at the head of a file, opened by its code. */
export async function readContents(pieces: Pieces, code: string): Promise<Contents | DeskFault> {
  const start = Buffer.from(await pieces.all(magic.length + 4));
  if (start.subarray(0, magic.length).toString() !== magic) return { code: "notADesk" };
  const length = start.readUInt32BE(magic.length);
  if (length > longestHead) return { code: "notADesk" };
  const sealed = head.safeParse(parsed(Buffer.from(await pieces.all(length)).toString()));
  if (!sealed.success) return { code: "incomplete" };
  const opened = await openByCode(sealed.data.sealed, { code, salt: fromHex(sealed.data.salt), place: "desk" });
  if (opened === null) return { code: "wrongCode" };
  const listed = contents.safeParse(parsed(opened));
  return listed.success ? listed.data : { code: "notADesk" };
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (failure: unknown) => {
      if (codeOf(failure) === "ENOENT") return false;
      throw failure;
    },
  );

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
