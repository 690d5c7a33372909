import { expect, test } from "vitest";
import type { Rows } from "./ports.ts";

/** What every implementation of `Rows` must do; run by each of them. */
export function rowsContract(name: string, open: () => Promise<Rows>): void {
  test(`${name}: a commit puts and drops across tables, whole`, async () => {
    const rows = await open();
    await rows.commit([{ table: "record", put: { id: "a", kind: "k", status: "s" } }, { table: "record", put: { id: "b", kind: "l" } }, { table: "cursor", put: { id: "c", value: 3 } }]);
    await rows.commit([{ table: "record", drop: "b" }, { table: "cursor", put: { id: "c", value: 4 } }, { table: "cursor", drop: "none" }]);
    expect(await rows.get("record", ["b", "a", "x"])).toEqual([undefined, { id: "a", kind: "k", status: "s" }, undefined]);
    expect(await rows.all("cursor")).toEqual([{ id: "c", value: 4 }]);
    expect(await rows.ofKind("k")).toHaveLength(1);
    expect(await rows.ids("record")).toEqual(["a"]);
  });

  test(`${name}: dropping and putting one id in a commit leaves it put`, async () => {
    const rows = await open();
    await rows.commit([{ table: "turn", put: { id: "t", holder: "old" } }]);
    await rows.commit([{ table: "turn", put: { id: "t", holder: "new" } }, { table: "turn", drop: "t" }]);
    expect(await rows.get("turn", ["t"])).toEqual([{ id: "t", holder: "new" }]);
  });

  test(`${name}: cleared, it is as new`, async () => {
    const rows = await open();
    await rows.commit([{ table: "meta", put: { id: "m", value: 1 } }, { table: "chunk", put: { id: "r/0", sealed: Uint8Array.of(1) } }]);
    expect(await rows.all("chunk")).toEqual([{ id: "r/0", sealed: Uint8Array.of(1) }]);
    await rows.clear();
    expect([await rows.all("meta"), await rows.all("chunk")]).toEqual([[], []]);
  });
}
