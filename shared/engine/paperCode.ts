const prefix = "WY1:";

/** What the square code at the head of a printed sheet holds: which record it is. It proves nothing yet; the signed code comes with its own prefix. */
export const paperCodeOf = (record: string): string => prefix + record;

/** The record that a scanned or typed code names; null where the text is no such code. Scanners type through whatever input method is on. */
export function recordOfPaperCode(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.slice(0, prefix.length).toUpperCase() !== prefix) return null;
  const record = text.slice(prefix.length);
  return /^[0-9A-F]{32}$/.test(record) ? record.toLowerCase() : record;
}

/** A record's own short code, as printed at the foot of each page, for whoever has no scanner. */
export const shortCode = (record: string): string => `${record.slice(0, 8)}-${record.slice(-6)}`.toUpperCase();
