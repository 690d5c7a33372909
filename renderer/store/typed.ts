import { recordOfPaperCode } from "#shared/engine/paperCode.ts";
import { beginsSo, mayBeInitials } from "./readings.ts";

/** Whether a text in small letters holds what was typed. */
export type Holds = (text: string) => boolean;

/** Words as they are typed, or initials. `least`: so many letters are taken for initials; one is enough among people, too little among documents. */
export function holdsTyped(typed: string, least = 2): Holds {
  const wanted = typed.trim().toLowerCase();
  const areInitials = wanted.length >= least && mayBeInitials(wanted);
  return (text) => text.includes(wanted) || (areInitials && beginsSo(text, wanted));
}

/** Whether a record is what was typed: named by the code that a scanner types, or holding it in one of its texts. */
export function findsTyped(typed: string): (record: string, texts: (holds: Holds) => boolean) => boolean {
  if (typed.trim() === "") return () => true;
  const scanned = recordOfPaperCode(typed);
  const holds = holdsTyped(typed);
  return scanned === null ? (_, texts) => texts(holds) : (record) => record === scanned;
}
