import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import type { Frame, Place } from "#shared/sync/frame.ts";
import { directoryFrom } from "#shared/modules/organisation/directory.ts";
import { demonstration } from "#shared/modules/organisation/fixtures.ts";
import { memoryLog } from "../log/memory.ts";
import { noon, officeOn } from "../testing/office.ts";
import { entriesIn } from "../testing/line.ts";
import { toyRegistry } from "../testing/toy.ts";
import { officeReader } from "./office.ts";
import { framesFor, type StreamSource } from "./stream.ts";

const { org, units, people } = demonstration;
/** What the common feed begins with: every unit and person of the office. */
const registered = units.length + people.length;
const silence = (): void => undefined;

/** Somebody's stream on a log, whose time passes only when the test lets it. */
async function listening(person: string, place: Partial<Place> = {}, log = memoryLog()) {
  const office = await officeOn(log);
  const read = officeReader({ org, kinds: ["organisation.unit", "organisation.person"], from: directoryFrom });
  const open = { session: true };
  const signal = { aborted: false, onAbort: (ring: () => void) => void (stop = ring) };
  let stop: () => void = silence;
  let pass: () => void = silence;
  const sleep = (milliseconds: number, bell: Promise<void>) => Promise.race([bell, new Promise<void>((resolve) => (pass = () => resolve(void (office.time.now += milliseconds))))]);
  const source: StreamSource = { log, registry: toyRegistry, epoch: "1-test", clock: () => office.time.now, office: () => read(log), sleep };
  const frames = framesFor(source, { person, place: { cursors: {}, past: {}, ...place }, isOpen: async () => open.session, signal });
  const next = async (): Promise<Frame | null> => ((await frames.next()) as IteratorResult<Frame, undefined>).value ?? null;
  const upTo = async (t: Frame["t"]): Promise<readonly Frame[]> => {
    const seen: Frame[] = [];
    for (let frame = await next(); frame !== null; frame = await next()) {
      seen.push(frame);
      if (frame.t === t) break;
    }
    return seen;
  };
  const abort = (): void => {
    signal.aborted = true;
    stop();
  };
  return { ...office, log, open, next, upTo, abort, pass: () => pass() };
}

const from = (...feeds: readonly string[]): Partial<Place> => ({ cursors: Object.fromEntries(feeds.map((feed) => [feed, 0])) });
const pastOf = (frames: readonly Frame[]) => frames.flatMap((frame) => (frame.t === "past" ? [frame] : []));
/** Which records a past tells, by feed, with the feeds that hold them. */
const toldIn = (frames: readonly Frame[]): readonly string[] => pastOf(frames).flatMap(({ feed, feeds, state }) => state.map((each, index) => `${feed} ${(each as { id: string }).id} in ${feeds[index] ?? ""}`));

test("STREAM-1 feeds come first, then one's own, posts, the common one and registers, then that all is there", async () => {
  const { give, upTo } = await listening("liu", from("c", "r:liuhe/toys", "o:head@liuhe", "p:liu"));
  await give("chen", "make", { feeds: ["c", "r:liuhe/toys", "o:head@liuhe", "p:liu"] });
  const frames = await upTo("caughtUp");
  expect(frames.map((frame) => (frame.t === "rows" ? frame.feed : frame.t))).toEqual(["feeds", "p:liu", "o:head@liuhe", "c", "r:liuhe/toys", "caughtUp"]);
  expect(frames[0]).toEqual({ t: "feeds", epoch: "1-test", since: noon, heads: { "p:liu": 1, "o:head@liuhe": 1, "r:liuhe/toys": 1, "r:liuhe/organisation.people": 0, "r:liuhe/organisation.units": 0, c: registered + 1 } });
});

test("STREAM-2 an event that several feeds hold crosses once", async () => {
  const { give, upTo } = await listening("liu", from("p:liu", "o:head@liuhe"));
  await give("chen", "make", { feeds: ["p:liu", "o:head@liuhe"] });
  const frames = await upTo("caughtUp");
  expect([...entriesIn(frames, "p:liu"), ...entriesIn(frames, "o:head@liuhe")].map(({ kind, body }) => [kind, body === null])).toEqual([["e", false], ["k", true]]);
});

test("STREAM-3 goes on after its cursors in frames of 250 rows, and from the start where a cursor lies beyond the end", async () => {
  const { admission, desk, upTo } = await listening("chen", { cursors: { "p:chen": 20, c: 10_000, "p:liu": 0 } });
  const say = { kind: "toy", record: "t1", type: "say", args: { text: "x" } };
  const messages = [desk.command("chen", { ...say, type: "make", args: { feeds: ["p:chen"] } }), ...Array.from({ length: 599 }, () => desk.command("chen", say))];
  for (let at = 0; at < 600; at += 200) await admission.push({ dev: "pc", messages: messages.slice(at, at + 200) });
  const frames = await upTo("caughtUp");
  expect(frames.flatMap((frame) => (frame.t === "rows" ? [[frame.feed, frame.from, frame.to]] : []))).toEqual([["p:chen", 21, 270], ["p:chen", 271, 520], ["p:chen", 521, 600], ["c", 1, registered]]);
});

