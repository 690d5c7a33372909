import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import { isShallow } from "../admit/shallow.ts";

export const largestBody = 1_048_576;

/** A request that is answered with a status and one constant body. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string) {
    super(code);
  }
}

const inflate = { gzip: promisify(gunzip), br: promisify(brotliDecompress) };

/** Reads a JSON body: unpacked at most to the same size, never nested deep enough to hurt a parser, no name twice in an object. */
export async function readJson(body: Buffer, encoding: string | undefined): Promise<unknown> {
  const text = (await unpacked(body, encoding)).toString("utf8");
  if (!isShallow(text)) throw new Refused(400, "badInput");
  const value = parsed(text);
  if (namesOf(text) !== membersOf(value)) throw new Refused(400, "badInput");
  return value;
}

async function unpacked(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === "identity") return body;
  if (encoding !== "gzip" && encoding !== "br") throw new Refused(415, "badInput");
  try {
    return await inflate[encoding](body, { maxOutputLength: largestBody });
  } catch (fault) {
    throw (fault as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? new Refused(413, "tooLarge") : new Refused(400, "badInput");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "badInput");
  }
}

// In valid JSON a colon outside a text stands for one name; a name given twice leaves fewer members than names.
function namesOf(text: string): number {
  let names = 0;
  for (let at = 0, inside = false; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (inside && letter === 92) at++;
    else if (letter === 34) inside = !inside;
    else if (!inside && letter === 58) names++;
  }
  return names;
}

function membersOf(value: unknown): number {
  if (value === null || typeof value !== "object") return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, member) => sum + membersOf(member), own);
}
