import { weekendsOnly, type Calendar } from "#shared/kernel/workingDays.ts";
import type { Feed, Holder, PostKey } from "./holder.ts";

/** A unit 单位 of the organisation; `parent` is null for the head office. */
export type Unit = { readonly id: string; readonly name: string; readonly short: string; readonly parent: string | null; readonly kind: "office" | "department" | "branch"; readonly active: boolean };
export type Person = { readonly id: string; readonly name: string; readonly login: string; readonly active: boolean; readonly posts: readonly Appointment[];
  /** The digest of the signature picture that stands on paper under what this person decides; absent where none does. */
  readonly picture?: string;
  /** The leaders whose verdicts this person may record (代录); absent where there are none. */
  readonly serves?: readonly string[] };
/** A person's post at a unit, and the title that is printed. The first one is the main one. */
export type Appointment = { readonly post: string; readonly unit: string; readonly title: string };

/** The organisation as of one moment: who there is, who has which post, what lies above a unit. */
export type Directory = {
  readonly organisation: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  readonly calendar: Calendar;
  readonly pace: Pace;
};

/** 办理时效: how soon the same person may urge the same turn again. */
export type Pace = { readonly urgeHours: number };
export const usualPace: Pace = { urgeHours: 4 };

export const emptyDirectory = (organisation: string): Directory => ({ organisation, units: new Map(), people: new Map(), calendar: weekendsOnly, pace: usualPace });

/** The posts that answer for what others have in hand: in their own unit, and in every unit below it. */
export const overseers: readonly string[] = ["head", "officeHead", "leader", "chief"];

/** Whether one of these posts answers for what a unit has in hand. */
export const oversees = (directory: Directory, posts: readonly PostKey[], unit: string): boolean => unitsAbove(directory, unit).some(({ id }) => overseers.some((post) => posts.includes(`${post}@${id}`)));

export const postsOf = (person: Person): readonly PostKey[] => person.posts.map(({ post, unit }): PostKey => `${post}@${unit}`);

/** The people who hold a turn now, those no longer active left out. */
export function peopleOf(directory: Directory, holder: Holder): readonly Person[] {
  const active = [...directory.people.values()].filter((person) => person.active);
  if (holder.startsWith("p:")) return active.filter((person) => `p:${person.id}` === holder);
  return active.filter((person) => postsOf(person).some((post) => `o:${post}` === holder));
}

/** The unit itself and every unit above it, nearest first. */
export function unitsAbove(directory: Directory, unit: string): readonly Unit[] {
  const found = directory.units.get(unit);
  if (found === undefined) return [];
  return [found, ...(found.parent === null ? [] : unitsAbove(directory, found.parent))];
}

export const headOffice = (directory: Directory): Unit | undefined => [...directory.units.values()].find((unit) => unit.parent === null && unit.active);

/** The unit itself and every unit below it. */
export const unitsBelow = (directory: Directory, unit: string): readonly Unit[] =>
  [...directory.units.values()].filter((candidate) => unitsAbove(directory, candidate.id).some(({ id }) => id === unit));

/** ROUTE-24: a secretary receives what waits for the leader, as a person and in his posts; not the registers that those posts read. */
function servedFeeds({ people }: Directory, { serves = [] }: Person): readonly Feed[] {
  const leaders = serves.flatMap((id) => people.get(id) ?? []).filter(({ active }) => active);
  return leaders.flatMap((leader): readonly Feed[] => [`p:${leader.id}`, ...postsOf(leader).map((post): Feed => `o:${post}`)]);
}

/** Every feed a person receives: own, of the posts held, of the registers those posts may read, and the common one. */
export function feedsOf(directory: Directory, person: Person, registers: readonly { readonly name: string; readonly readers: readonly string[] }[]): ReadonlySet<Feed> {
  const feeds = new Set<Feed>(["c", `p:${person.id}`, ...servedFeeds(directory, person)]);
  for (const { post, unit } of person.posts) {
    feeds.add(`o:${post}@${unit}`);
    for (const register of registers.filter(({ readers }) => readers.includes(post)))
      for (const below of unitsBelow(directory, unit)) feeds.add(`r:${below.id}/${register.name}`);
  }
  return feeds;
}
