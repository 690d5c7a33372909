import { expect, test } from "vitest";
import { must } from "#shared/kernel/assert.ts";
import type { PlacedBox, TextBox } from "./boxes.ts";
import { joint, minutes, notice, request } from "./fixtures.ts";
import { core, inset, markWidth, pitch, square, squareOf, step } from "./geometry.ts";
import { layOut } from "./layOut.ts";
import { widthIn } from "./lines.ts";
import type { OfficialPage } from "./model.ts";
import { centreOf, pageOf, textOf, textsOf } from "./reading.fixtures.ts";
import { titleLines } from "./title.ts";

const first = (document: OfficialPage): readonly PlacedBox[] => pageOf(layOut(document), 0);
const rule = (boxes: readonly PlacedBox[]): PlacedBox => must(boxes.find(({ role }) => role === "redRule"), "the rule");
const share = ({ width, text }: TextBox): number => width / widthIn(text);
const inkTop = ({ y, size }: TextBox): number => y + inset * squareOf(size);
const inkBottom = ({ y, size }: TextBox): number => y + (1 - inset) * squareOf(size);

test("PAGE-8 what is missing of the markings leaves no gap", () => {
  const all = first({ ...notice, copyNumber: "000001", secrecy: "机密★5年", urgency: "特急" });
  expect([textOf(all, "copyNumber").y, textOf(all, "secrecy").y, textOf(all, "urgency").y]).toEqual([37, 37 + pitch, 37 + 2 * pitch]);
  expect([textOf(all, "copyNumber").font, textOf(all, "secrecy").font, textOf(all, "urgency").font]).toEqual(["fangsong", "hei", "hei"]);
  const two = first({ ...notice, copyNumber: "000001", urgency: "特急" });
  expect(textOf(two, "urgency")).toMatchObject({ x: core.left, y: 37 + pitch, size: 16 });
});

test("PAGE-9 the mark is red, centred, its upper edge at 72, as large as its width lets it be", () => {
  const mark = textOf(first(notice), "mark");
  expect(inkTop(mark)).toBeCloseTo(72, 6);
  expect(centreOf(mark)).toBeCloseTo(106, 6);
  expect(mark).toMatchObject({ font: "headline", ink: "red", text: "清河县水务局文件" });
  expect(mark.width).toBeCloseTo(markWidth, 6);
  expect(textOf(first({ ...notice, mark: { names: ["国务院"], word: "文件" } }), "mark").size).toBe(62);
  const long = textsOf(first({ ...notice, mark: { names: ["清河县人民政府防汛抗旱指挥部办公室"], word: "文件" } }), "mark");
  expect(long.map(({ text }) => text).join("")).toBe("清河县人民政府防汛抗旱指挥部办公室文件");
  expect(long.length).toBe(2);
});

test("PAGE-9 joint: the lead organ first, names spread to one width, the word in the middle of their height", () => {
  const [a, b, c, word] = textsOf(first(joint), "mark").map((box) => must(box, "a line of the mark"));
  const square = squareOf(must(a, "a").size);
  const ink = (box: TextBox) => [box.x + (share(box) - square) / 2, box.x + box.width - (share(box) - square) / 2];
  for (const line of [a, b]) for (const side of [0, 1]) expect(ink(must(line, "a line"))[side]).toBeCloseTo(must(ink(must(c, "c"))[side], "a side"), 6);
  expect(must(word, "the word").y).toBeCloseTo(must(b, "b").y, 6);
  expect(must(word, "the word").text).toBe("文件");
});

