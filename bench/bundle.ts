import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { limitRow, type BenchRow } from "./rows.ts";

const built = "out/renderer";

/** Every script that the page loads before it shows something: those of index.html and what they import statically, gzipped. */
export async function bundle(): Promise<readonly BenchRow[]> {
  const html = readFileSync(join(built, "index.html"), "utf8");
  const first = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => join(built, path ?? ""));
  const all = withImports(first);
  const worker = readdirSync(join(built, "assets")).filter((file) => /^worker-.*\.js$/.test(file)).map((file) => join(built, "assets", file));
  return [limitRow("renderer JS before the first page, gzip kB", packed([...all]), { landing: 300, goal: 220, beside: { "store worker, loaded beside it": packed(worker) } })];
}

const packed = (files: readonly string[]): number => Number((files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000).toFixed(1));

function withImports(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, path = ""] of text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g)) open.push(join(dirname(file), path));
  }
  return found;
}
