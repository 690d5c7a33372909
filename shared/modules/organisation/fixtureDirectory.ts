import type { Directory } from "#shared/engine/directory.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { directoryFrom } from "./directory.ts";
import { demonstration } from "./fixtures.ts";

/** The directory of the demonstration organisation, for rule tests. */
export const fixtureDirectory: Directory = {
  ...directoryFrom(demonstration.org, demonstration.calendars.map(({ id, ...form }) => ({ kind: "organisation.calendar", state: { id, form } as unknown as RecordState }))),
  units: new Map(demonstration.units.map(({ id, name, short, parent, level }) => [id, { id, name, short, parent: parent === "" ? null : parent, kind: level, active: true }])),
  people: new Map(demonstration.people.map((person) => [person.id, { ...person, active: true }])),
};
