import { emptyDirectory, type Appointment, type Directory, type Person, type Unit } from "#shared/engine/directory.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { secretariesOf } from "./person/secretary.ts";
import type { SignatureOwn } from "./person/signature.ts";

/** The organisation as its own records say; records of other kinds are passed over. */
export function directoryFrom(name: string, records: Iterable<{ readonly kind: string; readonly state: RecordState }>): Directory {
  const units = new Map<string, Unit>();
  const people = new Map<string, Person>();
  const named: Named[] = [];
  for (const { kind, state } of records) {
    if (kind === "organisation.unit") units.set(state.id, toUnit(state));
    if (kind !== "organisation.person") continue;
    people.set(state.id, toPerson(state));
    named.push(...secretariesOf(state).map(({ secretary }) => ({ leader: state.id, secretary })));
  }
  return { ...emptyDirectory(name), units, people: withLeaders(people, named) };
}

type Named = { readonly leader: string; readonly secretary: string };

/** A leader names his secretaries; who serves whom is asked the other way round, for every command and every feed. */
function withLeaders(people: ReadonlyMap<string, Person>, named: readonly Named[]): ReadonlyMap<string, Person> {
  const serving = new Set(named.map(({ secretary }) => secretary));
  return new Map([...people].map(([id, person]) => [id, serving.has(id) ? { ...person, serves: named.filter(({ secretary }) => secretary === id).map(({ leader }) => leader) } : person]));
}

function toUnit({ id, form, status }: RecordState): Unit {
  const { name, short, parent, level } = form as { name: string; short: string; parent: string; level: Unit["kind"] };
  return { id, name, short, parent: parent === "" ? null : parent, kind: level, active: status === "active" };
}

function toPerson(state: RecordState): Person {
  const { name, login, posts } = state.form as { name: string; login: string; posts: readonly Appointment[] };
  const { standIns = [], signature } = state as { readonly standIns?: readonly Appointment[]; readonly signature?: SignatureOwn["signature"] };
  return { id: state.id, name, login, posts: [...posts, ...standIns], active: state.status === "active", ...(signature?.onPaper === true ? { picture: signature.digest } : {}) };
}
