import { expect, test } from "vitest";
import type { StoredRow } from "#renderer/store/ports.ts";
import { allRegister } from "#renderer/store/projection.ts";
import { listed } from "#renderer/store/registerQuery.ts";
import { purgesIn } from "#renderer/store/reading.ts";
import { repair } from "#renderer/store/repair.ts";
import { tellPurged } from "#renderer/sync/tellPurged.ts";
import { Chance } from "#shared/kernel/chance.ts";
import { must } from "#shared/kernel/assert.ts";
import { err, ok, type Result } from "#shared/kernel/result.ts";
import { spoilt } from "./badDisk.ts";
import { Client } from "./client.ts";
import { VirtualClock } from "./clock.ts";
import { simulatedHub } from "./hub.ts";
import { findings } from "./invariants.ts";

const form = { document: "材料", seals: ["seal-liuhe"], ways: ["stamp"], purpose: "报送", copies: 1, places: 1, pages: 1, commitment: "no", amount: null, recipient: "", phone: "", urgent: "no" };
const pace = { every: 3_600_000, again: 60_000, calm: 1_000 };
/** Hours and days of a PC take their time. */
const days = { timeout: 30_000 };
type Answer = Result<unknown, { readonly code: string }>;

/** 刘建国's PC, to which three requests have come; `overheard` sees and changes what the hub answers it. */
async function headAtWork() {
  const [clock, chance] = [new VirtualClock(), new Chance(3)];
  const hub = await simulatedHub(clock, chance);
  const asked: string[] = [];
  const line = { overheard: (_operation: string, answer: Answer): Answer => answer };
  const at = async (person: string, pc: number): Promise<Client> => {
    const client = new Client({ hub, clock, chance, pace, mutant: { clock: () => clock, net: (net) => ({ ...net, call: async (operation, input, token) => {
      if (person === "liu") asked.push(operation);
      const answer = await net.call(operation, input, token);
      return person === "liu" ? line.overheard(operation, answer) : answer;
    } }) } }, person, pc);
    client.line.faults = 0;
    await client.begin();
    return client;
  };
  const [chen, head] = [await at("chen", 0), await at("liu", 1)];
  await clock.pass(20_000);
  const records: string[] = [];
  for (const document of ["第一件", "第二件", "第三件"]) {
    const given = await chen.desk.command({ kind: "seal.request", record: null, type: "submit", args: { form: { ...form, document }, attachments: [] } });
    if (given.ok) records.push(given.value.record);
  }
  chen.wake();
  await clock.pass(60_000);
  const row = async (id: string): Promise<StoredRow> => must((await head.rows.get("record", [id]))[0], "a row");
  const restart = () => head.crash({ power: false, cache: false });
  return { clock, hub, chen, head, records: records as [string, string, string], asked, line, row, restart };
}

const listedIn = ({ desk }: Client): readonly string[] => [...listed(desk, allRegister)].map((row) => row.$record);

test("REPAIR-1 what is missing is fetched, what is old replaced, what is not the hub's dropped; only the host's log hears of it", days, async () => {
  const { clock, hub, chen, head, records: [missing, old, kept], row, restart } = await headAtWork();
  const before = await row(old);
  await chen.desk.command({ kind: "seal.request", record: old, type: "route.withdraw", args: { reason: "" } });
  chen.wake();
  await clock.pass(60_000);
  const { records } = head.desk.confirmed;
  const held = must((await records.get([kept])).get(kept), "a record");
  await head.rows.commit([{ table: "record", drop: missing }, { table: "record", put: before }, records.put("made-up", { ...held, state: { ...held.state, id: "made-up" } }), records.put("nobody's", { ...held, feeds: ["o:nobody@liuhe"] })]);
  await restart();
  expect([await head.desk.overlay.get(missing), (await head.desk.overlay.get(old))?.state.status, (await head.desk.overlay.get("made-up"))?.state.status]).toEqual([undefined, "onRoute", "onRoute"]);
  await clock.pass(pace.every + 2 * pace.again);
  expect(await findings(hub, [chen, head])).toEqual([]);
  expect(head.repairs).toBeGreaterThan(2);
});

