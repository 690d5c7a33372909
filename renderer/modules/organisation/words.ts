import type { Coded } from "#shared/kernel/result.ts";
import { fillIn } from "#renderer/sheets/values.ts";
import { useWorld } from "#renderer/kit/world.tsx";
import { administratorStrings } from "./strings.ts";

export const useAdministratorWords = () => administratorStrings[useWorld().language];
type Words = ReturnType<typeof useAdministratorWords>;

/** Why the hub did not do it. */
export function hubFault({ code }: Coded, words: Words): string {
  const known: { readonly [code: string]: string } = { offline: words.offline, unauthorised: words.offline, "port.timeout": words.offline, notAllowed: words.notAllowed, notFound: words.notFound };
  return known[code] ?? fillIn(words.failed, { code });
}

/** The end of a PC's id is what tells it from others; the administrator's list and the PC's own settings show the same. */
export const shortDevice = (id: string): string => id.slice(-8).toUpperCase().replace(/(.{4})$/, "-$1");
