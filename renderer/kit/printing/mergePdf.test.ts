import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { canMerge, mergePdfs } from "./mergePdf.ts";

async function pdfOf(...widths: readonly number[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const width of widths) pdf.addPage([width, 500]);
  return pdf.save();
}

test("MERGE-1 every page of every part is there, in order and as large as it was", async () => {
  const { bytes, pages } = await mergePdfs([await pdfOf(595), await pdfOf(300, 301)]);
  expect(pages).toBe(3);
  expect((await PDFDocument.load(bytes)).getPages().map((page) => page.getWidth())).toEqual([595, 300, 301]);
});

test("MERGE-2 what is no whole PDF is known beforehand", async () => {
  expect(await canMerge(await pdfOf(595))).toBe(true);
  for (const text of ["", "%PDF-1.4\n%%EOF", "not a PDF"]) expect(await canMerge(new TextEncoder().encode(text)), text).toBe(false);
});
