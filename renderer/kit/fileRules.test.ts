import { expect, test } from "vitest";
import { fileFault, previewOf, sizeText } from "./fileRules.ts";

test.each([
  [{ name: "合同.pdf", size: 1 }, null], [{ name: "合同.pdf", size: 0 }, "emptyFile"], [{ name: "大.zip", size: 52_428_801 }, "tooBig"], [{ name: "大.zip", size: 52_428_800 }, null], [{ name: "合同.pdf.EXE", size: 10 }, "executable"], [{ name: "宏.vbs ", size: 10 }, "executable"],
] as const)("FILE-1 %j", (file, fault) => expect(fileFault(file)).toBe(fault));

test("FILE-2 a picture and a PDF are shown here, SVG and the rest are not", () =>
  expect([previewOf({ name: "a.png", type: "image/png" }), previewOf({ name: "a.PDF", type: "" }), previewOf({ name: "a.svg", type: "image/svg+xml" }), previewOf({ name: "a.docx", type: "" })]).toEqual(["picture", "pdf", "none", "none"]));

test("FILE-3 sizes are told as people write them", () => expect([sizeText(10), sizeText(1025), sizeText(1_572_864)]).toEqual(["10 B", "2 KB", "1.5 MB"]));
