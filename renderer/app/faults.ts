import type { Coded } from "#shared/kernel/result.ts";
import { refusalText } from "#renderer/kit/sentences.ts";
import type { Language } from "#shared/engine/words.ts";
import { appStrings } from "./strings.ts";

type Word = keyof (typeof appStrings)["zh"];
const sentences: { readonly [code: string]: Word } = {
  wrongPassword: "faultWrongPassword", wrong: "faultWrongPassword", wait: "faultWait", tooManyTries: "faultWait", shortPassword: "passwordShort", notAnEnrolment: "faultBrokenFile", unknownPerson: "faultUnknown", notKnown: "faultUnknown", locked: "faultLocked", "actor.inactive": "faultLocked", offline: "faultOffline", unreachable: "faultOffline",
  wrongEnrolment: "faultWrongFile", wrongCode: "faultWrongFile", retiredDevice: "faultRetired", copied: "faultCopied", usedEnrolment: "faultUsedFile", expiredEnrolment: "faultExpiredFile", brokenFile: "faultBrokenFile", badFile: "faultBrokenFile", malformed: "faultBrokenFile",
  tooOld: "faultTooOld", unreadable: "faultUnreadable", unknownKey: "faultUnreadable", staleChallenge: "faultClock",
};

/** Why a sign-in did not happen and what to do, in a plain sentence. */
export function signInFault(fault: Coded, language: Language): string {
  const word = sentences[fault.code.replace(/^signIn\./, "")];
  return word === undefined ? refusalText(fault, undefined, language) : appStrings[language][word];
}

/** Why no enrolment file was made. */
export function enrolFault(fault: Coded, language: Language): string {
  const words = appStrings[language];
  return fault.code === "notAllowed" ? words.enrolNotAllowed : words.enrolOffline;
}

/** How long a person has to wait after wrong passwords; 0 when not at all. */
export function waitOf(fault: Coded): number {
  const { waitSeconds, seconds } = fault;
  const wait = waitSeconds ?? seconds;
  return typeof wait === "number" ? wait : 0;
}
