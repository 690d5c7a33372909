import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { array, assert, asyncProperty, double, nat } from "fast-check";
import { expect, test } from "vitest";
import { diskFiles } from "./files.ts";
import { openJournal } from "./journal.ts";
import { commands, random, temporaryFolder } from "./temporary.fixtures.ts";

const key = new Uint8Array(32).fill(7);
const openIn = (folder: string) => openJournal({ files: diskFiles, key, random, folder, segmentSize: 1500 });

async function readAll(folder: string) {
  const journal = await openIn(folder);
  const page = journal.read(0, 2000);
  await journal.close();
  return page.ok ? page.value.entries : [];
}

test("whatever is cut off the last segment, a prefix is left and the journal goes on from there", async () => {
  const folder = await temporaryFolder();
  await assert(
    asyncProperty(array(nat({ max: 400 }), { minLength: 1, maxLength: 12 }), double({ min: 0, max: 1, noNaN: true }), async (lengths, share) => {
      await rm(folder, { recursive: true, force: true });
      const all = commands(lengths);
      const journal = await openIn(folder);
      for (const entry of all) await journal.append([entry]);
      await journal.close();
      const last = join(folder, (await diskFiles.list(folder)).filter((name) => name.endsWith(".wyj")).at(-1)!);
      const bytes = await readFile(last);
      await writeFile(last, bytes.subarray(0, Math.floor(bytes.length * share)));

      const left = await readAll(folder);
      expect(left).toEqual(all.slice(0, left.length));
      const again = await openIn(folder);
      for (const entry of all.slice(left.length)) expect((await again.append([entry])).ok).toBe(true);
      await again.close();
      expect(await readAll(folder)).toEqual(all);
    }),
    { numRuns: 60 },
  );
}, 30_000);
