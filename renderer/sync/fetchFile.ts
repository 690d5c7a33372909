/** Where a file comes from, and how a request is made there. */
type FileSource = { readonly at: string; readonly headers: { readonly [name: string]: string } };
type Part = { readonly pieces: Uint8Array[]; held: number };
/** `cut`: what came stays, and the rest follows another time. `gone`: it is not to be had there. */
type Came = "whole" | "cut" | "gone";

const silence = 30_000;
/** As many unfinished files are kept in memory. */
const mostParts = 4;

/** Sealed files on their way from the hub. What has come of one stays through every cut, and the next request goes on behind it. */
export class Arrivals {
  readonly #parts = new Map<string, Part>();
  readonly #running = new Map<string, Promise<Uint8Array | null>>();

  /** The whole file, as it came; null where it cannot be had now. Whoever asks while it is on its way gets the same. */
  fetch(sha: string, source: FileSource): Promise<Uint8Array | null> {
    const running = this.#running.get(sha) ?? this.#arrive(sha, source).finally(() => this.#running.delete(sha));
    this.#running.set(sha, running);
    return running;
  }

  async #arrive(sha: string, source: FileSource): Promise<Uint8Array | null> {
    const part = this.#partOf(sha);
    for (let before = -1; before < part.held; ) {
      before = part.held;
      const came = await more(source, part);
      if (came === "cut") continue;
      this.#parts.delete(sha);
      return came === "whole" ? joined(part) : null;
    }
    return null;
  }

  #partOf(sha: string): Part {
    const part = this.#parts.get(sha) ?? { pieces: [], held: 0 };
    this.#parts.set(sha, part);
    const [oldest = sha] = this.#parts.keys();
    if (this.#parts.size > mostParts) this.#parts.delete(oldest);
    return part;
  }
}

async function more({ at, headers }: FileSource, part: Part): Promise<Came> {
  const quiet = new AbortController();
  const response = await fetch(at, { headers: { ...headers, range: `bytes=${part.held}-` }, signal: quiet.signal }).catch(() => null);
  const body = response?.ok === true ? response.body : null;
  if (response === null || body === null) return isGone(response) ? "gone" : "cut";
  if (response.status !== 206) drop(part); // the whole, from its beginning
  return (await readAll(body, part, quiet)) === sizeIn(response) ? "whole" : "cut";
}

const isGone = (response: Response | null): boolean => response?.status === 404 || response?.status === 416;

/** Reads what comes until it ends, breaks off or is silent for too long; answers how much is held then. */
async function readAll(body: ReadableStream<Uint8Array>, part: Part, quiet: AbortController): Promise<number> {
  const reader = body.getReader();
  for (;;) {
    const timer = setTimeout(() => quiet.abort(), silence);
    const { value } = await reader.read().catch(() => ({ value: undefined })).finally(() => clearTimeout(timer));
    if (value === undefined) return part.held;
    part.pieces.push(value);
    part.held += value.length;
  }
}

function sizeIn({ status, headers }: Response): number {
  return Number(status === 206 ? headers.get("content-range")?.split("/")[1] : headers.get("content-length"));
}

function drop(part: Part): void {
  part.pieces.length = 0;
  part.held = 0;
}

function joined({ pieces, held }: Part): Uint8Array {
  const whole = new Uint8Array(held);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
