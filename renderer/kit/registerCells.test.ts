import { expect, test } from "vitest";
import { registry } from "#shared/modules/registry.ts";
import { must } from "#shared/kernel/assert.ts";
import { cellText } from "./registerCells.ts";

const type = must(registry.type("seal.request"), "seal.request");

const show = (kind: "money" | "moment" | "code" | "text", value: string | number | null) => cellText({ name: "x", kind, width: 10 }, value, type, "zh");

test("REG-5 cells read as an office writes them", () => {
  expect([show("money", 168032), show("moment", Date.UTC(2026, 10, 24, 1, 5)), show("code", "stamped"), show("code", "onRoute"), show("text", null)]).toEqual(["1,680.32", "2026-11-24 09:05", "已用印", "审批中", ""]);
});
