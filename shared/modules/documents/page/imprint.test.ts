import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import type { PlacedBox } from "./boxes.ts";
import { joint, letter, minutes, notice, order, plan, request, samples } from "./fixtures.ts";
import { core, inset, square, squareOf } from "./geometry.ts";
import { layOut } from "./layOut.ts";
import type { OfficialPage } from "./model.ts";
import { pageOf, rulesOf, textsOf } from "./reading.fixtures.ts";
import { reportOf, substitutions } from "./report.ts";

const last = (document: OfficialPage): readonly PlacedBox[] => pageOf(layOut(document), -1);
const four = squareOf(14);
const numbers = (document: OfficialPage): readonly (string | undefined)[] => layOut(document).pages.map(({ boxes }) => textsOf(boxes, "pageNumber")[0]?.text);

test("PAGE-23 the imprint ends on the lower edge of the last page, whatever the length of the document", () => {
  for (const document of [notice, request, joint, order, minutes, plan]) {
    const laid = layOut(document);
    const boxes = last(document);
    const left = core.left - (laid.pages.length % 2 === 0 ? 2 : 0);
    const lines = rulesOf(boxes, "imprintRule");
    expect(lines.map(({ height }) => height)).toEqual(document.copies === null ? [0.35, 0.35] : [0.35, 0.25, 0.35]);
    expect(must(lines.at(-1), "the last rule").y + 0.35).toBeCloseTo(262, 6);
    for (const line of lines) expect(line).toMatchObject({ x: left, width: 156 });
    const [organ, date] = textsOf(boxes, "printing");
    expect(must(organ, "organ").x).toBeCloseTo(left + four, 6);
    expect(must(date, "date")).toMatchObject({ size: 14, text: expect.stringMatching(/日印发$/u) });
    expect(must(date, "date").x + must(date, "date").width).toBeCloseTo(left + 156 - four, 6);
    expect(laid.pages.slice(0, -1).flatMap(({ boxes }) => rulesOf(boxes, "imprintRule"))).toEqual([]);
  }
  const copies = textsOf(last(notice), "copies");
  expect(copies[0]?.text).toMatch(/^抄送：/u);
  expect(copies.at(-1)?.text).toMatch(/[^。]。$/u);
  expect(must(copies[1], "wrapped").x - must(copies[0], "first").x).toBeCloseTo(3 * four, 1);
});

test("PAGE-24 odd pages have their number at the right, even ones at the left, and are mirrored", () => {
  const { pages } = layOut(plan);
  pages.forEach(({ boxes }, index) => {
    const number = must(textsOf(boxes, "pageNumber")[0], "a number");
    expect(number.text).toBe(`— ${index + 1} —`);
    expect(number.y + 0.55 * four).toBeCloseTo(269, 6);
    if (index % 2 === 0) expect(number.x + number.width).toBeCloseTo(184 - four, 6);
    else expect(number.x).toBeCloseTo(26 + four, 6);
    expect(Math.min(...textsOf(boxes, "body").map(({ x }) => x))).toBeCloseTo(index % 2 === 0 ? 28 : 26, 6);
  });
});

test("PAGE-25 a letter: double rules, text 7/8 of a character from both, no number on its first page, an imprint without rules", () => {
  const laid = layOut(letter);
  const [page, second] = laid.pages.map(({ boxes }) => boxes);
  const [thick, thin, lowerThin, lowerThick] = rulesOf(must(page, "page 1"), "redRule").map((rule) => must(rule, "a rule"));
  const [mark] = textsOf(must(page, "page 1"), "mark");
  const size = squareOf(must(mark, "mark").size);
  expect(must(mark, "mark").y + inset * size).toBeCloseTo(30, 6);
  expect(must(thick, "thick").y).toBeCloseTo(30 + (1 - 2 * inset) * size + 4, 6);
  for (const rule of [thick, thin, lowerThin, lowerThick]) expect(rule).toMatchObject({ x: 20, width: 170, ink: "red" });
  expect(must(thick, "thick").height).toBeGreaterThan(must(thin, "thin").height);
  expect(must(lowerThick, "lower").height).toBeGreaterThan(must(lowerThin, "lower thin").height);
  expect(must(lowerThick, "lower").y + must(lowerThick, "lower").height).toBeCloseTo(277, 6);
  const number = must(textsOf(must(page, "page 1"), "number")[0], "number");
  expect(number.x + number.width).toBeCloseTo(184, 6);
  expect(number.y - must(thin, "thin").y - must(thin, "thin").height).toBeCloseTo(4.94, 2);
  expect(must(lowerThin, "thin").y - must(textsOf(must(page, "page 1"), "body").at(-1), "the last line").y - square).toBeCloseTo(4.94, 2);
  expect([textsOf(must(page, "page 1"), "pageNumber").length, textsOf(must(second, "page 2"), "pageNumber")[0]?.text]).toEqual([0, "— 2 —"]);
  expect(rulesOf(must(second, "page 2"), "imprintRule")).toEqual([]);
  expect(rulesOf(must(second, "page 2"), "redRule")).toEqual([]);
  expect(textsOf(must(second, "page 2"), "printing")).toEqual([]);
  expect(textsOf(must(second, "page 2"), "copies")[0]?.text).toBe("抄送：县政府办公室。");
});

