import { expect, test } from "vitest";
import type { Feed } from "#shared/engine/holder.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { inRanges, rangeDigest, type Holding } from "#shared/sync/digest.ts";
import { memoryLog } from "../log/memory.ts";
import { officeOn } from "../testing/office.ts";
import { toyRegistry } from "../testing/toy.ts";
import { compareFeed, type Compared } from "./compare.ts";
import { officeReader } from "./office.ts";

const feed: Feed = "r:liuhe/toys";

/** A register with these records, and liu asking about it. */
async function register(records: readonly string[]) {
  const log = memoryLog();
  const { give } = await officeOn(log);
  for (const record of records) await give("chen", "make", { feeds: [feed] }, record);
  const read = officeReader({ org: demonstration.org, kinds: ["organisation.unit", "organisation.person"], from: directoryFrom });
  const hub: Compared = { log, registry: toyRegistry, epoch: "1-test", isGathering: false, office: () => read(log) };
  const asked = { person: "liu", feed, epoch: "1-test", head: records.length };
  const compare = (held: readonly Holding[], change: Partial<typeof asked> = {}, at: Partial<Compared> = {}, ranges = 1) => compareFeed({ ...hub, ...at }, { ...asked, ...change, digests: inRanges(held, ranges).map(rangeDigest) });
  return { log, give, compare, held: records.map((record): Holding => ({ record, version: 1 })) };
}

test("DIGEST-1 what ranges that differ hold at the hub is named, and nothing of the others", async () => {
  const { give, compare, held } = await register(["t1", "t2", "t3", "t4", "t5", "t6"]);
  expect(await compare(held, {}, {}, 4)).toEqual({ ok: true, value: { ranges: [], more: false } });
  await give("liu", "say", { text: "again" }, "t2");
  await give("liu", "show", { feeds: ["p:chen"] }, "t3");
  const differing = inRanges([...held.filter(({ record }) => !["t2", "t3"].includes(record)), { record: "t2", version: 2 }], 4);
  const wanted = inRanges(held, 4).flatMap((range, number) => (range.some(({ record }) => record === "t2" || record === "t3") ? [number] : []));
  expect(await compare(held, { head: 8 }, {}, 4)).toEqual({ ok: true, value: { more: false, ranges: wanted.map((range) => ({ range, records: differing[range]?.map(({ record }) => record), versions: differing[range]?.map(({ version }) => version) })) } });
  expect(await compare([], { head: 8 })).toMatchObject({ value: { ranges: [{ records: ["t1", "t2", "t4", "t5", "t6"], versions: [1, 2, 1, 1, 1] }] } });
});

test("DIGEST-2 a feed that the person does not receive is as if there were none", async () => {
  const { compare, held } = await register(["t1"]);
  expect([await compare(held, { person: "chen" }), await compare(held, { person: "nobody" }), await compare(held, { feed: "r:nowhere/toys" })]).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: "notFound" } })));
});

test("DIGEST-3 nothing is said of another place or epoch, while the hub gathers, or where it misses an entry itself", async () => {
  const { log, compare } = await register(["t1", "t2"]);
  const moved = { ok: false, error: { code: "moved" } };
  const empty: Compared["log"] = { ...log, holdings: async () => ({ entries: 0, holdings: [] }) };
  expect([await compare([], { head: 1 }), await compare([], { head: 3 }), await compare([], { epoch: "2-test" }), await compare([], {}, { log: empty })]).toEqual([moved, moved, moved, moved]);
  expect(await compare([], {}, { isGathering: true })).toEqual({ ok: false, error: { code: "recovering" } });
});

test("DIGEST-4 one answer names about two thousand records, and says that there are more", async () => {
  const { log, compare } = await register(["t1"]);
  const holdings = Array.from({ length: 5000 }, (_, index): Holding => ({ record: `n${index}`, version: 1 }));
  const many: Compared["log"] = { ...log, holdings: async () => ({ entries: 1, holdings }) };
  const named = async (held: readonly Holding[]) => {
    const answer = await compare(held, {}, { log: many }, 50);
    return answer.ok ? [answer.value.ranges.flatMap(({ records }) => records).length, answer.value.more] : answer;
  };
  const [most, more] = (await named([])) as [number, boolean];
  expect([most > 1800 && most <= 2000, more, await named(holdings)]).toEqual([true, true, [0, false]]);
});
