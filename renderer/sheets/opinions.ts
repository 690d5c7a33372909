import type { RecordState } from "#shared/engine/record.ts";
import type { Verdicted } from "#shared/engine/route.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDate, chineseDay, dayOf } from "#shared/kernel/instant.ts";
import type { Paragraph, Picture } from "#shared/engine/pageModel.ts";
import { sheetStrings } from "./strings.ts";
import { fillIn, visible } from "./values.ts";

/** The opinions that stand in a box: of each holder the latest. */
export const inBox = (state: RecordState, box: string): readonly Verdicted[] => latest(state).filter((decision) => decision.box === box);

/** Opinions that the 续页 holds in full: those without a box, those that a later one of the same person took the place of, and those too long for a box. */
export function outOfBox(state: RecordState, boxes: ReadonlySet<string>): readonly Verdicted[] {
  const standing = new Set(latest(state).filter(({ box }) => box !== null && boxes.has(box)));
  return (state.route?.decided ?? []).filter((decision) => decision.verdict !== "read" && (!standing.has(decision) || isLong(decision.opinion)));
}

function latest(state: RecordState): readonly Verdicted[] {
  const byHolder = new Map((state.route?.decided ?? []).map((decision) => [`${decision.step}/${decision.holder}`, decision]));
  return [...byHolder.values()];
}

/** What was decided and the words that were written, with no word said twice. */
export function opinionText({ verdict, opinion: written }: Verdicted, language: Language): string {
  const opinion = visible(written);
  const { agree, disagree, returned, done, read, advise } = sheetStrings[language];
  const said = { agree, disagree, return: returned, done, read, advise }[verdict];
  if (opinion.trim() === "") return said;
  return verdict === "agree" || opinion.startsWith(said.replace(/[。. ]+$/, "")) ? opinion : said + opinion;
}

/** Who signed and when; of what was recorded for somebody also by whom and on which day, and whether he has objected since. */
export function signatureText({ by, at, grade, recorded }: Verdicted, language: Language): string {
  const day = language === "zh" ? chineseDay(at) : dayOf(at);
  const doubt = grade === "doubtful" ? sheetStrings[language].doubtful : "";
  if (recorded === undefined) return `${by.name}  ${day}${doubt}`;
  const given = recorded.givenOn === dayOf(at) ? "" : `  ${language === "zh" ? chineseDate(recorded.givenOn) : recorded.givenOn}`;
  return by.name + given + fillIn(sheetStrings[language].recordedBy, { name: recorded.by.name, day }) + doubt + (recorded.answer === "contested" ? sheetStrings[language].contested : "");
}

// A narrow box with so many words would run over pages; the box says where the rest stands.
const mostInBox = 200;
const shownOfLong = 60;
export const isLong = (text: string): boolean => Array.from(text).length > mostInBox;
export const beginning = (text: string, language: Language): string => (isLong(text) ? Array.from(text).slice(0, shownOfLong).join("") + sheetStrings[language].restFollows : text);

/** Signature pictures at hand, by the digest that a decision names. */
export type Pictures = ReadonlyMap<string, Picture>;
const none: Pictures = new Map();

/** Each opinion with its signature under it: the picture where the decision names one that is here, and in any case the name and the day. */
export const opinionParagraphs = (decisions: readonly Verdicted[], { language, pictures = none }: { readonly language: Language; readonly pictures?: Pictures | undefined }): readonly Paragraph[] =>
  decisions.flatMap((decision): Paragraph[] => {
    const picture = pictures.get(decision.picture ?? "");
    return [{ text: beginning(opinionText(decision, language), language), align: "start" }, { text: signatureText(decision, language), align: "end", ...(picture === undefined ? {} : { picture }) }];
  });
