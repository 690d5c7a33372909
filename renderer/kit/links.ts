import type { Actor, AnyRecordType, Context } from "#shared/engine/record.ts";
import { emptyDirectory, postsOf, type Person } from "#shared/engine/directory.ts";
import { useQuery, useWorld } from "./world.tsx";

/** The keys of drafts: a new sheet, a record corrected by its applicant, an opinion half written, what the hub refused. */
export const newDraftKey = (kind: string, random: string): string => `new:${kind}:${random}`;
export const editDraftKey = (record: string): string => `edit:${record}`;
export const opinionDraftKey = (record: string): string => `opinion:${record}`;
export const fixDraftKey = (cid: string): string => `fix:${cid}`;
export const kindOfKey = (key: string): string | null => (key.startsWith("new:") ? (key.split(":")[1] ?? null) : null);
export const recordOfKey = (key: string): string | null => (key.startsWith("edit:") ? key.slice(5) : null);

/** The person at this screen, as policies know actors; null until the directory is here. */
export function useActor(): Actor | null {
  const session = useQuery("session", {});
  const people = useQuery("people", { text: session?.name ?? "" });
  const person = people?.find(({ id }) => id === session?.person);
  return person === undefined ? null : toActor(person);
}

function toActor(person: Person): Actor {
  const [main = null] = person.posts;
  return { person: person.id, name: person.name, posts: postsOf(person), main };
}

/** The command by which this person may start a record of a type: `submit`, or the type's own; null where there is none. */
export function useStart(): (type: AnyRecordType) => string | null {
  const actor = useActor();
  const { now } = useWorld();
  return (type) => {
    const command = type.flow === null ? type.creates : "submit";
    if (command === undefined || actor === null) return null;
    const at = now();
    const context: Context = { actor, now: at, at, grade: "plain", directory: emptyDirectory(""), reads: new Map(), cause: null };
    const rule = (type.policy as { readonly [command: string]: ((state: null, context: Context) => boolean) | undefined })[command];
    return rule?.(null, context) === true ? command : null;
  };
}