test("STREAM-7 what lies before, in a feed that is new to a PC, is told backwards, each record once as it is, with all of this person's feeds that hold it", async () => {
  const { time, give, upTo } = await listening("liu");
  for (const record of ["t1", "t2", "t3"]) await give("liu", "make", { feeds: record === "t2" ? ["r:liuhe/toys", "p:liu", "p:chen"] : ["r:liuhe/toys"] }, record);
  await give("liu", "say", { text: "again" }, "t1");
  time.now += 1000;
  const frames = await upTo("caughtUp");
  expect(toldIn(frames).filter((told) => / t\d /.test(told))).toEqual(["p:liu t2 in p:liu r:liuhe/toys", "r:liuhe/toys t1 in r:liuhe/toys", "r:liuhe/toys t3 in r:liuhe/toys"]);
  expect(frames.filter(({ t }) => t === "rows")).toEqual([]);
  expect(pastOf(frames).filter(({ feed }) => feed === "r:liuhe/toys").map(({ high, low }) => [high, low])).toEqual([[4, 0]]);
});

async function firstPiece(next: () => Promise<Frame | null>, feed: string) {
  for (;;) {
    const frame = must(await next(), "a frame");
    if (frame.t === "past" && frame.feed === feed && frame.state.length > 0) return frame;
  }
}

test("STREAM-8 cut, a past goes on where it stood; what happened meanwhile is told first", async () => {
  const first = await listening("liu");
  for (let number = 0; number < 200; number++) await first.give("liu", "make", { feeds: ["r:liuhe/toys"] }, `n${number}`);
  const { high, low, since, state } = await firstPiece(first.next, "r:liuhe/toys");
  expect([high, low, state.length]).toEqual([200, 80, 120]);
  first.abort();
  const place: Place = { cursors: { "p:liu": 0, "o:head@liuhe": 0, c: registered, "r:liuhe/toys": 200 }, past: { "r:liuhe/toys": { low, since } } };
  const again = await listening("liu", place, first.log);
  again.time.now += 1000;
  await first.give("liu", "say", { text: "meanwhile" }, "n5");
  const rest = await again.upTo("caughtUp");
  expect(entriesIn(rest, "r:liuhe/toys").map(({ record, version }) => [record, version])).toEqual([["n5", 2]]);
  expect(toldIn(rest).map((told) => told.split(" ")[1])).toEqual(Array.from({ length: 80 }, (_, index) => `n${79 - index}`).filter((id) => id !== "n5"));
});

test("STREAM-9 what other feeds have told already is passed over in one frame, and what they have not is told", async () => {
  const { time, give, upTo } = await listening("liu");
  for (let number = 0; number < 400; number++) await give("liu", "make", { feeds: number === 7 ? ["r:liuhe/toys"] : ["o:head@liuhe", "r:liuhe/toys"] }, `n${number}`);
  time.now += 1000;
  const frames = await upTo("caughtUp");
  const own = pastOf(frames).filter(({ feed }) => feed === "r:liuhe/toys");
  expect(own.map(({ low, state }) => [low, state.length])).toEqual([[0, 1]]);
  expect(pastOf(frames).filter(({ feed }) => feed === "o:head@liuhe").flatMap(({ state }) => state)).toHaveLength(399);
});

test("STREAM-4 a commit is passed on at once, silence by a beat every 20 seconds", async () => {
  const { give, upTo, next, pass } = await listening("chen");
  await upTo("caughtUp");
  const waiting = next();
  await give("chen", "make", { feeds: ["p:chen"] });
  expect(await waiting).toMatchObject({ t: "rows", feed: "p:chen", from: 1, to: 1 });
  const beat = next();
  await new Promise(setImmediate);
  pass();
  expect(await beat).toEqual({ t: "beat", at: noon + 20_000 });
});

test("STREAM-5 another post brings other feeds, from their beginning", async () => {
  const { admission, desk, give, upTo, next } = await listening("chen");
  await give("liu", "make", { feeds: ["o:head@liuhe"] });
  await upTo("caughtUp");
  const waiting = next();
  const form = { name: "Chen", login: "chenxl", posts: [{ post: "head", unit: "liuhe", title: "Head" }] };
  await admission.push({ dev: "pc", messages: [desk.command("admin", { kind: "organisation.person", record: "chen", type: "change", args: { form } })] });
  const feeds = await waiting;
  expect(feeds?.t === "feeds" && Object.keys(feeds.heads).filter((feed) => feed.startsWith("o:"))).toEqual(["o:head@liuhe"]);
  expect(toldIn(await upTo("caughtUp"))).toEqual(["o:head@liuhe t1 in o:head@liuhe"]);
});

test("STREAM-6 ends with the session, with the person's leaving, and silently when the line is cut", async () => {
  const ended = await listening("chen");
  await ended.upTo("caughtUp");
  ended.open.session = false;
  const last = ended.next();
  await ended.give("chen", "make", { feeds: ["p:chen"] });
  expect([await last, await ended.next()]).toEqual([{ t: "end", code: "noSession" }, null]);

  const left = await listening("chen");
  await left.upTo("caughtUp");
  const told = left.next();
  await left.admission.push({ dev: "pc", messages: [left.desk.command("admin", { kind: "organisation.person", record: "chen", type: "leave", args: {} })] });
  expect(await told).toEqual({ t: "end", code: "noSession" });

  const cut = await listening("chen");
  await cut.upTo("caughtUp");
  const nothing = cut.next();
  await new Promise(setImmediate);
  cut.abort();
  expect(await nothing).toBeNull();
});