test("PAGE-10 the number stands two blank lines below the mark; going up beside the last signer", () => {
  const down = first(notice);
  expect(textOf(down, "number").y - inkBottom(textOf(down, "mark"))).toBeCloseTo(2 * pitch, 6);
  expect(centreOf(textOf(down, "number"))).toBeCloseTo(106, 6);
  const up = first({ ...request, signers: ["刘建国", "陈敏", "周志强"] });
  const [a, b, c] = textsOf(up, "signer").map((box) => must(box, "a signer"));
  expect(textOf(up, "number").x).toBeCloseTo(core.left + step, 6);
  expect(textOf(up, "number").y).toBeCloseTo(must(c, "c").y, 6);
  expect([must(b, "b").y - must(a, "a").y, must(c, "c").y - must(a, "a").y]).toEqual([0, expect.closeTo(pitch, 6)]);
  expect(must(c, "c").x).toBeCloseTo(must(a, "a").x, 6);
  expect(must(a, "a").font).toBe("kai");
  expect(textOf(up, "signerLabel").font).toBe("fangsong");
  expect(centreOf(must(b, "b"))).toBeCloseTo(core.right - step - 1.5 * step, 6);
  expect(textOf(first({ ...request, signers: ["刘建国"] }), "signer")).toMatchObject({ width: 3 * step, x: expect.closeTo(core.right - 4 * step, 6) });
});

test("PAGE-11 the red rule is 4 below the number, also where the signers take two lines", () => {
  for (const document of [notice, { ...request, signers: ["刘建国", "陈敏", "周志强"] }, minutes]) {
    const boxes = first(document);
    expect(rule(boxes)).toMatchObject({ x: 28, width: 156, y: expect.closeTo(textOf(boxes, "number").y + square + 4, 6), ink: "red" });
  }
});

test("PAGE-12 a title is a trapezoid or a rhombus, broken between words", () => {
  expect(titleLines("清河县水务局关于做好2026年汛期堤防巡查和水库安全度汛工作的通知", 20).join("")).toContain("2026年汛期");
  expect(titleLines("关于解决资金的请示", 20)).toEqual(["关于解决资金的请示"]);
  expect(titleLines("清河县人民政府办公室\n关于加强河道采砂管理工作的通知", 20)).toEqual(["清河县人民政府办公室", "关于加强河道采砂管理工作的通知"]);
  const titles = ["清河县水务局清河县财政局关于印发《清河县水利工程维修养护资金管理办法（试行）》的通知", "清河县人民政府办公室关于转发县水务局等部门关于进一步加强农村饮水安全工程运行管理和水质保障工作实施意见的通知", "清河县水务局关于2026年度防汛抗旱工作情况的报告"];
  for (const title of titles) {
    const widths = titleLines(title, 20).map(widthIn);
    expect(Math.max(...widths)).toBeLessThanOrEqual(20);
    expect(new Set(widths).size, `${title}: no block`).toBeGreaterThan(1);
    expect(widths.some((width, index) => index > 0 && index < widths.length - 1 && width < Math.min(must(widths[index - 1], "one"), must(widths[index + 1], "two"))), `${title}: no hourglass`).toBe(false);
    for (const line of titleLines(title, 20)) expect(line).not.toMatch(/^[的》，、）]|[《（]$/u);
    expect(widths.at(-1)).toBeGreaterThanOrEqual(4);
  }
  const boxes = first(notice);
  expect(textOf(boxes, "title").y - (rule(boxes).y + 1.5 * squareOf(1))).toBeCloseTo(2 * pitch, 6);
  for (const line of textsOf(boxes, "title")) expect(centreOf(line)).toBeCloseTo(106, 6);
  expect(textOf(boxes, "title")).toMatchObject({ font: "headline", size: 22 });
});

test("PAGE-13 addressees stand flush left with a colon; too many of them go to the imprint", () => {
  const boxes = first({ ...notice, addressees: "各乡镇水管站" });
  const lastTitle = must(textsOf(boxes, "title").at(-1), "a title");
  expect(textOf(boxes, "addressees")).toMatchObject({ text: "各乡镇水管站：", x: 28, y: expect.closeTo(lastTitle.y + squareOf(22) + pitch - square + pitch, 6) });
  const many = layOut({ ...notice, addressees: "青山镇人民政府，柳河镇人民政府，白马乡人民政府，".repeat(14) });
  expect(many.deviations).toContainEqual({ code: "addresseesMoved" });
  expect(textsOf(pageOf(many, 0), "addressees")).toEqual([]);
  expect(textsOf(pageOf(many, 0), "body").length).toBeGreaterThan(0);
  const imprint = textsOf(pageOf(many, -1), "copies").map(({ text }) => text);
  expect(imprint[0]).toMatch(/^主送：/u);
  expect(imprint.findIndex((text) => text.startsWith("抄送："))).toBeGreaterThan(1);
});
