import type { RegisterFilter } from "#shared/contracts/port.ts";

/** A register's filter as it stands in the address: `q` text, `by` sort (`-at` downwards), `from`/`to` days, `hide` columns not shown, everything else a column. */
export type RegisterSearch = { readonly [name: string]: string };
const own = new Set(["q", "by", "from", "to", "hide"]);

export function toFilter(search: RegisterSearch, columns: readonly { readonly name: string }[]): RegisterFilter {
  const { q, by, from, to } = search;
  const equals = Object.fromEntries(Object.entries(search).filter(([name]) => !own.has(name) && columns.some((column) => column.name === name)));
  return {
    ...(q === undefined ? {} : { text: q }),
    ...(by === undefined ? {} : { sort: { column: by.replace(/^-/, ""), down: by.startsWith("-") } }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(Object.keys(equals).length === 0 ? {} : { equals }),
  };
}

/** The address with one member set; an empty one is left out, so that addresses stay short. */
export const withSearch = (search: RegisterSearch, name: string, value: string): RegisterSearch =>
  Object.fromEntries(Object.entries({ ...search, [name]: value }).filter(([, held]) => held !== ""));

/** A heading pressed once sorts downwards, again upwards. */
export const nextSort = (by: string | undefined, column: string): string => (by === `-${column}` ? column : `-${column}`);

export const readSearch = (raw: { readonly [name: string]: unknown }): RegisterSearch =>
  Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number").map(([name, value]) => [name, String(value)]));
