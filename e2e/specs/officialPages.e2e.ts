import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { must } from "#shared/kernel/assert.ts";
import { measure, type Band, type Ink, type Measured, type Region, type Word } from "../support/millimetres.ts";
import { readPaper } from "../support/paper.ts";

// The figures of GB/T 9704—2012, written down here once more and not taken from the code that lays the pages out.
const [core, character, square, small] = [{ left: 28, right: 184, top: 37, bottom: 262 }, 156 / 28, 5.644, 4.939];
/** 22 lines, each a character and 7/8 of one, fill 225 mm (3.2, 5.2.3). */
const pitch = (225 - square) / 21;
const allowed = 0.5;

type Row = { readonly name: string; readonly file: string; readonly pages: number; readonly milliseconds: number; readonly report: readonly string[] };
type Off = { readonly what: string; readonly found: number; readonly wanted: number };

let folder = "";
let rows: readonly Row[] = [];
const measured: Off[] = [];

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(join(tmpdir(), "wenyi-official-"));
  execFileSync(process.execPath, ["scripts/tool.mjs", "sheets", "--only", "official", "--out", folder], { stdio: ["ignore", "pipe", "inherit"] });
  rows = JSON.parse(await readFile(join(folder, "official.json"), "utf8")) as readonly Row[];
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));
test.afterEach(async () => {
  await test.info().attach("millimetres", { body: JSON.stringify(measured, null, 1), contentType: "application/json" });
  const off = measured.splice(0).filter(({ found, wanted }) => Math.abs(found - wanted) > allowed);
  expect(off, "every position within 0.5 mm of the standard").toEqual([]);
});

const near = (what: string, found: number, wanted: number): number => measured.push({ what, found: rounded(found), wanted: rounded(wanted) });
const rounded = (value: number): number => Math.round(value * 100) / 100;
const page = (name: string, number: number): Measured => measure(join(folder, `official-${name}.pdf`), number);
const word = ({ words }: Measured, begins: string): Word => must(words.find(({ text }) => text.startsWith(begins)), begins);
const wide = (top: number, bottom: number): Region => ({ left: 0, right: 210, top, bottom });
/** From the first to the last ink of a region. */
function extent(on: Measured, ink: Ink, axis: "x" | "y", region: Region): Band {
  const bands = on.bands(ink, axis, region);
  return { from: must(bands[0], `${ink} ink`).from, to: must(bands.at(-1), `${ink} ink`).to };
}
const middle = (from: number, to: number): number => (from + to) / 2;
/** Lines of a page by their ink, between two edges and where only they are. */
const lines = (on: Measured, top: number, bottom: number): readonly Band[] => on.bands("black", "y", { left: 26, right: 186, top, bottom }).filter(({ from, to }) => to - from > 2);

/** Mark, number and red rule, which general format and minutes share; answers the rule's lower edge. */
function expectHead(what: string, on: Measured, markTop: number, number: string): number {
  const [mark] = on.bands("red", "y", wide(markTop - 8, 150));
  const red = on.bands("red", "y", wide(markTop - 8, 200));
  const markBand = { from: must(mark, "mark").from, to: must(red.at(-2) ?? mark, "mark").to };
  const rule = must(red.at(-1), "rule");
  near(`${what}: upper edge of the mark`, markBand.from, markTop);
  const across = extent(on, "red", "x", wide(markBand.from, markBand.to));
  near(`${what}: middle of the mark`, middle(across.from, across.to), 106);
  expect(across.to - across.from).toBeLessThanOrEqual(0.96 * 156 + allowed);
  const numberTop = markBand.to + 2 * pitch;
  near(`${what}: number, two blank lines below the mark`, must(lines(on, markBand.to + 10, rule.from)[0], number).from, numberTop);
  near(`${what}: rule, 4 below the number`, rule.from, numberTop + square + 4);
  const ends = extent(on, "red", "x", wide(rule.from, rule.to));
  near(`${what}: rule, left`, ends.from, core.left);
  near(`${what}: rule, right`, ends.to, core.right);
  return rule.to;
}

function expectNumber(what: string, on: Measured, number: number): void {
  const left = number % 2 === 0 ? 26 : 28;
  const region = { left, right: left + 156, top: core.bottom + 2, bottom: 280 };
  const across = extent(on, "black", "x", region);
  if (number % 2 === 0) near(`${what}: page number, one character from the left`, across.from, left + small);
  else near(`${what}: page number, one character from the right`, across.to, core.right - small);
  const dash = extent(on, "black", "y", { ...region, left: across.from, right: across.from + 3 });
  near(`${what}: dashes, 7 below the type area`, middle(dash.from, dash.to), core.bottom + 7);
}

