const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const toWorkbook = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>], { type: workbook });

/** Hands a file to the browser's own downloads. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
