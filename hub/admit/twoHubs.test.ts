import { expect, test } from "vitest";
import { postgresLog } from "../log/postgres.ts";
import { Desk } from "../testing/desk.ts";
import { databaseForTests } from "../testing/database.ts";
import { noon, officeOn, receiptsIn } from "../testing/office.ts";

const database = databaseForTests("two", "qingshan");

test("ADMIT-21 two hubs on one database, sixteen PCs, two contested records: versions, numbers and feeds stay gapless", async () => {
  const log = await postgresLog(database(), "one/1");
  const { admission: one, give } = await officeOn(log);
  const { admission: two } = await officeOn(await postgresLog(database(), "two/1"));
  for (const record of ["t1", "t2"]) await give("chen", "make", { feeds: ["c", "p:chen"] }, record);

  const desks = Array.from({ length: 16 }, (_, index) => new Desk("qingshan", `pc-${index}`, () => noon));
  for (const desk of desks) await log.registerKey({ person: "chen", dev: desk.dev, publicKey: desk.keyOf("chen").publicKey }, noon);
  // Each goes through the records in another order, which is what makes transactions meet crosswise.
  const push = async (desk: Desk, index: number) => {
    const records = index % 2 === 0 ? ["t1", "t2"] : ["t2", "t1"];
    const messages = records.flatMap((record) => ["number", "say"].map((type) => desk.command("chen", { kind: "toy", record, type, args: type === "say" ? { text: "x" } : {} })));
    const hub = index % 4 < 2 ? one : two;
    const [first, second] = [await hub.push({ dev: desk.dev, messages: messages.slice(0, 3) }), await hub.push({ dev: desk.dev, messages: messages.slice(3) })];
    return [first, second].flatMap(receiptsIn);
  };
  const receipts = (await Promise.all(desks.map(push))).flat();

  expect(receipts.filter(({ outcome }) => outcome === "accepted")).toHaveLength(64);
  const numbers = receipts.flatMap(({ numbers }) => Object.values(numbers)).toSorted();
  expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => `2026-${String(index + 1).padStart(4, "0")}`));
  const entries = await log.entries("p:chen", 0, 100);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
  for (const record of ["t1", "t2"]) expect(entries.filter((entry) => entry.record === record).map(({ version }) => version)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
});
