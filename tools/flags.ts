export type Flags = { readonly has: (name: string) => boolean; readonly text: (name: string) => string | undefined; readonly number: (name: string, usual: number) => number };

/** A flag that cannot be meant; its message says so in a sentence. */
export class WrongFlag extends Error {}

/** Reads `--name value` and `--name`; a number that is none stops with a sentence. */
export function flagsOf(args: readonly string[]): Flags {
  const text = (name: string): string | undefined => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);
  return {
    has: (name) => args.includes(`--${name}`),
    text,
    number: (name, usual) => {
      const given = text(name);
      if (given !== undefined && !/^\d+$/.test(given)) throw new WrongFlag(`--${name} takes a whole number, not “${given}”.`);
      return given === undefined ? usual : Number(given);
    },
  };
}
