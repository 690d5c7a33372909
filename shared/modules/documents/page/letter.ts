import type { PlacedBox, RuleBox } from "./boxes.ts";
import { core, doubleRule, paper, pitch, sevenEighths, square } from "./geometry.ts";
import { markings } from "./head.ts";
import { textEnding } from "./lines.ts";
import type { Placed } from "./mark.ts";
import type { LetterPage } from "./model.ts";

const { x, width, thick, thin, apart } = doubleRule;
const thickness = thick + apart + thin;
/** 10.1.3: the lower rule's lower edge is 20 above the edge of the paper. */
const lowerTop = paper.height - doubleRule.fromEdge - thickness;
/** 10.1.6: a line of text above the lower rule stays 7/8 of a character away from it. */
export const letterFloor = lowerTop - sevenEighths;

/** 10.1.3: the double rules of a letter's first page; the upper one begins 4 below the mark. `top` is where its lower edge is. */
export function letterRules(markBottom: number): { readonly boxes: readonly RuleBox[]; readonly top: number } {
  const y = markBottom + doubleRule.below;
  return { boxes: [rule(y, thick), rule(y + thick + apart, thin), rule(lowerTop, thin), rule(lowerTop + thin + apart, thick)], top: y + thickness };
}

const rule = (y: number, height: number): RuleBox => ({ kind: "rule", role: "redRule", x, y, width, height, ink: "red" });

/** 10.1.4: markings flush left and the number flush right, the first line 7/8 of a character below the rule. */
export function letterHead(document: LetterPage, ruleBottom: number): Placed {
  const top = ruleBottom + sevenEighths;
  const left = markings(document, top);
  const boxes: readonly PlacedBox[] = [...left, textEnding({ role: "number", text: document.number, font: "fangsong", y: top }, core.right)];
  return { boxes, bottom: top + Math.max(0, left.length - 1) * pitch + square };
}