/** The rules of the imprint are alone within a character of the left edge. */
function expectImprint(what: string, on: Measured, left: number, heights: readonly number[]): void {
  const rules = on.bands("black", "y", { left: left + 0.5, right: left + 4, top: 200, bottom: 264 });
  expect(rules.length, what).toBe(heights.length);
  rules.forEach(({ from, to }, index) => near(`${what}: weight of rule ${index + 1}`, to - from, must(heights[index], "a rule")));
  near(`${what}: last rule on the lower edge of the type area`, must(rules.at(-1), "the last rule").to, core.bottom);
  const across = extent(on, "black", "x", wide(core.bottom - 0.3, core.bottom));
  near(`${what}: last rule, left`, across.from, left);
  near(`${what}: last rule, right`, across.to, left + 156);
}

test("PRINT general format going down: head, title, text, signing block with its seal, imprint @print", () => {
  const first = page("general-down", 1);
  near("urgency, upper edge", must(lines(first, 30, 60)[0], "urgency").from, core.top);
  near("urgency, left", word(first, "特急").left, core.left);
  const ruleBottom = expectHead("down", first, 72, "清水发");
  const number = word(first, "清水发");
  near("number, middle", middle(number.left, number.right), 106);
  const below = lines(first, ruleBottom + 1, core.bottom + 1);
  near("title, two blank lines below the rule", must(below[0], "title").from, ruleBottom + 2 * pitch);
  for (const title of first.words.filter(({ text }) => /^清河县水务局关于|^巡查和/u.test(text))) near("title, middle", middle(title.left, title.right), 106);
  near("addressees, one blank line below the title", must(below[2], "addressees").from, must(below[1], "title").to + (pitch - square) + pitch);
  near("addressees, left", word(first, "各乡镇水管站").left, core.left);
  below.slice(3).forEach(({ from }, index) => near(`text, line ${index + 1}`, from, must(below[2], "addressees").from + (index + 1) * pitch));
  near("text, two characters in", word(first, "为切实做好").left, core.left + 2 * character);
  near("text, right edge", word(first, "为切实做好").right, core.right);
  expectNumber("down, page 1", first, 1);

  const signed = page("general-down", 3);
  const date = word(signed, "2026年4月28日");
  const organ = must(signed.words.filter(({ text }) => text === "清河县水务局").at(-1), "organ");
  near("date, four characters from the right", date.right, core.right - 4 * character);
  near("organ, in the middle of the date", middle(organ.left, organ.right), middle(date.left, date.right));
  const [ring, tall] = (["x", "y"] as const).map((axis) => extent(signed, "red", axis, wide(30, core.bottom)));
  near("seal, 42 wide", must(ring, "ring").to - must(ring, "ring").from, 42);
  near("seal, in the middle of the date", middle(must(ring, "ring").from, must(ring, "ring").to), middle(date.left, date.right));
  const text = lines(signed, 30, must(tall, "ring").from + 3).at(-1);
  near("seal, 6 below the text", must(tall, "ring").from, must(text, "text").to + 6);
  expectImprint("down", page("general-down", 5), core.left, [0.35, 0.25, 0.35]);
});

test("PRINT general format going up: two signers beside the number, unsealed signing block on an even page @print", () => {
  const first = page("general-up", 1);
  near("number of the copy, left", word(first, "000001").left, core.left);
  expectHead("up", first, 72, "清水");
  near("number, one character in", word(first, "清水").left, core.left + character);
  near("signers, one character from the right", word(first, "敏").right, core.right - character);
  near("first signer", word(first, "签发人").right, core.right - 5 * character);
  const second = page("general-up", 2);
  const [organ, date] = [word(second, "清河县水务局"), word(second, "2026年3月5日")];
  near("organ, two characters from the right", organ.right, core.right - 2 - 2 * character);
  near("date, two characters after the organ", date.left, organ.left + 2 * character);
  near("note, two characters in", word(second, "（联系人").left, core.left - 2 + 2 * character);
  expectNumber("up, page 2", second, 2);
  expectImprint("up", second, core.left - 2, [0.35, 0.35]);
});

test("PRINT joint issue: three seals in a row that do not touch, the last around the date @print", () => {
  expectHead("joint", page("general-joint", 1), 72, "清水联发");
  const signed = page("general-joint", 2);
  const tall = extent(signed, "red", "y", wide(30, core.bottom));
  const height = middle(tall.from, tall.to);
  const rings = signed.bands("red", "x", wide(tall.from, tall.to)).filter(({ from, to }) => to - from > 0.4);
  const edges = { from: must(rings[0], "ring").from, to: must(rings.at(-1), "ring").to };
  near("seals, one row", tall.to - tall.from, 42);
  near("seals, three of 42 and 3 between", edges.to - edges.from, 3 * 42 + 2 * 3);
  expect(edges.from).toBeGreaterThanOrEqual(26);
  const date = word(signed, "2026年12月25日");
  near("date, four characters from the right", date.right, core.right - 2 - 4 * character);
  near("last seal, in the middle of the date", edges.to - 21, middle(date.left, date.right));
  ["清河县水务局", "清河县财政局", "清河县自然资源局"].forEach((name, index) => {
    const organ = word(signed, name);
    near(`${name}, in the middle of its seal`, middle(organ.left, organ.right), edges.from + 21 + index * 45);
  });
  near("names, in the middle of their seals", middle(must(lines(signed, height - 4, height + 4)[0], "names").from, must(lines(signed, height - 4, height + 4)[0], "names").to), height);
  expectImprint("joint", signed, core.left - 2, [0.35, 0.25, 0.35]);
});

