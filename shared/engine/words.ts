/** A text in both languages of the product; Chinese is written first, English must be complete. */
export type Words<Key extends string = string> = { readonly [K in Key]: string };

/** The words of one thing: `zh` fixes the keys, and a key missing from `en` does not compile. */
export type Strings<Zh> = { readonly zh: Zh; readonly en: { readonly [K in keyof Zh]: Zh[K] extends string ? string : { readonly [W in keyof Zh[K]]: string } } };

export type Language = "zh" | "en";

export const defineStrings = <const Zh>(strings: Strings<Zh>): Strings<Zh> => strings;
