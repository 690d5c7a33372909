import type { LineView } from "#shared/contracts/port.ts";
import type { Language } from "#shared/engine/words.ts";
import { clockOf, dayOf } from "#shared/kernel/instant.ts";
import { fillIn, momentText } from "#renderer/sheets/values.ts";
import { appStrings, problemStrings } from "./strings.ts";

/** What the line at the foot says. Being offline is a state, not a fault. */
export function lineText(line: LineView, now: number, language: Language): string {
  const words = appStrings[language];
  if (line.reach === "problem") return problemText(line.problem ?? "", language);
  if (!line.ready) return words.preparing;
  switch (line.reach) {
    case "offline": return line.waiting === 0 ? words.offlineNone : fillIn(words.offline, { n: line.waiting });
    case "connecting": return words.connecting;
    case "online": return onlineText(line, now, language);
  }
}

/** What stands in the way, in words where they are known. */
export function problemText(problem: string, language: Language): string {
  const { faultRetired: retiredDevice, forked, problem: other } = appStrings[language];
  const known: { readonly [code: string]: string } = { ...problemStrings[language], retiredDevice, forked };
  return known[problem] ?? fillIn(other, { reason: problem });
}

function onlineText({ waiting, lastSync }: LineView, now: number, language: Language): string {
  const words = appStrings[language];
  const synced = lastSync === null ? words.syncedNever : fillIn(words.synced, { time: timeText(lastSync, now, language) });
  return waiting === 0 ? synced : `${synced}　${fillIn(words.waiting, { n: waiting })}`;
}

/** The hour today, the day and the hour before. */
export const timeText = (at: number, now: number, language: Language): string => (dayOf(at) === dayOf(now) ? clockOf(at) : momentText(at, language));
