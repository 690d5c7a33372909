import { expect, test } from "vitest";
import { defineRegistry } from "#shared/engine/module.ts";
import type { RecordState } from "#shared/engine/record.ts";
import { toyRegistry } from "../testing/toy.ts";
import { currentLog } from "./current.ts";
import type { StoredRecord } from "./hubLog.ts";
import { memoryLog } from "./memory.ts";

const registry = defineRegistry(toyRegistry.modules.map((module) => ({
  ...module,
  records: module.records.map((type) => (type.name === "toy" ? { ...type, version: 2, upcasters: [{ event: (event: { readonly type: string }) => ({ ...event, raised: true }), state: (state: RecordState) => ({ ...state, status: "raised" }) }] } : type)),
})));
const record = (id: string, tv: number): StoredRecord => ({ id, kind: "toy", version: 1, tv, state: { id, version: 1, status: "open" } as RecordState, feeds: ["c"], waits: ["p:a"], due: null });

const entry = (id: string, kind: "e" | "n") => ({ feed: "c" as const, kind, record: id, type: "toy", version: 1, cid: id });
const statuses = (records: readonly StoredRecord[]) => records.map(({ id, tv, state }) => `${id} ${tv} ${state.status}`).toSorted();

test("CURRENT whatever is read is as the present version would have written it; what was stored stays as it was", async () => {
  const stored = memoryLog();
  const log = currentLog(stored, registry);
  await log.transact((transaction) => transaction.append({ commands: [], devices: [], events: [{ record: "old", version: 1, kind: "toy", tv: 1, cid: "old", received: 1, body: { type: "made" } }], records: [record("old", 1), record("new", 2)], entries: [entry("old", "e"), entry("new", "n"), entry("old", "n")] }));
  const raised = ["new 2 open", "old 2 raised"];
  expect([statuses(await log.records(["old", "new"])), statuses(await log.recordsOfKinds(["toy"])), statuses(await log.recordsIn("c")), statuses(await log.waitingFor(["p:a"])), statuses((await log.past("c", 3, 9)).records)]).toEqual([raised, raised, raised, raised, ["new 2 open", "old 2 raised", "old 2 raised"]]);
  expect((await log.entries("c", 0, 9)).map(({ body }) => body)).toEqual([{ type: "made", raised: true }, { id: "new", version: 1, status: "open" }, { id: "old", version: 1, status: "raised" }]);
  expect(await log.transact(async (transaction) => statuses(await transaction.lockRecords(["old"], [])))).toEqual(["old 2 raised"]);
  expect(statuses(await stored.records(["old"]))).toEqual(["old 1 open"]);
});
