import { emptyDirectory, type Appointment, type Directory, type Pace, type Person, type Unit } from "#shared/engine/directory.ts";
import type { RecordState } from "#shared/engine/record.ts";
import type { Calendar } from "#shared/kernel/workingDays.ts";
import { daysOff, type CalendarForm } from "./calendar/record.ts";
import { secretariesOf } from "./person/secretary.ts";
import type { SignatureOwn } from "./person/signature.ts";

type OfficeRecord = { readonly kind: string; readonly state: RecordState };

/** The kinds of record that say what the organisation is. */
export const officeKinds: readonly string[] = ["organisation.unit", "organisation.person", "organisation.calendar", "organisation.pace"];

/** The organisation as its own records say; records of other kinds are passed over. */
export function directoryFrom(name: string, records: Iterable<OfficeRecord>): Directory {
  const held = [...records];
  const of = (wanted: string): readonly RecordState[] => held.filter(({ kind }) => kind === wanted).map(({ state }) => state);
  const usual = emptyDirectory(name);
  const people = of("organisation.person");
  const named = people.flatMap((state) => secretariesOf(state).map(({ secretary }): Named => ({ leader: state.id, secretary })));
  return {
    ...usual,
    units: new Map(of("organisation.unit").map((state) => [state.id, toUnit(state)])),
    people: withLeaders(new Map(people.map((state) => [state.id, toPerson(state)])), named),
    calendar: toCalendar(of("organisation.calendar").map(({ form }) => form as CalendarForm)),
    pace: (of("organisation.pace")[0]?.form as Pace | undefined) ?? usual.pace,
  };
}

type Named = { readonly leader: string; readonly secretary: string };

/** A leader names his secretaries; who serves whom is asked the other way round, for every command and every feed. */
function withLeaders(people: ReadonlyMap<string, Person>, named: readonly Named[]): ReadonlyMap<string, Person> {
  const serving = new Set(named.map(({ secretary }) => secretary));
  return new Map([...people].map(([id, person]) => [id, serving.has(id) ? { ...person, serves: named.filter(({ secretary }) => secretary === id).map(({ leader }) => leader) } : person]));
}

/** CAL-3. */
const toCalendar = (years: readonly CalendarForm[]): Calendar => ({
  years: new Set(years.map(({ year }) => year ?? 0)),
  off: new Set(years.flatMap(daysOff)),
  worked: new Set(years.flatMap(({ worked }) => worked.map(({ day }) => day))),
});

function toUnit({ id, form, status }: RecordState): Unit {
  const { name, short, parent, level } = form as { name: string; short: string; parent: string; level: Unit["kind"] };
  return { id, name, short, parent: parent === "" ? null : parent, kind: level, active: status === "active" };
}

function toPerson(state: RecordState): Person {
  const { name, login, posts } = state.form as { name: string; login: string; posts: readonly Appointment[] };
  const { standIns = [], signature } = state as { readonly standIns?: readonly Appointment[]; readonly signature?: SignatureOwn["signature"] };
  return { id: state.id, name, login, posts: [...posts, ...standIns], active: state.status === "active", ...(signature?.onPaper === true ? { picture: signature.digest } : {}) };
}
