import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for one test file, which the database's own user may pass through, so that everything lies in it and goes with it. */
export function openFolder(name: string): { readonly at: (place: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `wenyi-${name}-`));
  chmodSync(folder, 0o711);
  return { at: (place) => join(folder, place), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
