import { toHex } from "#shared/kernel/bytes.ts";

const largest = 52_428_800;
const programs = /\.(exe|msi|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|lnk|dll|cpl|reg|sh|app|apk|deb|rpm|run|pif|chm|iso|img)$/i;

export type FileFault = "tooBig" | "emptyFile" | "executable" | "otherKind";

/** Why a file may not be attached; null where it may. */
export function fileFault({ name, size }: { readonly name: string; readonly size: number }): FileFault | null {
  if (programs.test(name.trim())) return "executable";
  if (size === 0) return "emptyFile";
  return size > largest ? "tooBig" : null;
}

// How files of these names begin; whatever is renamed to one of them cannot be opened by whoever gets it.
const beginnings: { readonly [ending: string]: readonly string[] } = {
  pdf: ["25504446"], png: ["89504e47"], jpg: ["ffd8ff"], jpeg: ["ffd8ff"], gif: ["47494638"], bmp: ["424d"], webp: ["52494646"],
};

/** Whether a file's content contradicts its name. */
export function isOtherKind(name: string, bytes: Uint8Array): boolean {
  const expected = beginnings[/\.(\w+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? ""];
  const begins = toHex(bytes.subarray(0, 4));
  return expected !== undefined && !expected.some((beginning) => begins.startsWith(beginning));
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
