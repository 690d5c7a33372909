import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One file as a rule sees it: its path from the root, with forward slashes, and its text. */
export type SourceText = { readonly path: string; readonly text: string };
export type Finding = { readonly path: string; readonly line: number; readonly what: string };
/** A rule of our own: what it holds, and what it finds in one file. */
export type Rule = { readonly name: string; readonly why: string; readonly find: (source: SourceText) => readonly Finding[] };

/** Every node of a file that a rule asks about, with what it says of it; comments are no nodes and so never found. */
export function findNodes({ path, text }: SourceText, say: (node: ts.Node) => string | null): readonly Finding[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const what = say(node);
    if (what !== null) found.push({ path, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, what });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The names `a.b` of a property access on a plain name; null for anything else. */
export const dotted = (node: ts.Node): string | null => (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) ? `${node.expression.text}.${node.name.text}` : null);

export const isTest = (path: string): boolean => /\.test\.tsx?$|[cC]ontract\.ts$|\/testing\//.test(path);

const roots = ["shared", "renderer", "electron", "hub", "e2e", "sim", "tools", "bench"];

/** The files of the tree whose names fit, read once. */
export const readTree = (fits: (path: string) => boolean): readonly SourceText[] =>
  roots.flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => join(root, file).replaceAll("\\", "/")))
    .filter((path) => !path.includes("node_modules") && fits(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
