import { PDFDocument } from "@cantoo/pdf-lib";

/** Several PDFs as one, page after page, each page as large as it was. */
export async function mergePdfs(parts: readonly Uint8Array[]): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const whole = await PDFDocument.create();
  for (const part of parts) {
    const source = await PDFDocument.load(part, { updateMetadata: false });
    for (const page of await whole.copyPages(source, source.getPageIndices())) whole.addPage(page);
  }
  return { bytes: await whole.save(), pages: whole.getPageCount() };
}

/** Whether a PDF can be put after a sheet: protected and damaged ones cannot. */
export async function canMerge(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await mergePdfs([bytes])).pages > 0;
  } catch {
    return false; // whatever its maker did to it, it is listed and not printed
  }
}
