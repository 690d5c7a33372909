import { expect, test } from "vitest";
import { Reading, stepIn, writesOf } from "./reading.ts";

test("READING-1 feeds that are new begin together at the hub's heads; one that is empty waits for its first entry", () => {
  const reading = new Reading();
  const { gone, begun } = reading.turnTo({ heads: { c: 22, "r:liuhe/a": 6000, "r:liuhe/b": 9000, "p:chen": 0 }, since: 5 });
  expect([gone, begun.map(({ past }) => past)]).toEqual([[], [{ low: 22, since: 5 }, { low: 6000, since: 5 }, { low: 9000, since: 5 }]]);
  for (const step of begun) reading.stand(step);
  expect(reading.turnTo({ heads: { c: 22, "r:liuhe/a": 6000, "r:liuhe/b": 9001, "p:chen": 0 }, since: 9 })).toEqual({ gone: [], begun: [] });
  expect(reading.place().cursors).toEqual({ c: 22, "r:liuhe/a": 6000, "r:liuhe/b": 9000 });
});

test("READING-2 a feed that the hub no longer names is gone, with its past; what is written is read back the same", () => {
  const reading = new Reading();
  const rows = [{ feed: "c", cursor: 3 }, { feed: "r:liuhe/a", cursor: 7, past: { low: 2, since: 1 } }].flatMap(writesOf);
  for (const row of rows) if ("put" in row && row.table === "cursor") reading.stand(stepIn(row.put));
  expect(reading.place()).toEqual({ cursors: { c: 3, "r:liuhe/a": 7 }, past: { "r:liuhe/a": { low: 2, since: 1 } } });
  for (const step of reading.turnTo({ heads: { c: 3 }, since: 9 }).gone) reading.stand(step);
  expect(reading.place()).toEqual({ cursors: { c: 3 }, past: {} });
});
