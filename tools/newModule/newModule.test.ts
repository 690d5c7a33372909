import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesFor, registered } from "./files.ts";

test("a new module is one folder and one line in the registry", () => {
  const files = filesFor("exit-entry");
  expect(files.map(({ path }) => path.replace("shared/modules/exit-entry/", ""))).toEqual(["strings.ts", "manifest.ts", "request/rules.md", "request/strings.ts", "request/record.ts", "request/request.test.ts"]);
  const registry = registered(readFileSync("shared/modules/registry.ts", "utf8"), "exit-entry");
  expect(registry).toContain('import { exitEntry } from "./exit-entry/manifest.ts";');
  expect(registry).toMatch(/defineRegistry\(\[exitEntry, /);
  expect(files.find(({ path }) => path.endsWith("record.ts"))?.text).toContain('name: "exit-entry.request"');
});
