/** Reads `--name value` and `--name`; a number that is none stops with a sentence. */
export function flagsOf(args: readonly string[]) {
  const value = (name: string): string | undefined => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);
  return {
    has: (name: string): boolean => args.includes(`--${name}`),
    text: value,
    number: (name: string, usual: number): number => {
      const given = value(name);
      if (given !== undefined && !/^\d+$/.test(given)) throw new Error(`--${name} takes a whole number, not “${given}”.`);
      return given === undefined ? usual : Number(given);
    },
  };
}
