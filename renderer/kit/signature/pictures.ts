import { useMemo, useSyncExternalStore } from "react";
import { filesOf, picturesIn } from "#shared/engine/files.ts";
import type { Picture } from "#shared/engine/pageModel.ts";
import type { Attachment, RecordState } from "#shared/engine/record.ts";
import type { Pictures } from "#renderer/sheets/opinions.ts";
import type { Port } from "../port.ts";
import { once, useWorld, type World } from "../world.tsx";
import { readPicture } from "./readPicture.ts";

type Place = Pick<World, "port" | "registry">;
const read = new WeakMap<Port, Map<string, Picture>>();

/** The signature pictures of some sheets, from this PC or else from the hub; those that cannot be had now are left out. */
export async function openPictures(place: Place, states: readonly RecordState[]): Promise<Pictures> {
  const known = read.get(place.port) ?? new Map<string, Picture>();
  read.set(place.port, known);
  for (const { person, digest } of picturesIn(states)) {
    const picture = known.get(digest) ?? (await openOne(place, person, digest));
    if (picture !== null) known.set(digest, picture);
  }
  return new Map(known);
}

async function openOne({ port, registry }: Place, person: string, digest: string): Promise<Picture | null> {
  const view = await once(port, "record", { id: person }, () => true);
  const type = registry.type(view?.kind ?? "");
  const attachment = view === null || type === undefined ? undefined : filesOf(type, view.state).find((file) => file.digest === digest);
  return attachment === undefined ? null : openAttachment(port, person, attachment);
}

/** One picture of a person's record, as it goes on paper; null where it is not here and cannot be fetched now. */
async function openAttachment(port: Port, person: string, attachment: Attachment): Promise<Picture | null> {
  const bytes = await port.ask("openFile", { record: person, attachment });
  const picture = bytes.ok ? await readPicture(bytes.value) : "notPicture";
  return typeof picture === "string" ? null : picture;
}

const none: Pictures = new Map();

/** The signature pictures of a sheet on screen: its names stand at once, the pictures follow as they come. */
export function usePictures(state: RecordState): Pictures {
  const place = useWorld();
  const key = picturesIn([state]).map(({ digest }) => digest).join(" ");
  return useLoaded(key, none, () => openPictures(place, [state]));
}

/** A picture of a person's record; null while it is not here. */
export function usePicture(person: string, attachment: Attachment): Picture | null {
  const { port } = useWorld();
  return useLoaded<Picture | null>(attachment.digest, null, () => openAttachment(port, person, attachment));
}

/** What has to be loaded for a key: `before` until it is there. */
function useLoaded<Value>(key: string, before: Value, load: () => Promise<Value>): Value {
  // oxlint-disable-next-line react/exhaustive-deps -- what is loaded follows from the key alone
  const store = useMemo(() => loading(before, load), [key]);
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

function loading<Value>(before: Value, load: () => Promise<Value>): { readonly read: () => Value; readonly subscribe: (changed: () => void) => () => void } {
  let value = before;
  return {
    read: () => value,
    subscribe: (changed) => {
      let isOver = false;
      const take = async (): Promise<void> => {
        const loaded = await load();
        if (isOver) return;
        value = loaded;
        changed();
      };
      void take();
      return () => {
        isOver = true;
      };
    },
  };
}
