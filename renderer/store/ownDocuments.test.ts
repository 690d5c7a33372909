import { expect, test } from "vitest";
import type { HostApi } from "#shared/contracts/host.ts";
import { Documents } from "./documents.ts";
import { countPrints, look, printsOf, seenOf } from "./ownDocuments.ts";
import { sealerOf } from "./sealing.ts";

let chance = 0;
const sealer = sealerOf("07".repeat(32), (bytes) => new Uint8Array(bytes).fill((chance += 1) % 256));

/** A PC that keeps what it is given until its disk is full. */
function newDocuments(): { readonly documents: Documents; readonly fill: () => void } {
  let full = false;
  const documentPut = () => Promise.resolve(full ? { ok: false as const, error: { code: "diskFull" as const } } : { ok: true as const, value: {} });
  return { documents: new Documents({ documentPut } as unknown as HostApi, "chen", sealer), fill: () => (full = true) };
}

test("PRINTED-1 each printing is counted once, of the sheets that were printed", async () => {
  const { documents } = newDocuments();
  expect((await countPrints(documents, { a: 0, b: 0 })).ok).toBe(true);
  expect((await countPrints(documents, { a: 1 })).ok).toBe(true);
  expect(printsOf(documents, ["a", "b", "c"])).toEqual({ a: 2, b: 1, c: 0 });
});

test("PRINTED-2 a paper that says the wrong number is not handed out, nor one that cannot be counted", async () => {
  const { documents, fill } = newDocuments();
  await countPrints(documents, { a: 0 });
  expect(await countPrints(documents, { a: 0 })).toMatchObject({ error: { code: "print.countedMeanwhile" } });
  fill();
  expect(await countPrints(documents, { a: 1 })).toMatchObject({ error: { code: "disk.full" } });
  expect(printsOf(documents, ["a"])).toEqual({ a: 1 });
});

const at = (version: number) => ({ version, entries: version, status: "onRoute", at: version });

test("SEEN-1 a look answers how it stood the last time, and the oldest looks are forgotten", async () => {
  const { documents } = newDocuments();
  expect(await look(documents, "r", at(1))).toBeNull();
  expect(await look(documents, "r", at(3))).toEqual(at(1));
  expect(seenOf(documents, "r")).toEqual(at(3));
  for (let index = 0; index < 520; index++) await look(documents, `other-${index}`, at(10 + index));
  expect(seenOf(documents, "r")).toBeNull();
  expect(seenOf(documents, "other-519")).not.toBeNull();
  expect(documents.keys("seen:").length).toBe(500);
});
