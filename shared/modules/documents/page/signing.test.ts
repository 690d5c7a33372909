import * as fc from "fast-check";
import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import type { LaidOut, PlacedBox, TextBox } from "./boxes.ts";
import { joint, letter, notice, order, request } from "./fixtures.ts";
import { core, pitch, square, step } from "./geometry.ts";
import { layOut } from "./layOut.ts";
import { widthIn } from "./lines.ts";
import type { GeneralPage, Signing } from "./model.ts";
import { centreOf, sealsOf, textsOf } from "./reading.fixtures.ts";
import { indentsOf } from "./signing.ts";

const sealed = (organs: readonly string[], date = "2026年1月5日"): Signing => ({ kind: "sealed", organs, date, seal: 42 });
const signedBy = (signing: Signing, changes: Partial<GeneralPage> = {}): LaidOut => layOut({ ...notice, urgency: null, title: "关于开展检查的通知", attachments: [], annexes: [], note: null, body: ["请认真执行。"], signing, ...changes });
const placedOn = ({ pages }: LaidOut): readonly PlacedBox[] => must(pages.find(({ boxes }) => boxes.some(({ role }) => role === "date")), "the page that is signed").boxes;
const bottomOfText = (boxes: readonly PlacedBox[]): number => Math.max(...textsOf(boxes, "body").map(({ y }) => y)) + square;
const rightIndent = ({ x, width }: TextBox): number => (core.right - x - width) / step;

test("PAGE-16 the vectors of the standard: date 4 from the right, the organ in its middle", () => {
  expect(indentsOf("sealed", widthIn("清河县水务局"), widthIn("2026年1月5日"))).toEqual({ organ: 4, date: 4 });
  expect(indentsOf("sealed", 4, 7)).toEqual({ organ: 5.5, date: 4 });
  expect(indentsOf("sealed", 10, 6)).toEqual({ organ: 2, date: 4 });
  expect(indentsOf("sealed", 20, 6)).toEqual({ organ: 0, date: 4 });
});

test("PAGE-16 the seal presses organ and date, which are a little below its middle, and begins within a line of the text", () => {
  for (const organ of ["清河县水务局", "清河县人民政府办公室"]) {
    const boxes = placedOn(signedBy(sealed([organ])));
    const [named, dated, seal] = [must(textsOf(boxes, "organ")[0], "organ"), must(textsOf(boxes, "date")[0], "date"), must(sealsOf(boxes)[0], "seal")];
    expect(rightIndent(dated)).toBeCloseTo(4, 6);
    expect(centreOf(named)).toBeCloseTo(centreOf(dated), 6);
    expect(centreOf(seal)).toBeCloseTo(centreOf(dated), 6);
    expect(seal.y - bottomOfText(boxes)).toBeCloseTo(6, 6);
    expect(seal.y + seal.width / 2 - bottomOfText(boxes)).toBeCloseTo(27, 6);
    expect(dated.y + square).toBeLessThan(seal.y + seal.width);
    const middle = (named.y + dated.y + square) / 2;
    expect(middle - (seal.y + 21)).toBeGreaterThan(0);
    expect(middle - (seal.y + 21)).toBeLessThan(8);
    expect(named.y - bottomOfText(boxes)).toBeCloseTo(3 * pitch - square, 6);
  }
});

test("PAGE-17 the vectors of the standard: organ 2 from the right, the date begins 2 after it", () => {
  expect(indentsOf("unsealed", 10, 6)).toEqual({ organ: 2, date: 4 });
  expect(indentsOf("unsealed", 6, 6)).toEqual({ organ: 2, date: 0 });
  expect(indentsOf("unsealed", 4, 6)).toEqual({ organ: 6, date: 2 });
  for (const [organ, date] of [["清河县水务局办公室", "2026年1月5日"], ["水务局", "2026年12月25日"]] as const) {
    const boxes = placedOn(signedBy({ kind: "unsealed", organs: [organ, "清河县财政局"], date }));
    const [lead, second] = textsOf(boxes, "organ").map((box) => must(box, "organ"));
    const dated = must(textsOf(boxes, "date")[0], "date");
    expect(dated.x - must(lead, "lead").x).toBeCloseTo(2 * step, 6);
    expect(must(lead, "lead").y - bottomOfText(boxes)).toBeCloseTo(2 * pitch - square, 6);
    expect([must(second, "second").y - must(lead, "lead").y, dated.y - must(lead, "lead").y]).toEqual([expect.closeTo(pitch, 6), expect.closeTo(2 * pitch, 6)]);
    expect(sealsOf(boxes)).toEqual([]);
  }
});

