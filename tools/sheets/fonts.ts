import { PDFDict, PDFDocument, PDFName } from "@cantoo/pdf-lib";

/** The names of the fonts that a PDF was really set in, as it names them. */
export async function fontsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const names = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of("FontName")), object.get(PDFName.of("BaseFont"))] : []));
  return [...new Set(names.flatMap((name) => (name instanceof PDFName ? [name.decodeText()] : [])))];
}
