import { filesOf, picturesIn } from "#shared/engine/files.ts";
import { holds } from "#shared/engine/holder.ts";
import type { Attachment } from "#shared/engine/record.ts";
import type { Desk } from "./desk.ts";
import { openFile, type Blobs, type FetchFile } from "./files.ts";
import { newest, ownRowsOf } from "./ownSheets.ts";
import { actorOf } from "./overlay.ts";
import type { Clock } from "./ports.ts";

type Place = { readonly desk: () => Desk | null; readonly blobs: Blobs; readonly fetch: FetchFile; readonly clock: Clock };
type Wanted = { readonly record: string; readonly attachment: Attachment };

const pause = 3_000;
const sheets = 50;

/** Has the signature pictures here before they are wanted: of what waits for this person, and of the newest that he began or handled. So they print with no network. */
export class PictureKeeper {
  readonly #here = new Set<string>();
  #isWaiting = false;

  constructor(readonly place: Place) {}

  /** Something changed: looks again, after a pause and not once for every frame. */
  wake(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.place.clock.after(pause, () => void this.look());
  }

  async look(): Promise<void> {
    this.#isWaiting = false;
    const desk = this.place.desk();
    if (desk === null) return;
    for (const wanted of await picturesOn(desk)) {
      const { blob } = wanted.attachment;
      if (!this.#here.has(blob) && (await openFile(this.place.blobs, this.place.fetch, wanted)).ok) this.#here.add(blob);
    }
  }
}

async function picturesOn(desk: Desk): Promise<readonly Wanted[]> {
  const held = await Promise.all(recordsOn(desk).map((record) => desk.overlay.get(record)));
  const wanted = await Promise.all(picturesIn(held.flatMap((each) => each?.state ?? [])).map(({ person, digest }) => pictureOf(desk, person, digest)));
  return wanted.flat();
}

function recordsOn(desk: Desk): readonly string[] {
  const actor = actorOf(desk.confirmed.directory, desk.ring.person);
  const waiting = [...desk.confirmed.turns].flatMap(([record, turns]) => (actor !== null && turns.some(({ holder }) => holds(actor, holder)) ? [record] : []));
  return [...new Set([...waiting, ...newest(ownRowsOf(desk)).slice(0, sheets).map(({ $record }) => $record)])];
}

async function pictureOf(desk: Desk, person: string, digest: string): Promise<readonly Wanted[]> {
  const held = await desk.overlay.get(person);
  const type = held === undefined ? undefined : desk.registry.type(held.kind);
  const files = held === undefined || type === undefined ? [] : filesOf(type, held.state);
  return files.filter((file) => file.digest === digest).map((attachment) => ({ record: person, attachment }));
}
