/** Who may hold a turn: a person, or whoever has a post at a unit. Resolved to people when read. */
export type Holder = `p:${string}` | `o:${string}@${string}`;

/** Where events are delivered, and who may see them: a person, a post@unit, a unit's register, or everybody. */
export type Feed = Holder | `r:${string}/${string}` | "c";

/** The post a person has at a unit, as `head@liuhe`. */
export type PostKey = `${string}@${string}`;

export const personHolder = (person: string): Holder => `p:${person}`;
export const postHolder = (post: string, unit: string): Holder => `o:${post}@${unit}`;
export const registerFeed = (unit: string, register: string): Feed => `r:${unit}/${register}`;

export function holds(actor: { readonly person: string; readonly posts: readonly PostKey[] }, holder: Holder): boolean {
  if (holder.startsWith("p:")) return holder === `p:${actor.person}`;
  return actor.posts.some((post) => holder === `o:${post}`);
}