test("REPAIR-2 a row that does not open counts as missing, at once; turns and registers are made anew with no network", days, async () => {
  const { clock, hub, chen, head, records: [lost, second, third], row, restart } = await headAtWork();
  const derived = await Promise.all((["turn", "chunk"] as const).map(async (table) => (await head.rows.all(table)).map((each) => ({ table, put: spoilt(each) }))));
  await head.rows.commit([...derived.flat(), { table: "record", put: spoilt(await row(lost)) }]);
  head.line.cut();
  await restart();
  expect([await head.desk.overlay.get(lost), [...head.desk.confirmed.turns.keys()].toSorted()]).toEqual([undefined, [second, third].toSorted()]);
  expect(listedIn(head)).toEqual(expect.arrayContaining([second, third]));
  head.line.isUp = true;
  await clock.pass(180_000);
  expect(await findings(hub, [chen, head])).toEqual([]);
});

test("REPAIR-3 nothing goes because the hub answered something empty, something old or nothing", days, async () => {
  const { clock, hub, chen, head, records, line, restart } = await headAtWork();
  let isReached = true;
  line.overheard = (operation, answer) => {
    if (operation === "records" && !isReached) return { ok: false, error: { code: "offline" } };
    return operation === "digest" ? ok({ ranges: [{ range: 0, records: [], versions: [] }], more: false }) : answer;
  };
  await clock.pass(2 * pace.every);
  isReached = false;
  await restart();
  await clock.pass(2 * pace.every);
  expect(await findings(hub, [chen, head])).toEqual([]);

  const { confirmed } = head.desk;
  const found = { feed: "o:head@liuhe", head: must(confirmed.reading.cursor("o:head@liuhe"), "a cursor"), epoch: confirmed.epoch, wanted: [], extra: records };
  expect([await repair(confirmed, { ...found, head: found.head - 1 }, []), await repair(confirmed, { ...found, epoch: "another" }, [])]).toEqual([new Set(), new Set()]);
  expect(await findings(hub, [chen, head])).toEqual([]);
  expect(await repair(confirmed, found, [])).toEqual(new Set(records));
});

test("REPAIR-4 nothing is compared while something waits to be sent or is still being read for the first time", days, async () => {
  const { clock, head, records: [record], asked, line } = await headAtWork();
  const comparedIn = async (time: number): Promise<boolean> => {
    asked.length = 0;
    await clock.pass(time);
    return asked.includes("digest");
  };
  expect(await comparedIn(2 * pace.every)).toBe(true);
  line.overheard = (operation, answer) => (operation === "push" ? { ok: false, error: { code: "offline" } } : answer);
  await head.desk.command({ kind: "seal.request", record, type: "route.agree", args: { turn: must(head.desk.confirmed.turns.get(record)?.[0], "a turn").id, content: must(await head.desk.overlay.get(record), "a record").state.content, opinion: "" } });
  head.wake();
  expect(await comparedIn(2 * pace.every)).toBe(false);
  line.overheard = (_, answer) => answer;
  expect(await comparedIn(2 * pace.every)).toBe(true);
  const { cursors } = head.desk.confirmed.reading.place();
  await head.desk.confirmed.keepFeeds({ heads: { ...cursors, "o:keeper@liuhe": 3 }, since: 1 });
  expect(await comparedIn(2 * pace.every)).toBe(false);
});

test("REPAIR-5 that what was taken away is gone is told until the hub has answered, and no longer", days, async () => {
  const { clock, head, asked, line, restart } = await headAtWork();
  const { confirmed } = head.desk;
  const { "o:head@liuhe": taken, ...heads } = confirmed.reading.place().cursors;
  expect(taken).toBeGreaterThan(0);
  await confirmed.keepFeeds({ heads, since: clock.now() });
  expect(await purgesIn(head.rows)).toEqual(["o:head@liuhe"]);
  const heard: (readonly string[])[] = [];
  const tell = async (feeds: readonly string[]) => {
    heard.push(feeds);
    return heard.length === 1 ? err({ code: "offline" }) : ok({});
  };
  for (let times = 0; times < 3; times += 1) await tellPurged(confirmed, tell);
  expect([heard, await purgesIn(head.rows)]).toEqual([[["o:head@liuhe"], ["o:head@liuhe"]], []]);

  line.overheard = (operation, answer) => (operation === "purged" ? { ok: false, error: { code: "offline" } } : answer);
  await confirmed.rows.commit([{ table: "meta", put: { id: "purged:o:former@liuhe", value: 1 } }]);
  await restart();
  await clock.pass(60_000);
  line.overheard = (_, answer) => answer;
  expect([asked.filter((operation) => operation === "purged").length, await purgesIn(head.rows)]).toEqual([1, ["o:former@liuhe"]]);
  await restart();
  await clock.pass(60_000);
  expect(await purgesIn(head.rows)).toEqual([]);
});
