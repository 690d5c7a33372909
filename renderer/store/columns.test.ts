import { expect, test } from "vitest";
import { Columns, loadColumns } from "./columns.ts";
import { memoryRows } from "./memoryRows.ts";
import { sealerOf } from "./sealing.ts";

const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(3);
const sealer = sealerOf("11".repeat(32), random);

test("rows keep their chunk, only what changed is written, and what is written loads again", async () => {
  const columns = new Columns("seal.usage");
  for (let index = 0; index < 1500; index += 1) columns.put(`r${index}`, [{ n: index }]);
  const first = columns.takeWrites(sealer);
  expect(first.map((write) => ("put" in write ? write.put.id : ""))).toEqual(["seal.usage/0", "seal.usage/1"]);
  columns.put("r3", [{ n: -3 }, { n: -4 }]);
  columns.put("unknown", []);
  const second = columns.takeWrites(sealer);
  expect(second).toHaveLength(1);
  const rows = memoryRows();
  await rows.commit([...first, ...second]);
  const loaded = (await loadColumns(rows, sealer)).get("seal.usage");
  expect(loaded?.rowsOf("r3")).toEqual([{ n: -3 }, { n: -4 }]);
  expect((loaded?.chunks ?? []).flatMap((chunk) => chunk.entries)).toHaveLength(1500);
  expect(loaded?.chunkOf("r1000")).toBe(loaded?.chunks[1]);
});

test("a sealed row does not open in another place", () => {
  const sealed = sealer.seal("record", "a", { secret: 1 });
  expect(sealer.open("record", "a", sealed)).toEqual({ secret: 1 });
  expect([sealer.open("record", "b", sealed), sealer.open("record", "a", sealed.subarray(1)), sealer.open("record", "a", undefined)]).toEqual([null, null, null]);
});
