import { expect, test } from "vitest";
import { fileFault, isOtherKind, previewOf, sizeText } from "./fileRules.ts";

test.each([
  [{ name: "合同.pdf", size: 1 }, null], [{ name: "合同.pdf", size: 0 }, "emptyFile"], [{ name: "大.zip", size: 52_428_801 }, "tooBig"], [{ name: "大.zip", size: 52_428_800 }, null], [{ name: "合同.pdf.EXE", size: 10 }, "executable"], [{ name: "宏.vbs ", size: 10 }, "executable"],
] as const)("FILE-1 %j", (file, fault) => expect(fileFault(file)).toBe(fault));

test("FILE-2 a picture and a PDF are shown here, SVG and the rest are not", () =>
  expect([previewOf({ name: "a.png", type: "image/png" }), previewOf({ name: "a.PDF", type: "" }), previewOf({ name: "a.svg", type: "image/svg+xml" }), previewOf({ name: "a.docx", type: "" })]).toEqual(["picture", "pdf", "none", "none"]));

test("FILE-3 sizes are told as people write them", () => expect([sizeText(10), sizeText(1025), sizeText(1_572_864)]).toEqual(["10 B", "2 KB", "1.5 MB"]));

test("FILE-4 a file that is not what its name says is told apart; names that promise nothing are let through", () => {
  const text = new TextEncoder().encode("these are words");
  expect(["照片.png", "照片.JPG", "合同.pdf", "说明.txt", "无名"].map((name) => isOtherKind(name, text))).toEqual([true, true, true, false, false]);
  expect(isOtherKind("照片.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d))).toBe(false);
});