test("PAGE-18 joint: each seal around its name, none touches another or leaves the type area, the last presses the date", () => {
  const names = ["清河县水务局", "清河县财政局", "清河县自然资源局", "清河县发展和改革局", "清河县审计局", "清河县农业农村局", "清河县林业局"];
  for (let count = 2; count <= names.length; count++) {
    const boxes = placedOn(signedBy(sealed(names.slice(0, count), "2026年12月25日"), { body: ["字".repeat(120)] }));
    const [placed, organs, dated] = [sealsOf(boxes), textsOf(boxes, "organ"), must(textsOf(boxes, "date")[0], "date")];
    const shift = Math.abs(rightIndent(dated) - 4) < 0.01 ? 0 : 2;
    expect(placed.map(({ organ }) => organ)).toEqual(organs.map(({ text }) => text));
    placed.forEach((seal, index) => {
      expect(centreOf(seal)).toBeCloseTo(centreOf(must(organs[index], "organ")), 6);
      expect([seal.x + shift >= core.left, seal.x + shift + 42 <= core.right], `${count}: ${seal.organ}`).toEqual([true, true]);
      for (const other of placed.slice(index + 1)) expect(Math.hypot(seal.x - other.x, seal.y - other.y)).toBeGreaterThanOrEqual(44.9);
    });
    expect(centreOf(must(placed.at(-1), "the last"))).toBeCloseTo(centreOf(dated), 6);
    expect(must(placed[0], "the first").y - bottomOfText(boxes)).toBeLessThanOrEqual(10.3);
    const neighbours = organs.slice(1).map((organ, index) => [must(organs[index], "the one before"), organ] as const).filter(([left, right]) => left.y === right.y);
    for (const [left, right] of neighbours) expect(right.x).toBeGreaterThan(left.x + left.width);
  }
  expect(new Set(sealsOf(placedOn(layOut(joint))).map(({ y }) => y)).size, "three organs in one row").toBe(1);
});

test("PAGE-19 the signature stamp ends four characters from the right, the post before it in the middle of its height", () => {
  const boxes = placedOn(layOut(order));
  const stamp = must(boxes.find((box) => box.kind === "signature"), "the stamp");
  const [post, dated] = [must(textsOf(boxes, "post")[0], "post"), must(textsOf(boxes, "date")[0], "date")];
  expect((core.right - stamp.x - stamp.width) / step).toBeCloseTo(4, 6);
  expect(stamp.x - post.x - post.width).toBeCloseTo(2 * step, 6);
  expect(post.y + square / 2).toBeCloseTo(stamp.y + ("height" in stamp ? stamp.height : 0) / 2, 6);
  expect(rightIndent(dated)).toBeCloseTo(4, 6);
  expect(stamp.y - bottomOfText(boxes)).toBeCloseTo(pitch - square + 2 * pitch, 6);
});

test("PAGE-20 a signing block always has a line of the text on its page, however long the text is", () => {
  const signings: readonly Signing[] = [sealed(["清河县水务局"]), sealed(["清河县水务局", "清河县财政局", "清河县自然资源局", "清河县审计局"]), { kind: "unsealed", organs: ["清河县水务局"], date: "2026年1月5日" }];
  fc.assert(fc.property(fc.integer({ min: 2, max: 60 }), fc.constantFrom(...signings), fc.integer({ min: 0, max: 3 }), (lines, signing, annexes) => {
    const laid = signedBy(signing, { body: ["字".repeat(28 * lines - 5)], attachments: Array.from({ length: annexes }, (_, index) => `检查表${index}`), note: "此件公开发布" });
    const page = placedOn(laid);
    expect(textsOf(page, "body").length).toBeGreaterThan(0);
    expect(laid.deviations.filter(({ code }) => code !== "pitchChanged" && code !== "linesMoved" && code !== "imprintAlone")).toEqual([]);
    for (const { boxes } of laid.pages) {
      const heights = textsOf(boxes, "body").map(({ y }) => y).slice(0, 2);
      if (heights.length === 2) expect(must(heights[1], "b") - must(heights[0], "a")).toBeGreaterThanOrEqual(0.9 * pitch - 1e-6);
      for (const box of boxes) if (box.role !== "pageNumber") expect(box.y + ("height" in box ? box.height : box.kind === "seal" ? 42 : square)).toBeLessThanOrEqual(262.01);
    }
  }), { numRuns: 150 });
});

test("PAGE-21 the note stands below the date, two characters in, and no seal runs into it", () => {
  const unsealed = placedOn(layOut(request));
  const [note, dated] = [must(textsOf(unsealed, "note")[0], "note"), must(textsOf(unsealed, "date")[0], "date")];
  expect(note.text).toBe("（联系人：陈秀英，电话：0570-1234567）");
  expect(note.y - dated.y).toBeCloseTo(pitch, 6);
  for (const document of [letter, joint]) {
    const boxes = placedOn(layOut(document));
    const line = must(textsOf(boxes, "note")[0], "note");
    for (const seal of sealsOf(boxes)) if (seal.x < line.x + line.width) expect(line.y).toBeGreaterThan(seal.y + seal.width);
    expect(line.y - must(textsOf(boxes, "date")[0], "date").y).toBeLessThan(pitch + 4);
  }
});
