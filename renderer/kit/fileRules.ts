const largest = 52_428_800;
const programs = /\.(exe|msi|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|lnk|dll|cpl|reg|sh|app|apk|deb|rpm|run|pif|chm|iso|img)$/i;

export type FileFault = "tooBig" | "emptyFile" | "executable";

/** Why a file may not be attached; null where it may. */
export function fileFault({ name, size }: { readonly name: string; readonly size: number }): FileFault | null {
  if (programs.test(name.trim())) return "executable";
  if (size === 0) return "emptyFile";
  return size > largest ? "tooBig" : null;
}

/** `1.2 MB` as people write sizes. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

export const previewOf = ({ name, type }: { readonly name: string; readonly type: string }): "picture" | "pdf" | "none" => {
  if (type === "application/pdf" || /\.pdf$/i.test(name)) return "pdf";
  return /^image\/(png|jpeg|gif|webp|bmp)$/.test(type) ? "picture" : "none";
};
