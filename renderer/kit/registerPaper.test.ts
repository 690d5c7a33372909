import { expect, test } from "vitest";
import { paginate } from "#shared/engine/paginate.ts";
import type { RegisterColumn } from "#shared/engine/register.ts";
import { must } from "#shared/kernel/assert.ts";
import { registry } from "#shared/modules/registry.ts";
import { cellsOf } from "./registerCells.ts";
import { registerPaper } from "./registerPaper.ts";

const type = must(registry.type("seal.request"), "seal.request");
const columns: readonly RegisterColumn[] = [{ name: "document", kind: "text", width: 200 }, { name: "copies", kind: "count", width: 60, total: true }];

test("PRINT-7 a register's rows are numbered through all its pages, and its sums stand under their own columns", () => {
  const rows = Array.from({ length: 90 }, () => ({ document: "函", copies: 2, $record: "r", $saved: "reported" as const }));
  const view = { rows };
  const { pages } = paginate(registerPaper({ title: "用印登记簿", cells: cellsOf(type, "zh"), columns, view, language: "zh", left: "", right: "" }));
  expect(pages.length).toBeGreaterThan(2);
  const textsOf = (role: string) => pages.flatMap(({ boxes }) => boxes.filter((box) => box.role === role).map(({ runs }) => runs.map(({ text }) => text).join("")));
  expect(textsOf("value").filter((_, index) => index % 3 === 0)).toEqual(rows.map((_, index) => String(index + 1)));
  expect(textsOf("sum").slice(-3)).toEqual(["合计", "", "180"]);
});
