import ts from "typescript";
import { dotted, findNodes, isTest, type Rule } from "./source.ts";

/** Where the real clock and real chance come in: the hosts, the entries of hub, store worker and page, and what runs beside the product. */
const doors = /^(electron|tools|bench|e2e|scripts)\/|^hub\/index\.ts$|^renderer\/(store\/worker\.ts|main\.tsx)$/;

/** Clock and chance are given to the code as values or ports: otherwise nothing can be replayed, simulated or tested at noon. */
export const givenWorld: Rule = {
  name: "given-world",
  why: "clock and chance come in as values or ports",
  find: (source) => (doors.test(source.path) || isTest(source.path) ? [] : findNodes(source, worldIn)),
};

function worldIn(node: ts.Node): string | null {
  const name = dotted(node);
  if (name === "Date.now" || name === "Math.random") return name;
  return ts.isNewExpression(node) && isBareDate(node) ? "new Date()" : null;
}

const isBareDate = ({ expression, arguments: given }: ts.NewExpression): boolean => ts.isIdentifier(expression) && expression.text === "Date" && (given?.length ?? 0) === 0;
