import { dirname } from "node:path";
import type { Finding, SourceText } from "./source.ts";

/** Every id of a rules.md has a test beside it whose title begins with the id: a rule without a check is a wish. */
export function untestedRules(rules: readonly SourceText[], tests: readonly SourceText[]): readonly Finding[] {
  return rules.flatMap(({ path, text }) => {
    const beside = tests.filter((test) => dirname(test.path) === dirname(path));
    return idsIn(text).filter(({ id }) => !beside.some((test) => titled(test.text, id))).map(({ id, line }) => ({ path, line, what: `${id} has no test` }));
  });
}

const idsIn = (text: string): readonly { readonly id: string; readonly line: number }[] =>
  text.split("\n").flatMap((row, index) => {
    const id = /^\s*(?:-|\d+\.|#+)?\s*([A-Z]{2,8}-\d+)\b/.exec(row)?.[1];
    return id === undefined ? [] : [{ id, line: index + 1 }];
  });

const titled = (text: string, id: string): boolean => new RegExp(`\\b(?:test|it)(?:\\.each\\([^)]*\\))?\\(\\s*["'\`]${id}\\b`).test(text);
