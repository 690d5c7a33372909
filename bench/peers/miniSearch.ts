import MiniSearch from "minisearch";

/** What is looked through, as texts. */
export type SearchedRow = { readonly id: string; readonly title: string; readonly number: string; readonly applicant: string; readonly unit: string };
export type Index = { readonly search: (text: string) => number; readonly packed: () => string };

const options = { fields: ["title", "number", "applicant", "unit"], tokenize: toTerms, processTerm: (term: string) => term.toLowerCase(), searchOptions: { combineWith: "AND" } } as const;

/** MiniSearch has no Chinese of its own: pairs of neighbouring characters are its words, one alone where it stands alone; letters and digits stay together. */
function toTerms(text: string): string[] {
  return (text.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => (/\p{Script=Han}/u.test(run) && run.length > 2 ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)) : [run]));
}

export function builtIndex(rows: readonly SearchedRow[]): Index {
  const index = new MiniSearch(options);
  index.addAll(rows);
  return indexOn(index);
}

export const loadedIndex = (packed: string): Index => indexOn(MiniSearch.loadJSON(packed, options));

const indexOn = (index: MiniSearch): Index => ({ search: (text) => structuredClone(index.search(text).slice(0, 50)).length, packed: () => JSON.stringify(index) });
