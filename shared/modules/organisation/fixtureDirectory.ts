import { emptyDirectory, type Directory } from "#shared/engine/directory.ts";
import { demonstration } from "./fixtures.ts";

/** The directory of the demonstration organisation, for rule tests. */
export const fixtureDirectory: Directory = {
  ...emptyDirectory(demonstration.org),
  units: new Map(demonstration.units.map(({ id, name, short, parent, level }) => [id, { id, name, short, parent: parent === "" ? null : parent, kind: level, active: true }])),
  people: new Map(demonstration.people.map((person) => [person.id, { ...person, active: true }])),
};