test("PAGE-28 the report names substituted fonts and what deviates; nothing of the samples leaves the type area", () => {
  const laid = layOut(notice);
  expect(substitutions(laid, ["AAAAAA+FangSong_GB2312", "BAAAAA+SimHei", "CAAAAA+FZXBSJW--GB1-0", "DAAAAA+KaiTi", "EAAAAA+SimSun"])).toEqual([]);
  expect(substitutions(laid, ["AAAAAA+FangSong", "BAAAAA+SimHei", "CAAAAA+STZhongsong", "EAAAAA+SimSun"])).toEqual([{ font: "headline", used: "STZhongsong" }, { font: "kai", used: "SimSun" }]);
  expect(substitutions(laid, [])).toContainEqual({ font: "fangsong", used: null });
  expect(reportOf(laid, ["CAAAAA+NotoSerifCJKsc-Bold"], "zh")).toContain("小标宋已用NotoSerifCJKsc-Bold替代");
  expect(reportOf({ ...laid, deviations: [{ code: "pitchChanged", page: 2, millimetres: 9.8 }] }, [], "zh")[0]).toContain("第 2 页行距调整为 9.8 毫米");
  expect(layOut({ ...notice, number: "清水发".repeat(20) }).deviations).toContainEqual({ code: "outsideCore", page: 1, text: "清水发".repeat(20) });
  for (const { document } of samples) expect(layOut(document).deviations.filter(({ code }) => code === "outsideCore" || code === "bodyNotOnFirstPage" || code === "signingAlone")).toEqual([]);
});

test("PAGE-25 a letter of one page keeps its imprint on it, within the type area", () => {
  for (let characters = 20; characters < 420; characters += 25) {
    const laid = layOut({ ...letter, body: ["字".repeat(characters)] });
    const signed = laid.pages.findIndex(({ boxes }) => textsOf(boxes, "date").length > 0);
    const copies = laid.pages.findIndex(({ boxes }) => textsOf(boxes, "copies").length > 0);
    expect([copies, laid.pages.length - 1], `${characters} characters`).toEqual([copies, copies]);
    expect(copies - signed, `${characters} characters`).toBeLessThanOrEqual(1);
    expect(must(textsOf(pageOf(laid, copies), "copies")[0], "copies").y + four).toBeLessThan(262);
    expect(laid.deviations.filter(({ code }) => code === "signingAlone" || code === "outsideCore")).toEqual([]);
  }
});

test("PAGE-30 an imprint at the back stands on an even page; a blank page before it and its own then have no number", () => {
  const atBack = { ...notice, imprintOn: "backPage", annexes: [], attachments: [], note: null } as const;
  const [one, two] = [{ ...atBack, body: ["请认真执行。", "特此通知。"] }, { ...atBack, body: ["字".repeat(400)] }];
  expect(numbers(one)).toEqual(["— 1 —", "— 2 —"]);
  expect(numbers(two)).toEqual(["— 1 —", "— 2 —"]);
  for (const document of [one, two]) expect(rulesOf(last(document), "imprintRule").length).toBe(3);
  const full = { ...two, signing: null, body: ["字".repeat(28 * 30 - 40)] };
  expect(numbers(full)).toEqual(["— 1 —", "— 2 —", undefined, undefined]);
  expect(pageOf(layOut(full), 2)).toEqual([]);
  expect(rulesOf(last(full), "imprintRule").length).toBe(3);
});
