import type { Instant } from "#shared/kernel/instant.ts";
import type { SignedReceipt } from "#shared/sync/envelope.ts";
import type { Admission, Piece } from "../admit/admit.ts";

type Replay = Admission["replay"];
type Queues = ReadonlyMap<string, readonly Piece[]>;
type Promised = Piece & { readonly promise: SignedReceipt };

const chunk = 50;

/**
 * Admits everything that was gathered, in the order in which the hub once answered it, so that every answer stands word for word. Where one would
 * come out otherwise, what stood beside it at the same moment goes first, then what another PC had sent and heard no answer to. What still does
 * not fit lacks something that a PC may yet bring: `isLast` decides it anew, else answers false, and all of it may be tried again later.
 */
export async function replayAll(replay: Replay, queues: Queues, isLast: boolean): Promise<boolean> {
  const all = [...queues.values()].flat();
  const unheard = new Unheard(all.filter(({ promise }) => promise === null));
  for (const pieces of chunks(all.filter(isPromised).toSorted(byMoment))) {
    const isDone = (await replay(pieces, { asPromised: true, dueFirst: true })) !== null || (await oneByOne(replay, pieces, { unheard, isLast }));
    if (!isDone) return false;
  }
  return true;
}

const isPromised = (piece: Piece): piece is Promised => piece.promise !== null;
const byMoment = (left: Promised, right: Promised): number => left.at - right.at || left.promise.receipt.version - right.promise.receipt.version || left.opened.body.dseq - right.opened.body.dseq;

/** In pieces of some fifty, never between two of one moment. */
function chunks(pieces: readonly Promised[]): readonly (readonly Promised[])[] {
  const made: Promised[][] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last === undefined || (last.length >= chunk && last.at(-1)?.at !== piece.at)) made.push([piece]);
    else last.push(piece);
  }
  return made;
}

type Help = { readonly unheard: Unheard; readonly isLast: boolean };

async function oneByOne(replay: Replay, pieces: readonly Promised[], help: Help): Promise<boolean> {
  for (let left = pieces; left.length > 0; ) {
    const step = await nextOf(replay, left, help);
    if (step === "stuck") return false;
    left = left.filter((piece) => piece !== step);
  }
  return true;
}

/** The piece that was admitted next; `helped`: something before it was. */
async function nextOf(replay: Replay, left: readonly Promised[], { unheard, isLast }: Help): Promise<Promised | "helped" | "stuck"> {
  const fits = await firstThatFits(replay, left);
  const [first] = left;
  if (fits !== undefined || first === undefined) return fits ?? "stuck";
  if (await unheard.goFor(replay, first)) return "helped";
  if (!isLast) return "stuck";
  await replay([first], { asPromised: false, dueFirst: true });
  return first;
}

/** The first of those of the earliest moment that comes out as promised, now admitted. */
async function firstThatFits(replay: Replay, left: readonly Promised[]): Promise<Promised | undefined> {
  for (const piece of left.filter(({ at }) => at === left[0]?.at)) for (const dueFirst of [true, false]) if ((await replay([piece], { asPromised: true, dueFirst })) !== null) return piece;
  return undefined;
}

/** What PCs had sent and heard no answer to: perhaps the hub had it, and others built on it. */
class Unheard {
  #left: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#left = pieces;
  }

  /** Admits the next of these that touches the same record, with what stands before it in its queue; false where there is none. */
  async goFor(replay: Replay, { opened, at }: Promised): Promise<boolean> {
    const wanted = this.#left.find(({ opened: { body } }) => body.record === opened.body.record);
    if (wanted === undefined) return false;
    const { dev, dseq } = wanted.opened.body;
    const going = this.#left.filter(({ opened: { body } }) => body.dev === dev && body.dseq <= dseq);
    this.#left = this.#left.filter((piece) => !going.includes(piece));
    for (const piece of going) if ((await replay([atMoment(piece, at)], { asPromised: false, dueFirst: true })) === null) return true;
    return true;
  }
}

const atMoment = (piece: Piece, at: Instant): Piece => ({ ...piece, at });
