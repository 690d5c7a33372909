import ts from "typescript";
import { findNodes, isTest, type Rule, type SourceText } from "./source.ts";

/** Han characters, and the marks and full-width forms that stand among them; an ideographic space alone is spacing, not wording. */
const chinese = /[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]/u;

/** Where Chinese words may stand beside `strings.ts`: words for tests and demonstrations. */
const freeFiles = /(^|\/)strings\.ts$|fixtures?\.ts$|[fF]ixture[A-Z]\w*\.ts$|^(e2e|sim)\//;

/** Files whose Chinese is no wording, with the only characters that each may hold and why. */
const excepted: { readonly [path: string]: { readonly may: RegExp; readonly why: string } } = {
  "shared/kernel/instant.ts": { may: /^[年月日]+$/u, why: "the form of a date (GB/T 9704)" },
  "shared/engine/measure.ts": { may: /^[\u3001-\u303f\uff01-\uff60]+$/u, why: "marks that may not begin or end a line" },
  "shared/engine/scenario.ts": { may: /./u, why: "what the people of a rule test write when nothing else is said" },
  "shared/modules/seal/request/decide.ts": { may: /^[〔〕号]+$/u, why: "the form of an official number" },
  "renderer/sheets/numbers.ts": { may: /^[０９．，]+$/u, why: "full-width digits, as Chinese input methods type them" },
  "renderer/sheets/opinions.ts": { may: /^。$/u, why: "the mark that ends a sentence, taken off before comparing" },
  "renderer/sheets/content.ts": { may: /^：$/u, why: "the mark between step and act; the English sheet has it too, which is a known flaw" },
  "renderer/kit/ProgressList.tsx": { may: /^，$/u, why: "the mark before a date; the English page has it too, which is a known flaw" },
  "renderer/app/SignIn.tsx": { may: /^；$/u, why: "the mark between repairs; the English page has it too, which is a known flaw" },
  "renderer/store/turnViews.ts": { may: /^、+$/u, why: "the mark between the names of holders; the English page has it too, which is a known flaw" },
  "tools/lint/chineseText.ts": { may: /./u, why: "this list" },
};

/** Words stand in strings.ts, where both languages are side by side and a missing one does not compile. */
export const chineseText: Rule = {
  name: "chinese-text",
  why: "words stand in strings.ts, in both languages",
  find: (source) => (freeFiles.test(source.path) || isTest(source.path) ? [] : findNodes(source, (node) => wordingIn(node, source))),
};

function wordingIn(node: ts.Node, { path }: SourceText): string | null {
  if (!(ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node))) return null;
  const held = Array.from(node.text).filter((character) => chinese.test(character)).join("");
  return held === "" || excepted[path]?.may.test(held) === true ? null : `“${node.text.trim().slice(0, 40)}”`;
}
