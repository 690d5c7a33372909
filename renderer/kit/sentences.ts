import type { AnyRecordType } from "#shared/engine/record.ts";
import { engineStrings } from "#shared/engine/strings.ts";
import type { Language } from "#shared/engine/words.ts";
import type { Coded } from "#shared/kernel/result.ts";
import { fillIn, momentText, wordsOf } from "#renderer/sheets/values.ts";
import { kitStrings } from "./strings.ts";

/** A refusal or fault in plain words: the record type's own sentence, else the engine's, else an honest general one. */
export function refusalText(refusal: Coded | { readonly code: string }, type: AnyRecordType | undefined, language: Language): string {
  const own = type === undefined ? undefined : wordsOf(type, "refusals", language)[refusal.code];
  const general: { readonly [code: string]: string } = engineStrings[language].refusals;
  return fillIn(own ?? general[refusal.code] ?? ours(language)[refusal.code] ?? kitStrings[language].unknown, inWords(refusal, type, language));
}

// What the port, the store and the host may answer beside the engine.
function ours(language: Language): { readonly [code: string]: string } {
  const { timeout, lost, tooBig, emptyFile, notHere, fileDamaged, noPrinter, printGone, signedOut, cacheFault } = kitStrings[language];
  return {
    "port.timeout": timeout, "port.lost": lost, "file.tooLarge": tooBig, "file.empty": emptyFile, "file.notHere": notHere, "file.damaged": fileDamaged,
    "cache.fault": cacheFault, noPrinter, gone: printGone, "signIn.none": signedOut, diskFull: engineStrings[language].refusals["disk.full"],
  };
}

// A step is named by its key in the type's words; an office's own step carries its name. `until` is a moment.
function inWords(refusal: Coded | { readonly code: string }, type: AnyRecordType | undefined, language: Language): { readonly [fact: string]: unknown } {
  const facts = refusal as { readonly [fact: string]: unknown };
  const { step, until } = facts;
  const moment = typeof until === "number" ? { until: momentText(until, language) } : {};
  return typeof step === "string" && type !== undefined ? { ...facts, ...moment, step: wordsOf(type, "steps", language)[step] ?? step } : { ...facts, ...moment };
}

/** What is wrong with one box, in plain words. */
export function faultText(code: string, type: AnyRecordType, language: Language): string {
  const faults: { readonly [code: string]: string } = engineStrings[language].faults;
  return faults[code] ?? wordsOf(type, "refusals", language)[code] ?? engineStrings[language].faults["field.wrong"];
}
