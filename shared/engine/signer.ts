import type { Person } from "./directory.ts";
import type { Context, Signed, Signer } from "./record.ts";

/** A person as a signature names him. */
export const toSigner = ({ id, name, posts: [main] }: Person): Signer => ({ person: id, name, title: main?.title ?? "", unit: main?.unit ?? "" });

/** An event as whoever acts signs it. */
export function signedBy<Event>(event: Event, { actor, at, now, grade }: Context): Signed<Event> {
  return { ...event, by: { person: actor.person, name: actor.name, title: actor.main?.title ?? "", unit: actor.main?.unit ?? "" }, at, received: now, grade };
}
