import type { RecordState } from "#shared/engine/record.ts";
import type { Verdicted } from "#shared/engine/route.ts";
import type { Language } from "#shared/engine/words.ts";
import { chineseDay, dayOf } from "#shared/kernel/instant.ts";
import type { Paragraph } from "#shared/engine/pageModel.ts";
import { sheetStrings } from "./strings.ts";

/** The opinions that stand in a box: of each holder the latest. */
export const inBox = (state: RecordState, box: string): readonly Verdicted[] => latest(state).filter((decision) => decision.box === box);

/** Opinions for which the sheet has no box, and those that a later one of the same person took the place of. */
export function outOfBox(state: RecordState, boxes: ReadonlySet<string>): readonly Verdicted[] {
  const standing = new Set(latest(state).filter(({ box }) => box !== null && boxes.has(box)));
  return (state.route?.decided ?? []).filter((decision) => decision.verdict !== "read" && !standing.has(decision));
}

function latest(state: RecordState): readonly Verdicted[] {
  const byHolder = new Map((state.route?.decided ?? []).map((decision) => [`${decision.step}/${decision.holder}`, decision]));
  return [...byHolder.values()];
}

/** What was decided and the words that were written, with no word said twice. */
export function opinionText({ verdict, opinion }: Verdicted, language: Language): string {
  const { agree, disagree, returned, done, read } = sheetStrings[language];
  const said = { agree, disagree, return: returned, done, read }[verdict];
  if (opinion.trim() === "") return said;
  return verdict === "agree" || opinion.startsWith(said.replace(/[。. ]+$/, "")) ? opinion : said + opinion;
}

export const signatureText = ({ by, at, grade }: Verdicted, language: Language): string =>
  `${by.name}  ${language === "zh" ? chineseDay(at) : dayOf(at)}${grade === "doubtful" ? sheetStrings[language].doubtful : ""}`;

export const opinionParagraphs = (decisions: readonly Verdicted[], language: Language): readonly Paragraph[] =>
  decisions.flatMap((decision): Paragraph[] => [{ text: opinionText(decision, language), align: "start" }, { text: signatureText(decision, language), align: "end" }]);
