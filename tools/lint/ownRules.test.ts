import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chineseText } from "./chineseText.ts";
import { givenWorld } from "./givenWorld.ts";
import { untestedRules } from "./ruleTests.ts";
import { nearImports, noConsole, unknownModule } from "./smallRules.ts";
import { readTree, type Finding, type Rule, type SourceText } from "./source.ts";

/** What each rule must find, and what it must let pass; planted, so that a rule that finds nothing is seen to be broken. */
const planted: readonly { readonly rule: Rule; readonly bad: readonly SourceText[]; readonly good: readonly SourceText[] }[] = [
  {
    rule: chineseText,
    bad: [at("renderer/kit/A.tsx", "export const A = () => <b>同意</b>;"), at("hub/a.ts", 'throw new Error("磁盘满了");'), at("hub/b.ts", "const a = `第${n}页`;"), at("shared/kernel/instant.ts", 'const a = "今天";')],
    good: [at("renderer/kit/A.tsx", "/** 案头 */ const a = 1; // 同意"), at("shared/modules/a/strings.ts", 'const a = "同意";'), at("shared/kernel/instant.ts", "const a = `${y}年${m}月${d}日`;"), at("hub/a.test.ts", 'f("同意");')],
  },
  {
    rule: givenWorld,
    bad: [at("shared/a.ts", "const a = Date.now();"), at("renderer/kit/a.ts", "const a = new Date();"), at("hub/admit/a.ts", "const a = Math.random();"), at("renderer/a.ts", "const clock = { now: Date.now };")],
    good: [at("hub/index.ts", "const a = Date.now();"), at("electron/host/a.ts", "const a = Date.now();"), at("shared/a.ts", "const a = new Date(at); // Date.now"), at("renderer/store/worker.ts", "Date.now();")],
  },
  {
    rule: unknownModule,
    bad: [at("renderer/kit/a.ts", 'if (row.module === "seal") f();'), at("shared/engine/a.ts", 'const a = "seal" !== module;'), at("hub/a.ts", 'switch (record.module) { case "seal": break; }')],
    good: [at("renderer/kit/a.ts", "if (row.module === chosen) f();"), at("shared/engine/a.ts", 'if (row.kind === "seal") f();')],
  },
  { rule: noConsole, bad: [at("renderer/a.ts", 'console.log("a");'), at("hub/a.ts", "const say = console.error;")], good: [at("tools/a.ts", 'console.log("a");'), at("hub/a.ts", 'const a = "console.log";')] },
  { rule: nearImports, bad: [at("renderer/kit/a.ts", 'import { a } from "../../shared/a.ts";'), at("renderer/kit/b.ts", 'const a = await import("../../a.ts");')], good: [at("renderer/kit/a.ts", 'import { a } from "../sheets/a.ts"; // "../../a"')] },
];

function at(path: string, text: string): SourceText {
  return { path, text };
}

const tree = readTree((path) => /\.tsx?$/.test(path));

test.each(planted)("LINT $rule.name finds what is planted and lets the rest pass", ({ rule, bad, good }) => {
  for (const source of bad) expect(rule.find(source), source.text).not.toEqual([]);
  for (const source of good) expect(rule.find(source), source.text).toEqual([]);
});

test.each(planted)("LINT $rule.name holds in the whole tree: $rule.why", ({ rule }) => {
  expect(tree.length).toBeGreaterThan(200);
  expect(listed(tree.filter(({ path }) => path !== "tools/lint/ownRules.test.ts").flatMap((source) => rule.find(source)))).toEqual([]);
});

test("LINT every rule id of a rules.md has a test whose title begins with it", () => {
  const rules = [at("shared/modules/a/rules.md", "- AAA-1 One.\n- AAA-2 Two, see AAA-9.\n- AAA-12 Twelve.")];
  expect(listed(untestedRules(rules, [at("shared/modules/a/a.test.ts", 'test("AAA-1 one", f); test("AAA-12 twelve", f);'), at("shared/modules/b/b.test.ts", 'test("AAA-2 elsewhere", f);')]))).toEqual(["shared/modules/a/rules.md:2 AAA-2 has no test"]);
  const written = readTree((path) => path.endsWith("rules.md"));
  expect(written.length).toBeGreaterThan(0);
  expect(listed(untestedRules(written, tree.filter(({ path }) => path.endsWith(".test.ts"))))).toEqual([]);
});

test("LINT no lock file names a host", () => {
  expect(namesHost('{ "resolved": "somewhere" }')).toBe(true);
  for (const lock of ["package-lock.json", "bench/peers/package-lock.json"]) expect(namesHost(readFileSync(lock, "utf8")), lock).toBe(false);
});

const namesHost = (lock: string): boolean => lock.includes('"resolved"');
const listed = (findings: readonly Finding[]): readonly string[] => findings.map(({ path, line, what }) => `${path}:${line} ${what}`);
