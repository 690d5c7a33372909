import { expect, test } from "vitest";
import { registry } from "#shared/modules/registry.ts";
import { must } from "#shared/kernel/assert.ts";
import { typedText } from "./typedText.ts";

test("TYPED what was typed is a text that anybody can read, empty boxes left out", () => {
  const type = must(registry.type("attendance.leave"), "leave");
  const form = { sort: "annual", from: "2026-12-01", to: "", halfDays: 4, reason: "探亲\n电话 1380000", handover: null };
  expect(typedText(type, { form, opinion: "同意" }, "zh").split("\r\n")).toEqual(["请假审批单", "假别：年休", "自：2026年12月1日", "请假半天数：4", "事由/去向/联系电话：探亲\n电话 1380000", "意见：同意"]);
});
