import { personStrings } from "../person/strings.ts";
import type { PersonForm } from "../person/record.ts";
import type { FindUnit, Held } from "./planUnits.ts";
import { faultAt, listed, optionFrom, type Fault, type TableRow } from "./table.ts";

export type PersonDraft = { readonly id: string; readonly row: number; readonly form: PersonForm };
export type PeoplePlan = { readonly drafts: readonly PersonDraft[]; readonly faults: readonly Fault[] };
type Post = PersonForm["posts"][number];

const posts = [personStrings.zh.options, personStrings.en.options];
const loginPattern = /^[a-z0-9][a-z0-9-]{1,39}$/;
const mostPosts = 20;
const at = (row: { readonly row: number }, head: "person" | "login" | "unit" | "post" | "charge") => faultAt("people", row, head);

/** ORG-3, ORG-4, ORG-5: the people of the workbook, each with all posts. */
export function planPeople(rows: readonly TableRow[], find: FindUnit, present: readonly Held<PersonForm>[]): PeoplePlan {
  const groups = [...groupedByLogin(rows).values()];
  const drafts = groups.flatMap((group) => toDraft(group, find, present));
  const faults = [...rows.flatMap((row) => rowFaults(row, find)), ...groups.flatMap(groupFaults), ...drafts.flatMap((draft) => draftFaults(draft, drafts, present))];
  return { drafts, faults };
}

type LoginRow = TableRow & { readonly login: string };
const withLogin = (row: TableRow): LoginRow => ({ ...row, login: (row.cells.login ?? "").toLowerCase() });

// Without Map.groupBy, which the oldest browsers in use do not have.
function groupedByLogin(rows: readonly TableRow[]): ReadonlyMap<string, readonly LoginRow[]> {
  const groups = new Map<string, LoginRow[]>();
  for (const row of rows.map(withLogin)) groups.set(row.login, [...(groups.get(row.login) ?? []), row]);
  return groups;
}

function toDraft(group: readonly LoginRow[], find: FindUnit, present: readonly Held<PersonForm>[]): readonly PersonDraft[] {
  const [first] = group;
  if (first === undefined || first.login === "") return [];
  const known = present.find(({ form }) => form.login === first.login);
  const held = group.flatMap((row) => postsOf(row, find));
  const different = held.filter((post, index) => held.findIndex((other) => other.post === post.post && other.unit === post.unit) === index);
  return [{ id: known?.id ?? `person-${first.login}`, row: first.row, form: { name: first.cells.person ?? "", login: first.login, posts: different } }];
}

/** A row's own post, and for a leader the same post at each unit in charge. Where no title is written, the post's own name is printed. */
function postsOf({ cells: { unit = "", post = "", title = "", charge = "" } }: TableRow, find: FindUnit): readonly Post[] {
  const named = optionFrom(posts, post);
  if (named === undefined) return [];
  const words = title === "" ? personStrings.zh.options[named] : title;
  return [unit, ...chargesIn(charge)].map(find).flatMap((found) => ("id" in found ? [{ post: named, unit: found.id, title: words }] : []));
}

const chargesIn = (charge: string): readonly string[] => charge.split(/[\u3001,\uff0c;\uff1b\s]+/).filter((name) => name !== "");

function rowFaults(row: TableRow, find: FindUnit): readonly Fault[] {
  const { unit = "" } = row.cells;
  const empty = (["login", "unit", "post"] as const).filter((head) => row.cells[head] === "").map((head) => at(row, head)("cell.missing"));
  return [...empty, ...wordFaults(row), ...unitFaults(row, "unit", unit === "" ? [] : [unit], find), ...chargeFaults(row, find)];
}

function wordFaults(row: TableRow): readonly Fault[] {
  const { login = "", post = "" } = row.cells;
  const wrongLogin = login === "" || loginPattern.test(login.toLowerCase()) ? [] : [at(row, "login")("login.pattern", { value: login })];
  const wrongPost = post === "" || optionFrom(posts, post) !== undefined ? [] : [at(row, "post")("post.unknown", { value: post, allowed: listed(personStrings.zh.options) })];
  return [...wrongLogin, ...wrongPost];
}

const unitFaults = (row: TableRow, head: "unit" | "charge", names: readonly string[], find: FindUnit): readonly Fault[] => names.flatMap((value) => {
  const found = find(value);
  return "id" in found ? [] : [at(row, head)(found.code, { value })];
});

function chargeFaults(row: TableRow, find: FindUnit): readonly Fault[] {
  const charges = chargesIn(row.cells.charge ?? "");
  if (charges.length > 0 && optionFrom(posts, row.cells.post ?? "") !== "leader") return [at(row, "charge")("charge.notLeader")];
  return unitFaults(row, "charge", charges, find);
}

function groupFaults(group: readonly LoginRow[]): readonly Fault[] {
  const [first, ...rest] = group;
  if (first === undefined || first.login === "") return [];
  const { person: name = "" } = first.cells;
  if (name === "") return [at(first, "person")("cell.missing")];
  // A name left empty in a further row means the same person.
  return rest.filter(({ cells }) => cells.person !== "" && cells.person !== name).map((row) => at(row, "login")("login.twoNames", { value: row.login, other: first.row, name }));
}

function draftFaults(draft: PersonDraft, drafts: readonly PersonDraft[], present: readonly Held<PersonForm>[]): readonly Fault[] {
  const { name } = draft.form;
  const same = drafts.find((other) => other.row < draft.row && other.form.name === name && name !== "");
  const returns = present.some(({ id, status }) => id === draft.id && status === "left");
  return [
    ...(draft.form.posts.length > mostPosts ? [at(draft, "person")("person.tooMany", { value: name })] : []),
    ...(same === undefined ? [] : [at(draft, "person")("person.sameName", { value: name, other: same.row }, "warning")]),
    ...(returns ? [at(draft, "person")("person.returns", { value: name }, "warning")] : []),
  ];
}
