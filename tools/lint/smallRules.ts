import ts from "typescript";
import { dotted, findNodes, isTest, type Rule } from "./source.ts";

const isText = (node: ts.Node): boolean => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
const isModule = (node: ts.Node): boolean => (ts.isPropertyAccessExpression(node) && node.name.text === "module") || (ts.isIdentifier(node) && node.text === "module");
const comparing = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]);

/** No shared code asks which module it serves: what it needs to know, the declaration says. */
export const unknownModule: Rule = {
  name: "unknown-module",
  why: "no shared code asks which module it serves; the declaration says what it needs to know",
  find: (source) => (isTest(source.path) ? [] : findNodes(source, asksForModule)),
};

function asksForModule(node: ts.Node): string | null {
  if (ts.isSwitchStatement(node) && isModule(node.expression)) return "switch over a module";
  return ts.isBinaryExpression(node) && comparing.has(node.operatorToken.kind) && comparesModule(node) ? "a module compared with a literal" : null;
}

const comparesModule = ({ left, right }: ts.BinaryExpression): boolean => [[left, right], [right, left]].some(([one, other]) => one !== undefined && other !== undefined && isModule(one) && isText(other));

/** What is to be said goes to the log of the host or hub, never to a console that nobody reads. */
export const noConsole: Rule = {
  name: "no-console",
  why: "what is to be said goes through the log",
  find: (source) => (/^(tools|scripts|bench)\//.test(source.path) ? [] : findNodes(source, (node) => (dotted(node)?.startsWith("console.") === true ? dotted(node) : null))),
};

/** A relative import stays near; anything further is named from the root with #. */
export const nearImports: Rule = {
  name: "near-imports",
  why: "an import stays near (./ or one ../) or begins with #",
  find: (source) => findNodes(source, (node) => (importedBy(node)?.startsWith("../..") === true ? importedBy(node) : null)),
};

function importedBy(node: ts.Node): string | null {
  const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
  return named !== undefined && ts.isStringLiteral(named) ? named.text : null;
}
