import type { Queries } from "#shared/contracts/port.ts";
import { shortCode } from "#shared/engine/paperCode.ts";
import type { Desk } from "./desk.ts";
import { newest } from "./ownSheets.ts";
import { allRegister } from "./projection.ts";
import { partsOf, type ListedRow } from "./registerQuery.ts";
import { findsTyped, holdsTyped } from "./typed.ts";

/** People by name, initials of the name, sign-in name or unit. */
export function findPeople({ confirmed: { directory } }: Desk, typed: string): Queries["people"]["out"] {
  const holds = holdsTyped(typed, 1);
  const people = [...directory.people.values()].map((person) => ({ ...person, unitName: directory.units.get(person.posts[0]?.unit ?? "")?.name ?? "" }));
  const found = people.filter(({ active, name, login, unitName }) => active && (holds(`${name}\n${login}`.toLowerCase()) || unitName.includes(typed.trim())));
  return byName(found, ({ name, login }) => `${name} ${login}`);
}

/** Records of a kind that everybody has (seals, cars, units), by what their cards say; `only` those of whom a fact is so. */
export function findReferences(desk: Desk, { kind, text, only }: Queries["references"]["in"]): Queries["references"]["out"] {
  const type = desk.registry.type(kind);
  const holds = holdsTyped(text, 1);
  if (type === undefined) return [];
  const held = [...desk.confirmed.common].filter(([, each]) => each.kind === kind).map(([id, { state }]) => ({ id, card: type.card(state) }));
  const offered = held.filter(({ card }) => (only === undefined || card.facts[only.fact] === only.is) && holds(card.title.toLowerCase()));
  return byName(offered, ({ card }) => card.title).slice(0, 50).map(({ id, card }) => ({ id, title: card.title, hint: card.number ?? "" }));
}

const dictionary = new Intl.Collator("zh");
/** In the order of a dictionary, a name before those that go on after it: the same on every PC, in whatever order things arrived. */
const byName = <Each>(found: readonly Each[], nameOf: (each: Each) => string): readonly Each[] => found.toSorted((left, right) => dictionary.compare(nameOf(left), nameOf(right)));

type Texts = readonly { readonly text: string; readonly row: ListedRow }[];
const toTexts = (rows: readonly ListedRow[]): Texts => rows.map((row) => ({ row, text: [row["title"], row["number"] ?? "", row["applicant"], row["unit"], shortCode(row.$record)].join("\n").toLowerCase() }));

/** A plain look through every title, number, person, unit and 识别码: the texts are made once a chunk. */
export function findSheets(desk: Desk, typed: string): Queries["search"]["out"] {
  if (typed.trim() === "") return [];
  const finds = findsTyped(typed);
  const found = partsOf(desk, allRegister, "texts", toTexts).flatMap((texts) => texts.filter(({ row, text }) => finds(row.$record, (holds) => holds(text))));
  return newest(found.map(({ row }) => row)).slice(0, 50).map((row) => ({ record: row.$record, kind: String(row["kind"]), title: String(row["title"]), number: (row["number"] as string | null) ?? null, unitName: String(row["unit"]) }));
}
