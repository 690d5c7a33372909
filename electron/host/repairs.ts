import { repairs } from "./strings.ts";

/** What was found damaged: a stable code, and the facts its sentence needs. */
export type Repair =
  | { readonly code: "journalTorn"; readonly file: string; readonly kept: string; readonly count: number }
  | { readonly code: "journalDamaged"; readonly file: string; readonly count: number; readonly lost: number }
  | { readonly code: "journalLost"; readonly file: string; readonly count: number }
  | { readonly code: "journalForeign" | "copied" | "forked" }
  | { readonly code: "settings" | "ladder" | "document"; readonly kept: string }
  | { readonly code: "ring"; readonly file: string };

/** A damaged thing in a sentence for the person at this PC. */
export const repairWords = (repair: Repair, language: keyof typeof repairs): string =>
  repairs[language][repair.code]({ file: "", kept: "", count: 0, lost: 0, ...repair });