test("PRINT letter: mark, double rules, number, no page number on its first page @print", () => {
  const first = page("letter", 1);
  const red = first.bands("red", "y", { left: 20.3, right: 27.5, top: 0, bottom: 297 });
  const mark = extent(first, "red", "y", { left: 40, right: 170, top: 20, bottom: must(red[0], "rule").from });
  near("letter: upper edge of the mark", mark.from, 30);
  near("letter: first rule, 4 below the mark", must(red[0], "rule").from, mark.to + 4);
  near("letter: lower edge of the last rule, 20 above the edge", must(red[3], "rule").to, 277);
  const [upper, lower] = [red.slice(0, 2), red.slice(2)].map((pair) => pair.map(({ from, to }) => to - from));
  expect([must(upper?.[0], "a") > must(upper?.[1], "b"), must(lower?.[0], "c") < must(lower?.[1], "d")], "thick outside").toEqual([true, true]);
  for (const { from, to } of red) {
    const across = extent(first, "red", "x", wide(from, to));
    near("letter: rule, left", across.from, 20);
    near("letter: rule, right", across.to, 190);
  }
  const text = lines(first, must(red[1], "rule").to, must(red[2], "rule").from);
  near("letter: first line, 7/8 of a character below the rule", must(text[0], "line").from, must(red[1], "rule").to + (square * 7) / 8);
  near("letter: last line, 7/8 of a character above the rule", must(text.at(-1), "line").to, must(red[2], "rule").from - (square * 7) / 8);
  near("letter: number, right", word(first, "清水函").right, core.right);
  near("letter: urgency, left", word(first, "加急").left, core.left);
  near("letter: title, two blank lines below", must(text[1], "title").from, must(text[0], "line").from + square + (pitch - square) + 2 * pitch);
  expect(first.words.filter(({ text }) => text === "—")).toEqual([]);
  expectNumber("letter, page 2", page("letter", 2), 2);
});

test("PRINT order and minutes: marks, numbers, signature, who was there @print", () => {
  const order = page("order", 1);
  const mark = extent(order, "red", "y", wide(40, 90));
  near("order: upper edge of the mark", mark.from, core.top + 20);
  const text = lines(order, mark.to, 200);
  near("order: number, two blank lines below the mark", must(text[0], "number").from, mark.to + 2 * pitch);
  near("order: text, two blank lines below the number", must(text[1], "text").from, must(text[0], "number").from + 3 * pitch);
  near("order: date, four characters from the right", word(order, "2026年2月16日").right, core.right - 4 * character);
  near("order: post, two characters before the stamp of 36", word(order, "县长").right, core.right - 4 * character - 36 - 2 * character);
  expectImprint("order", order, core.left, [0.35, 0.25, 0.35]);
  const minutes = page("minutes", 1);
  expectHead("minutes", minutes, 72, "〔2026〕6号");
  near("minutes: who was there, two characters in", word(minutes, "出席").left, core.left + 2 * character);
});

test("PRINT twenty pages: 22 lines fill each, numbers right and left, laid out within a second, fonts named @print", () => {
  const long = must(rows.find(({ name }) => name === "general-long"), "the long one");
  expect(long).toMatchObject({ pages: 20 });
  expect(long.milliseconds).toBeLessThanOrEqual(1000);
  for (const number of [2, 3, 12]) {
    const on = page("general-long", number);
    const text = lines(on, 30, core.bottom + 2);
    expect(text.length).toBe(22);
    near(`page ${number}: first line on the upper edge`, must(text[0], "first").from, core.top);
    near(`page ${number}: last line on the lower edge`, must(text.at(-1), "last").to, core.bottom);
    expectNumber(`page ${number}`, on, number);
  }
  for (const { file, report, pages } of rows) {
    const paper = readPaper(join(folder, file));
    expect(paper).toMatchObject({ pages, fontsEmbedded: true });
    expect(paper.text).not.toContain("此页无正文");
    expect(report.join(), "substituted fonts are named, or the office has its own").not.toContain("未知");
  }
});
